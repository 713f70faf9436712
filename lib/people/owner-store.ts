import { OWNER_LINK_MINUTES, OWNER_SESSION, type OwnedHotelDto } from '@/lib/contract/owner';
import type { Owner } from '@/lib/hotel/principals';
import { clock } from '@/lib/kernel/clock';
import { hashSecret, newSecret } from '@/lib/kernel/secret-hash';
import { db, type Tx } from '@/lib/platform/db';

const MINUTE_MS = 60_000;
/** A page sends several requests at once, so the last activity is written at most once a minute. */
const SEEN_EVERY_MS = MINUTE_MS;

const ago = (minutes: number) => new Date(clock.now().getTime() - minutes * MINUTE_MS);

/** Creates a link and returns its secret; only its hash is stored. */
export async function appendOwnerLink(minutes = OWNER_LINK_MINUTES): Promise<string> {
  const token = newSecret();
  const expiresAt = ago(-minutes);
  await db().ownerLink.create({ data: { tokenHash: hashSecret(token), expiresAt } });
  return token;
}

/**
 * Consumes the link and creates a session. Of two concurrent calls only one succeeds. Returns null for an invalid link.
 */
export async function redeemOwnerLink(
  tx: Tx,
  token: string,
): Promise<{ secret: string; owner: Owner } | null> {
  const { count } = await tx.ownerLink.updateMany({
    where: { tokenHash: hashSecret(token), usedAt: null, expiresAt: { gt: clock.now() } },
    data: { usedAt: clock.now() },
  });
  if (count === 0) return null;
  const secret = newSecret();
  const { id } = await tx.ownerSession.create({
    data: { secretHash: hashSecret(secret) },
    select: { id: true },
  });
  return { secret, owner: { kind: 'owner', hotel: null, id } };
}

/** Returns the owner of this secret while the session is neither idle nor older than its limit. */
export async function findOwner(secret: string): Promise<Owner | null> {
  const row = await db().ownerSession.findFirst({
    where: {
      secretHash: hashSecret(secret),
      revokedAt: null,
      createdAt: { gt: ago(OWNER_SESSION.hours * 60) },
      lastSeenAt: { gt: ago(OWNER_SESSION.idleMinutes) },
    },
    select: { id: true, lastSeenAt: true },
  });
  if (!row) return null;
  if (clock.now().getTime() - row.lastSeenAt.getTime() > SEEN_EVERY_MS)
    await db().ownerSession.update({ where: { id: row.id }, data: { lastSeenAt: clock.now() } });
  return { kind: 'owner', hotel: null, id: row.id };
}

/** For a transaction that ends the session of its own actor. */
export async function lockOwnerSession(tx: Tx, { id }: Owner): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM owner_session WHERE id = ${id} FOR NO KEY UPDATE`;
}

export async function revokeOwnerSession(tx: Tx, { id }: Owner): Promise<void> {
  await tx.ownerSession.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: clock.now() } });
}

/** Revokes every session and every unused link. Returns the number of sessions. */
export async function revokeOwners(): Promise<number> {
  const revokedAt = clock.now();
  await db().ownerLink.updateMany({ where: { usedAt: null }, data: { usedAt: revokedAt } });
  const { count } = await db().ownerSession.updateMany({ where: { revokedAt: null }, data: { revokedAt } });
  return count;
}

type Row = Omit<OwnedHotelDto, 'created_at'> & { created_at: Date };

/** Lists the hotels by name, without any of their guests' or conversations' data. */
export async function listOwnedHotels(slug?: string): Promise<OwnedHotelDto[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT h.slug, h.name, h.time_zone, h.locale, h.accent_color, h.created_at,
           (SELECT count(*)::int FROM room r WHERE r.hotel_id = h.id) AS rooms,
           (SELECT count(*)::int FROM staff s WHERE s.hotel_id = h.id AND s.is_active) AS people,
           EXISTS (SELECT 1 FROM staff s WHERE s.hotel_id = h.id AND s.is_active AND s.role = 'admin') AS has_admin
    FROM hotel h WHERE ${slug ?? null}::text IS NULL OR h.slug = ${slug ?? null} ORDER BY h.name, h.id`;
  return rows.map((row) => ({ ...row, created_at: row.created_at.toISOString() }));
}

export async function findHotelId(tx: Tx, slug: string): Promise<number | null> {
  const hotel = await tx.hotel.findUnique({ where: { slug }, select: { id: true } });
  return hotel?.id ?? null;
}
