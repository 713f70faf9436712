import { hashSecret, newSecret } from '@/lib/kernel/secret-hash';
import { db, type Tx } from '@/lib/platform/db';
import { type Guest, guestName } from './principals';

export const USER_AGENT_CHARS = 200;

/**
 * Creates the session of one device that opened the link. Returns the secret for its cookie; only the hash is stored.
 */
export async function appendGuestSession(tx: Tx, guest: Guest, userAgent: string): Promise<string> {
  const { secret, data } = newSession(guest, userAgent);
  await tx.guestSession.create({ data });
  return secret;
}

/** Creates the session of an app on a home screen. Returns null when its key was used before. */
export async function appendKeyedSession(
  tx: Tx,
  guest: Guest,
  userAgent: string,
  keyNonce: string,
): Promise<string | null> {
  const { secret, data } = newSession(guest, userAgent);
  const { count } = await tx.guestSession.createMany({
    data: { ...data, keyNonce },
    skipDuplicates: true,
  });
  return count === 1 ? secret : null;
}

/** The sessions that a device limit counts: those of one link, or those that came to a stay by the code in its room. */
export type SessionsOf = { hotelId: number; bookingId: number } & (
  | { tokenId: number }
  | { isRoomEntry: true }
);

/**
 * Lists the sessions beyond the limit, those unused for longest. The stay is locked first, so that devices that arrive
 * concurrently are counted one after the other.
 */
export async function listSurplusSessions(tx: Tx, of: SessionsOf, most: number): Promise<number[]> {
  const { hotelId, bookingId } = of;
  await tx.$queryRaw`SELECT 1 FROM booking WHERE hotel_id = ${hotelId} AND id = ${bookingId} FOR NO KEY UPDATE`;
  const rows = await tx.guestSession.findMany({
    where: {
      ...{ hotelId, bookingId, revokedAt: null },
      ...('tokenId' in of ? { tokenId: of.tokenId } : { token: { isRoomEntry: true } }),
    },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
    skip: most,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

function newSession(guest: Guest, userAgent: string) {
  const secret = newSecret();
  const data = {
    hotelId: guest.hotel.id,
    bookingId: guest.bookingId,
    tokenId: guest.tokenId,
    secretHash: hashSecret(secret),
    userAgent: userAgent.slice(0, USER_AGENT_CHARS),
  };
  return { secret, data };
}

/**
 * For a transaction that ends the session of its own actor. It locks the stay first, as every transaction that ends
 * sessions does.
 */
export async function lockGuestSession(tx: Tx, { hotel, bookingId, sessionId }: Guest): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM booking WHERE hotel_id = ${hotel.id} AND id = ${bookingId} FOR UPDATE`;
  await tx.$queryRaw`
    SELECT 1 FROM guest_session WHERE hotel_id = ${hotel.id} AND id = ${sessionId} FOR NO KEY UPDATE`;
}

/**
 * Ends a session and deletes its device, so that it receives no further push. Returns false when the session had ended
 * before.
 */
export async function revokeGuestSession(
  tx: Tx,
  hotelId: number,
  sessionId: number,
  { overLimit = false } = {},
): Promise<boolean> {
  await tx.device.deleteMany({ where: { hotelId, guestSessionId: sessionId } });
  const { count } = await tx.guestSession.updateMany({
    where: { hotelId, id: sessionId, revokedAt: null },
    data: { revokedAt: new Date(), overLimit },
  });
  return count === 1;
}

/** Lists the ids of the valid sessions and links of a booking. Call it before they are revoked. */
export async function listGuestCredentials(
  tx: Tx,
  hotelId: number,
  bookingId: number,
): Promise<{ sessionIds: number[]; tokenIds: number[] }> {
  const where = { hotelId, bookingId, revokedAt: null };
  const [sessions, tokens] = await Promise.all([
    tx.guestSession.findMany({ where, select: { id: true } }),
    tx.guestToken.findMany({ where, select: { id: true } }),
  ]);
  return { sessionIds: sessions.map(({ id }) => id), tokenIds: tokens.map(({ id }) => id) };
}

/** Lists the devices that may act for a booking, the most recently seen first. */
export async function listGuestSessions(hotelId: number, bookingId: number) {
  const rows = await db().guestSession.findMany({
    where: {
      hotelId,
      bookingId,
      revokedAt: null,
      token: { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] },
    },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
    select: {
      ...{ id: true, userAgent: true, createdAt: true, lastSeenAt: true },
      token: { select: { companion: { select: { firstName: true, lastName: true } } } },
      booking: { select: { guestFirstName: true, guestLastName: true } },
    },
  });
  return rows.map(({ token, booking, ...device }) => {
    const owner = token.companion ?? { firstName: booking.guestFirstName, lastName: booking.guestLastName };
    return { ...device, ownerName: guestName(owner) };
  });
}

/** Counts the sessions of a booking that ended because the device limit was exceeded; null for none. */
export async function countOverLimit(
  hotelId: number,
  bookingId: number,
): Promise<{ count: number; lastAt: Date } | null> {
  const { _count, _max } = await db().guestSession.aggregate({
    where: { hotelId, bookingId, overLimit: true },
    _count: true,
    _max: { revokedAt: true },
  });
  return _max.revokedAt && { count: _count, lastAt: _max.revokedAt };
}

/** Revokes every link of a booking and every session that came by one. Returns the number of sessions that ended. */
export async function revokeGuestLinks(tx: Tx, hotelId: number, bookingId: number): Promise<number> {
  const where = { hotelId, bookingId, revokedAt: null };
  await tx.guestToken.updateMany({ where, data: { revokedAt: new Date() } });
  const { count } = await tx.guestSession.updateMany({ where, data: { revokedAt: new Date() } });
  await tx.device.deleteMany({ where: { hotelId, bookingId } });
  return count;
}

export async function isDeviceOfStay(
  tx: Tx,
  hotelId: number,
  bookingId: number,
  sessionId: number,
): Promise<boolean> {
  return (await tx.guestSession.count({ where: { hotelId, bookingId, id: sessionId } })) > 0;
}

/**
 * Revokes one device of a booking. Returns `ended` when it was revoked before and `unknown` when the booking has no
 * such device.
 */
export async function revokeGuestDevice(
  tx: Tx,
  hotelId: number,
  bookingId: number,
  sessionId: number,
): Promise<'revoked' | 'ended' | 'unknown'> {
  if (!(await isDeviceOfStay(tx, hotelId, bookingId, sessionId))) return 'unknown';
  return (await revokeGuestSession(tx, hotelId, sessionId)) ? 'revoked' : 'ended';
}

/** Creates a guest link and returns its secret, which exists in plain text only here. */
export async function appendGuestToken(
  hotelId: number,
  bookingId: number,
  companionId: number | null = null,
  tx: Pick<Tx, 'guestToken'> = db(),
): Promise<string> {
  const token = newSecret();
  await tx.guestToken.create({ data: { hotelId, bookingId, companionId, tokenHash: hashSecret(token) } });
  return token;
}

/** Creates a link for each of several bookings. Returns the secret of the new link by booking id. */
export async function appendGuestTokens(
  tx: Tx,
  hotelId: number,
  bookingIds: readonly number[],
): Promise<Map<number, string>> {
  const tokens = new Map(bookingIds.map((id) => [id, newSecret()]));
  const data = [...tokens].map(([bookingId, token]) => ({
    hotelId,
    bookingId,
    tokenHash: hashSecret(token),
  }));
  if (data.length > 0) await tx.guestToken.createMany({ data });
  return tokens;
}
