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

/** Makes the secret of a guest link; the only moment it exists in the clear. */
export async function appendGuestToken(hotelId: number, bookingId: number): Promise<string> {
  const token = newSecret();
  await db().guestToken.create({ data: { hotelId, bookingId, tokenHash: hashSecret(token) } });
  return token;
}
