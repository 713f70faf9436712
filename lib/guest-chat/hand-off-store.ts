import type { HandlerDto } from '@/lib/contract/chat';
import type { BookingStatus } from '@/lib/contract/hotel';
import type { Department, StaffRole } from '@/lib/contract/roles';
import type { Tx } from '@/lib/platform/db';

type Colleague = HandlerDto & { profile_image: string | null; isActive: boolean };
/** A conversation that no other transaction can hand over until this one ends. */
export type LockedConversation = {
  hotelId: number;
  id: number;
  bookingStatus: BookingStatus;
  roomNumber: string | null;
  handler: Colleague | null;
  /** The department in charge while there is no handler. */
  department: Department | null;
  /** The handler and the requested staff members, by id. */
  people: ReadonlyMap<number, Colleague>;
};

type StayRow = {
  id: bigint;
  status: BookingStatus;
  room_number: string | null;
  handler_staff_id: number | null;
  department: Department | null;
};
type PersonRow = {
  id: number;
  name: string;
  role: StaffRole;
  profile_image: string | null;
  is_active: boolean;
};

/**
 * Locks the stay and the conversation in the same order as a new message, and then reads the staff members. They are
 * locked too, so that none is deactivated while the conversation is handed to them. Null when the hotel has no such
 * conversation.
 */
export async function lockConversation(
  tx: Tx,
  hotelId: number,
  conversationId: number,
  staffIds: readonly number[],
): Promise<LockedConversation | null> {
  const [stay] = await tx.$queryRaw<StayRow[]>`
    WITH stay AS (
      SELECT b.id, b.hotel_id, b.status::text AS status,
             (SELECT number FROM room WHERE hotel_id = b.hotel_id AND id = b.room_id) AS room_number
      FROM conversation c JOIN booking b ON b.hotel_id = c.hotel_id AND b.id = c.booking_id
      WHERE c.hotel_id = ${hotelId} AND c.id = ${conversationId}
      FOR SHARE OF b
    )
    SELECT c.id, stay.status, stay.room_number, c.handler_staff_id, c.department
    FROM stay JOIN conversation c ON c.hotel_id = stay.hotel_id AND c.booking_id = stay.id FOR UPDATE OF c`;
  if (!stay) return null;
  const ids = [...staffIds, ...(stay.handler_staff_id === null ? [] : [stay.handler_staff_id])];
  const people = await tx.$queryRaw<PersonRow[]>`
    SELECT id, trim(first_name || ' ' || last_name) AS name, role::text AS role, profile_image, is_active
    FROM staff WHERE hotel_id = ${hotelId} AND id = ANY(${ids}::int[]) ORDER BY id FOR SHARE`;
  const byId = new Map(
    people.map(({ is_active, ...person }) => [person.id, { ...person, isActive: is_active }]),
  );
  return {
    hotelId,
    id: conversationId,
    bookingStatus: stay.status,
    roomNumber: stay.room_number,
    handler: (stay.handler_staff_id !== null && byId.get(stay.handler_staff_id)) || null,
    department: stay.department,
    people: byId,
  };
}

/** Records from which log entry on a staff member is the handler. */
export async function recordHandled(
  tx: Tx,
  locked: LockedConversation,
  staffId: number,
  seq: number,
): Promise<void> {
  await tx.participant.updateMany({
    where: { hotelId: locked.hotelId, conversationId: locked.id, staffId, leftAt: null },
    data: { handledSeq: seq },
  });
}

/** Returns whether they were a participant. */
export async function leaveAsParticipant(
  tx: Tx,
  locked: LockedConversation,
  staffId: number,
): Promise<boolean> {
  const left = await tx.$executeRaw`
    UPDATE participant SET left_at = clock_timestamp()
    WHERE hotel_id = ${locked.hotelId} AND conversation_id = ${locked.id} AND staff_id = ${staffId} AND left_at IS NULL`;
  return left > 0;
}

/** Of the active staff who are still participants, the one who was the handler last. */
export async function findPreviousHandler(tx: Tx, locked: LockedConversation): Promise<HandlerDto | null> {
  const row = await tx.participant.findFirst({
    where: { hotelId: locked.hotelId, conversationId: locked.id, leftAt: null, staff: { isActive: true } },
    orderBy: [{ handledSeq: 'desc' }, { joinedAt: 'desc' }, { id: 'desc' }],
    select: { staff: { select: { id: true, firstName: true, lastName: true, role: true } } },
  });
  if (!row) return null;
  const { id, firstName, lastName, role } = row.staff;
  return { id, name: `${firstName} ${lastName}`.trim(), role };
}

export async function countOnDuty(tx: Tx, hotelId: number, department: Department): Promise<number> {
  return tx.staff.count({ where: { hotelId, department, isActive: true, isOnDuty: true } });
}
