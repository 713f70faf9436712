import { hashSecret, newSecret } from '@/lib/kernel/secret-hash';
import { db } from '@/lib/platform/db';
import type { Guest } from './who';

const USER_AGENT_CHARS = 200;

/** One device that opened the link. Answers the secret for its cookie; only the hash is kept. */
export async function appendGuestSession(guest: Guest, userAgent: string): Promise<string> {
  const secret = newSecret();
  await db().guestSession.create({
    data: {
      hotelId: guest.hotel.id,
      bookingId: guest.bookingId,
      tokenId: guest.tokenId,
      secretHash: hashSecret(secret),
      userAgent: userAgent.slice(0, USER_AGENT_CHARS),
    },
  });
  return secret;
}

export async function revokeGuestSession(hotelId: number, sessionId: number): Promise<void> {
  await db().guestSession.updateMany({
    where: { hotelId, id: sessionId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
}

/** The devices that may speak for a booking, the one seen last first. */
export async function listGuestSessions(hotelId: number, bookingId: number) {
  return db().guestSession.findMany({
    where: { hotelId, bookingId, revokedAt: null, token: { revokedAt: null } },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
    select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true },
  });
}

/** Every link of a booking, and with it every device that came by one. Answers how many devices that ended. */
export async function revokeGuestLinks(hotelId: number, bookingId: number): Promise<number> {
  const where = { hotelId, bookingId, revokedAt: null };
  const [, sessions] = await db().$transaction([
    db().guestToken.updateMany({ where, data: { revokedAt: new Date() } }),
    db().guestSession.updateMany({ where, data: { revokedAt: new Date() } }),
    db().device.deleteMany({ where: { hotelId, bookingId } }),
  ]);
  return sessions.count;
}

/** One device of a booking; `ended` when it was revoked before, `unknown` when the booking has no such device. */
export async function revokeGuestDevice(
  hotelId: number,
  bookingId: number,
  sessionId: number,
): Promise<'revoked' | 'ended' | 'unknown'> {
  const device = { hotelId, bookingId, id: sessionId };
  const [known, revoked] = await db().$transaction([
    db().guestSession.count({ where: device }),
    db().guestSession.updateMany({ where: { ...device, revokedAt: null }, data: { revokedAt: new Date() } }),
    db().device.deleteMany({ where: { hotelId, bookingId, guestSessionId: sessionId } }),
  ]);
  if (known === 0) return 'unknown';
  return revoked.count === 1 ? 'revoked' : 'ended';
}

/** Makes the secret of a guest link; the only moment it exists in the clear. */
export async function appendGuestToken(hotelId: number, bookingId: number): Promise<string> {
  const token = newSecret();
  await db().guestToken.create({ data: { hotelId, bookingId, tokenHash: hashSecret(token) } });
  return token;
}
