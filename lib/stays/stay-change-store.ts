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
 * Locks the booking's row for the rest of the transaction. A send and every change of a stay lock the booking before
 * the conversation, so that they cannot deadlock.
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

/**
 * Saves the time of an arrival or a departure; an undone step deletes its time. The PIN is deleted when the stay is not
 * in house.
 */
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
      // A stay that was checked out by mistake keeps the time of its arrival.
      ...(hasCome && stay.status !== 'checked_out' ? { checkedInAt: now } : {}),
      ...(change.status === 'confirmed' ? { checkedInAt: null } : {}),
      ...(change.status === 'in_house' ? {} : { pinHash: null }),
    },
  });
}

type Settled = Readonly<{ bookingId: number; isOpen: boolean }>;

/** Does the same for the conversation of one stay. */
export const settleConversation = (
  tx: Tx,
  hotelId: number,
  bookingId: number,
  isOpen: boolean,
): Promise<void> => settleConversations(tx, hotelId, [{ bookingId, isOpen }]);

/**
 * Opens a conversation while its stay goes on, and closes it afterwards. A closed conversation has no waiting time. A
 * reopened one gets the time of its oldest unanswered message. Publishes the row to every conversation list, because
 * its room may have changed.
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

/** Deletes the devices of a stay that is over, so that they get no more pushes. */
export async function deleteGuestDevices(tx: Tx, hotelId: number, bookingId: number): Promise<void> {
  await tx.device.deleteMany({ where: { hotelId, bookingId } });
}

type NewBooking = Omit<StayDetails, 'notes'> & {
  notes?: string;
  /** The number in another system. The caller has locked it and no other stay has it. */
  externalId?: string;
  /** The planned room. */
  roomId?: number | null;
};
type Made = { id: number; code: string };

/** Returns the id and the code of the new booking. */
export async function appendBooking(tx: Tx, hotelId: number, booking: NewBooking): Promise<Made> {
  const [made] = await appendBookings(tx, hotelId, [booking]);
  if (!made) throw new Error('The booking was not made.');
  return made;
}

/** Does the same for several bookings. Returns them in the given order. */
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
