import { Prisma } from '@/lib/generated/prisma/client';

export type Speaker = {
  hotelId: number;
  staffId: number | null;
  /** The link a guest came by and, unless they send the link's token each time, the device it was opened on. */
  tokenId: number | null;
  sessionId: number | null;
};

/** What may have changed since the request was let in: a revoked device or link, a deactivated colleague. */
export function isStillWelcome({ staffId, tokenId, sessionId, hotelId }: Speaker): Prisma.Sql {
  if (staffId !== null) {
    return Prisma.sql`EXISTS (SELECT 1 FROM staff w WHERE w.hotel_id = ${hotelId} AND w.id = ${staffId} AND w.is_active)`;
  }
  return Prisma.sql`EXISTS (
    SELECT 1 FROM guest_token w LEFT JOIN guest_session d ON d.hotel_id = w.hotel_id AND d.id = ${sessionId}::int
    WHERE w.hotel_id = ${hotelId} AND w.id = ${tokenId} AND w.revoked_at IS NULL
      AND COALESCE(w.expires_at > now(), true) AND d.revoked_at IS NULL)`;
}

/**
 * The same as tables to join to the booking `b`, with the names of the rows to lock. Locked, a revocation that
 * commits first is seen even by a write that had begun and stood waiting, and one that comes second waits for it.
 */
export function stillWelcome({ staffId, tokenId, sessionId }: Speaker): {
  joins: Prisma.Sql;
  rows: Prisma.Sql;
} {
  if (staffId !== null) {
    const staff = Prisma.sql`JOIN staff w ON w.hotel_id = b.hotel_id AND w.id = ${staffId} AND w.is_active`;
    return { joins: staff, rows: Prisma.sql`w` };
  }
  const link = Prisma.sql`
    JOIN guest_token w ON w.hotel_id = b.hotel_id AND w.id = ${tokenId} AND w.revoked_at IS NULL
      AND COALESCE(w.expires_at > now(), true)`;
  if (sessionId === null) return { joins: link, rows: Prisma.sql`w` };
  const device = Prisma.sql`
    JOIN guest_session d ON d.hotel_id = b.hotel_id AND d.id = ${sessionId} AND d.revoked_at IS NULL`;
  return { joins: Prisma.sql`${link} ${device}`, rows: Prisma.sql`w, d` };
}
