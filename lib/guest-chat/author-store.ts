import { Prisma } from '@/lib/generated/prisma/client';
import { deviceIsCurrent, linkIsCurrent, staffIsCurrent } from '@/lib/hotel/current-actor-store';
import type { Principal, StaffSession } from '@/lib/hotel/principals';

export type Author = { hotelId: number } & (
  | { staffId: number; staffSession: StaffSession; tokenId: null; sessionId: null }
  /** The link that a guest came by and, unless they send the link's token each time, the device that opened it. */
  | { staffId: null; staffSession: null; tokenId: number; sessionId: number | null }
);

export function authorOf(who: Principal): Author {
  const hotelId = who.hotel.id;
  return who.kind === 'staff'
    ? { hotelId, staffId: who.id, staffSession: who.session, tokenId: null, sessionId: null }
    : { hotelId, staffId: null, staffSession: null, tokenId: who.tokenId, sessionId: who.sessionId };
}

/**
 * What may have changed since the request was authenticated: a revoked device or link, an ended session, a dismissal.
 */
export function isStillAuthorized(author: Author): Prisma.Sql {
  const { joins } = stillAuthorized(author);
  return Prisma.sql`EXISTS (SELECT 1 FROM (SELECT ${author.hotelId}::int AS hotel_id) b ${joins})`;
}

/**
 * The same check as tables to join to the booking `b`, with the names of the rows to lock. With the lock, even a write
 * that had begun and was waiting sees a revocation that commits first, and a revocation that comes second waits for the
 * write.
 */
export function stillAuthorized({ staffId, staffSession, tokenId, sessionId }: Author): {
  joins: Prisma.Sql;
  rows: Prisma.Sql;
} {
  if (staffId !== null) {
    const staff = Prisma.sql`JOIN staff w ON w.hotel_id = b.hotel_id AND ${staffIsCurrent(staffId, staffSession)}`;
    return { joins: staff, rows: Prisma.sql`w` };
  }
  const link = Prisma.sql`JOIN guest_token w ON w.hotel_id = b.hotel_id AND ${linkIsCurrent(tokenId)}`;
  if (sessionId === null) return { joins: link, rows: Prisma.sql`w` };
  const device = Prisma.sql`JOIN guest_session d ON d.hotel_id = b.hotel_id AND ${deviceIsCurrent(sessionId)}`;
  return { joins: Prisma.sql`${link} ${device}`, rows: Prisma.sql`w, d` };
}
