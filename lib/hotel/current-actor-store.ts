import type { BookingStatus } from '@/lib/contract/hotel';
import type { Department, StaffRole } from '@/lib/contract/roles';
import { Prisma } from '@/lib/generated/prisma/client';
import type { Tx } from '@/lib/platform/db';
import type { CalendarFeed, Guest, Integration, Owner, StaffMember, StaffSession } from './principals';

/**
 * The conditions under which a credential is still valid, each on one row alone. A statement that had to wait for a row
 * lock reads that row again, so it sees a revocation that committed first. It would not see a change in another table:
 * so the row of a staff member repeats which of their sessions have ended.
 */
export const staffIsCurrent = (id: number, session: StaffSession): Prisma.Sql => Prisma.sql`
  w.id = ${id} AND w.is_active AND w.session_version = ${session.version}
  AND NOT (${session.id}::uuid = ANY(w.ended_session_ids))`;

export const linkIsCurrent = (tokenId: number): Prisma.Sql => Prisma.sql`
  w.id = ${tokenId} AND w.revoked_at IS NULL AND COALESCE(w.expires_at > now(), true)`;

export const deviceIsCurrent = (sessionId: number): Prisma.Sql => Prisma.sql`
  d.id = ${sessionId} AND d.revoked_at IS NULL`;

/** Returns null when the session is no longer valid. The row lock prevents a revocation until the transaction ends. */
export async function lockStaffActor(
  tx: Tx,
  { hotel, id, session }: StaffMember,
): Promise<{ role: StaffRole; department: Department } | null> {
  const [row] = await tx.$queryRaw<{ role: StaffRole; department: Department }[]>`
    SELECT w.role::text AS role, w.department FROM staff w
    WHERE w.hotel_id = ${hotel.id} AND ${staffIsCurrent(id, session)} FOR SHARE`;
  return row ?? null;
}

/** Locks the stay, the link and the device, in the order in which sending a message locks them. */
export async function lockGuestActor(
  tx: Tx,
  { hotel, bookingId, tokenId, sessionId }: Guest,
): Promise<BookingStatus | null> {
  const device =
    sessionId === null
      ? { joins: Prisma.empty, rows: Prisma.empty }
      : {
          joins: Prisma.sql`JOIN guest_session d ON d.hotel_id = b.hotel_id AND ${deviceIsCurrent(sessionId)}`,
          rows: Prisma.sql`, d`,
        };
  const [row] = await tx.$queryRaw<{ status: BookingStatus }[]>`
    SELECT b.status::text AS status FROM booking b
    JOIN guest_token w ON w.hotel_id = b.hotel_id AND ${linkIsCurrent(tokenId)} ${device.joins}
    WHERE b.hotel_id = ${hotel.id} AND b.id = ${bookingId} FOR SHARE OF b, w${device.rows}`;
  return row?.status ?? null;
}

export async function lockIntegrationActor(tx: Tx, { hotel, id, secretHash }: Integration): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM api_key WHERE hotel_id = ${hotel.id} AND id = ${id} AND secret_hash = ${secretHash}
    AND revoked_at IS NULL FOR SHARE`;
  return rows.length === 1;
}

export async function lockCalendarActor(tx: Tx, { hotel, id }: CalendarFeed): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM calendar_feed WHERE hotel_id = ${hotel.id} AND id = ${id} FOR KEY SHARE`;
  return rows.length === 1;
}

export async function lockOwnerActor(tx: Tx, { id }: Owner): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM owner_session WHERE id = ${id} AND revoked_at IS NULL FOR SHARE`;
  return rows.length === 1;
}

/** For work that writes staff rows, its own actor among them. Every such transaction locks in one order. */
export async function lockStaffRows(tx: Tx, hotelId: number, ids: readonly number[]): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM staff WHERE hotel_id = ${hotelId} AND id = ANY(${[...ids]}::int[]) ORDER BY id FOR NO KEY UPDATE`;
}
