import { hashSecret, newSecret } from '@/lib/kernel/secret-hash';
import { db, type Tx } from '@/lib/platform/db';
import { type Guest, guestName } from './who';

export const USER_AGENT_CHARS = 200;

/** One device that opened the link. Answers the secret for its cookie; only the hash is kept. */
export async function appendGuestSession(tx: Tx, guest: Guest, userAgent: string): Promise<string> {
  const { secret, data } = newSession(guest, userAgent);
  await tx.guestSession.create({ data });
  return secret;
}

/** The same for an app on a home screen. Null when its key has opened the door before. */
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

/** What a limit of devices counts: those of one link, or those that came into a stay by the code in its room. */
export type SessionsOf = { hotelId: number; bookingId: number } & (
  | { tokenId: number }
  | { isRoomEntry: true }
);

/**
 * The sessions beyond a number of them, those unused for longest. The stay is locked first, so that devices that
 * come at once are counted one after the other.
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

/** For a transaction that ends the session of its own actor: the stay first, as everything that ends sessions does. */
export async function lockGuestSession(tx: Tx, { hotel, bookingId, sessionId }: Guest): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM booking WHERE hotel_id = ${hotel.id} AND id = ${bookingId} FOR UPDATE`;
  await tx.$queryRaw`
    SELECT 1 FROM guest_session WHERE hotel_id = ${hotel.id} AND id = ${sessionId} FOR NO KEY UPDATE`;
}

/** Answers whether it had not ended before. Its device gets no push any more. */
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

/** Whatever opens a booking until now, by number: its devices and its links. Asked before they are revoked. */
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

/** The devices that may speak for a booking, the one seen last first. */
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

/** The devices of a booking that ended because there were too many; null for none. */
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

/** Every link of a booking, and with it every device that came by one. Answers how many devices that ended. */
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

/** One device of a booking; `ended` when it was revoked before, `unknown` when the booking has no such device. */
export async function revokeGuestDevice(
  tx: Tx,
  hotelId: number,
  bookingId: number,
  sessionId: number,
): Promise<'revoked' | 'ended' | 'unknown'> {
  if (!(await isDeviceOfStay(tx, hotelId, bookingId, sessionId))) return 'unknown';
  return (await revokeGuestSession(tx, hotelId, sessionId)) ? 'revoked' : 'ended';
}

/** Makes the secret of a guest link; the only moment it exists in the clear. */
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

/** The same for several bookings: by the id of each, the secret of its new link. */
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
