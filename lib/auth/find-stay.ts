import { letsGuestIn } from '@/lib/contract/booking-status';
import { hotelSlugSchema } from '@/lib/contract/hotel';
import { findStayBySession, findStayByToken, type StayFound } from '@/lib/hotel/stay-store';
import { couldBeSecret, hashSecret } from '@/lib/kernel/secret-hash';

export type Credential = { kind: 'session' | 'token'; secret: string };

/** Returns the stay that a secret belongs to, also where it ended or was revoked. Returns null for every other text. */
export async function findStay(hotelSlug: string, { kind, secret }: Credential): Promise<StayFound | null> {
  if (!couldBeSecret(secret) || !hotelSlugSchema.safeParse(hotelSlug).success) return null;
  const hash = hashSecret(secret);
  return kind === 'session' ? findStayBySession(hotelSlug, hash) : findStayByToken(hotelSlug, hash);
}

export async function findStayOfCookie(hotelSlug: string, secret: string): Promise<StayFound | null> {
  return findStay(hotelSlug, { kind: 'session', secret });
}

/** Returns whether the device or link that was found may act for its stay. */
export const isOpenStay = ({ guest, isRevoked }: StayFound): boolean =>
  !isRevoked && letsGuestIn(guest.bookingStatus);
