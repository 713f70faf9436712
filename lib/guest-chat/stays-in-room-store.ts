import { Prisma } from '@/lib/generated/prisma/client';
import { roomNamed } from '@/lib/hotel/room-number-store';
import { db } from '@/lib/platform/db';

type Row = { id: number; booking_id: string; guest_name: string; conversation_id: bigint | null };
export type StayInRoom = Omit<Row, 'conversation_id'> & { conversation_id: number | null };

/** The stays that are in a room now: the guest who has waited longest first, then the one who wrote last. */
export async function listStaysInRoom(hotelId: number, number: string): Promise<StayInRoom[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT b.id, b.code AS booking_id, btrim(b.guest_first_name || ' ' || b.guest_last_name) AS guest_name,
           c.id AS conversation_id
    FROM booking b LEFT JOIN conversation c ON c.hotel_id = b.hotel_id AND c.booking_id = b.id
    WHERE b.hotel_id = ${hotelId} AND b.status = 'in_house'
      AND b.room_id = ${roomNamed(Prisma.sql`${hotelId}`, number)}
    ORDER BY c.waiting_since NULLS LAST, c.last_message_at DESC NULLS LAST, b.id`;
  return rows.map((row) => ({
    ...row,
    conversation_id: row.conversation_id === null ? null : Number(row.conversation_id),
  }));
}
