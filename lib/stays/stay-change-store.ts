import { isOver } from '@/lib/contract/booking-status';
import type { BookingStatus } from '@/lib/contract/hotel';
import { OLDEST_UNANSWERED } from '@/lib/guest-chat/oldest-unanswered-store';
import type { Tx } from '@/lib/platform/db';
import { findFreePlace } from './rooms/room-state-store';
import type { StayDetails } from './stay-details-store';

export type LockedStay = {
  id: number;
  status: BookingStatus;
  roomId: number | null;
  isErased: boolean;
  isMerged: boolean;
};
export type StayChange = { status: BookingStatus; roomId: number | null };

/**
 * Takes the booking's row lock for the rest of the transaction. A send locks the booking before the conversation,
 * and so does every change of a stay: the two never wait for each other in a ring.
 */
export async function lockStay(tx: Tx, hotelId: number, code: string): Promise<LockedStay | null> {
  const rows = await tx.$queryRaw<
    { id: number; status: BookingStatus; room_id: number | null; is_erased: boolean; is_merged: boolean }[]
  >`
    SELECT id, status::text AS status, room_id, erased_at IS NOT NULL AS is_erased,
      merged_into_id IS NOT NULL AS is_merged
    FROM booking
    WHERE hotel_id = ${hotelId} AND code = ${code} FOR UPDATE`;
  const row = rows[0];
  if (!row) return null;
  const { id, status, room_id: roomId, is_erased: isErased, is_merged: isMerged } = row;
  return { id, status, roomId, isErased, isMerged };
}

/** Arriving and leaving are stamped with the moment; a step taken back takes its stamp with it. A PIN stays behind. */
export async function writeStay(
  tx: Tx,
  hotelId: number,
  stay: LockedStay,
  change: StayChange,
): Promise<void> {
  const now = new Date();
  const hasCome = change.status === 'in_house' && stay.status !== 'in_house';
  const { roomId } = change;
  const takesRoom = change.status === 'in_house' && roomId !== null;
  const place = takesRoom ? { roomShare: await findFreePlace(tx, hotelId, { stayId: stay.id, roomId }) } : {};
  await tx.booking.update({
    where: { hotelId_id: { hotelId, id: stay.id } },
    data: {
      ...change,
      ...place,
      endedAt: isOver(change.status) ? now : null,
      // Somebody who was checked out by mistake came when they came.
      ...(hasCome && stay.status !== 'checked_out' ? { checkedInAt: now } : {}),
      ...(change.status === 'confirmed' ? { checkedInAt: null } : {}),
      ...(change.status === 'in_house' ? {} : { pinHash: null }),
    },
  });
}

type Settled = Readonly<{ bookingId: number; isOpen: boolean }>;

/** The same for the conversation of one stay. */
export const settleConversation = (
  tx: Tx,
  hotelId: number,
  bookingId: number,
  isOpen: boolean,
): Promise<void> => settleConversations(tx, hotelId, [{ bookingId, isOpen }]);

/**
 * A conversation is open as long as its stay may go on. Nobody waits in a closed one; in one that is opened again
 * they wait as long as they have. Every desk's list is told of the row, whose room may be another now.
 */
export async function settleConversations(tx: Tx, hotelId: number, stays: readonly Settled[]): Promise<void> {
  await tx.$executeRaw`
    WITH settled AS (UPDATE conversation c SET
      status = CASE WHEN x."isOpen" THEN 'open' ELSE 'closed' END::conversation_status,
      waiting_since = CASE WHEN x."isOpen" THEN COALESCE(c.waiting_since, ${OLDEST_UNANSWERED}) END
    FROM jsonb_to_recordset(${JSON.stringify(stays)}::jsonb) AS x("bookingId" int, "isOpen" boolean)
    WHERE c.hotel_id = ${hotelId} AND c.booking_id = x."bookingId"
    RETURNING c.id, c.hotel_id
    )
    INSERT INTO outbox (hotel_id, type, conversation_id) SELECT hotel_id, 'conversation_row', id FROM settled`;
}

/** The phones of a stay that is over are rung no more. */
export async function forgetGuestDevices(tx: Tx, hotelId: number, bookingId: number): Promise<void> {
  await tx.device.deleteMany({ where: { hotelId, bookingId } });
}

type NewBooking = Omit<StayDetails, 'notes'> & {
  notes?: string;
  /** Of another system, under which the caller holds no other stay. */
  externalId?: string;
  /** Planned. */
  roomId?: number | null;
};
type Made = { id: number; code: string };

/** Answers the new booking's id and code. */
export async function appendBooking(tx: Tx, hotelId: number, booking: NewBooking): Promise<Made> {
  const [made] = await appendBookings(tx, hotelId, [booking]);
  if (!made) throw new Error('The booking was not made.');
  return made;
}

/** The same for several bookings, in their order. */
export async function appendBookings(
  tx: Tx,
  hotelId: number,
  bookings: readonly NewBooking[],
): Promise<Made[]> {
  const numbers = await tx.$queryRaw<{ number: bigint }[]>`
    SELECT nextval('booking_number_seq') AS number FROM generate_series(1, ${bookings.length}::int)`;
  const codes = numbers.map(
    ({ number }) => `BK-${new Date().getFullYear()}-${String(number).padStart(4, '0')}`,
  );
  const data = bookings.map((booking, at) => ({
    ...{ ...booking, hotelId, code: codes[at] ?? '' },
    ...{ checkIn: new Date(booking.checkIn), checkOut: new Date(booking.checkOut) },
  }));
  const made = await tx.booking.createManyAndReturn({ data, select: { id: true, code: true } });
  const byCode = new Map(made.map((each) => [each.code, each]));
  return codes.flatMap((code) => byCode.get(code) ?? []);
}
