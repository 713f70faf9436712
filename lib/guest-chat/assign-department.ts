import { letsGuestIn } from '@/lib/contract/booking-status';
import type { Notice } from '@/lib/contract/chat';
import type { AssignDepartmentInput, AssignDepartmentReply } from '@/lib/contract/handoff';
import type { Department } from '@/lib/contract/roles';
import { appendAudit } from '@/lib/hotel/audit-store';
import type { StaffMember } from '@/lib/hotel/principals';
import { transactAs } from '@/lib/hotel/transact';
import { AppError } from '@/lib/kernel/app-error';
import type { Tx } from '@/lib/platform/db';
import { appendEntry } from './event-store';
import { countOnDuty, type LockedConversation, lockConversation } from './hand-off-store';
import { sentenceOf } from './hand-over';

/**
 * Assigns a conversation to a department. It has no handler until a member of the department takes it over or answers,
 * and meanwhile the guest's messages send pushes to the department. An assignment that exists already changes nothing.
 * A stay that is over is rejected.
 */
export async function assignDepartment(
  by: StaffMember,
  conversationId: number,
  { department, expected_handler_id: expected }: AssignDepartmentInput,
  requestId: string | null = null,
): Promise<AssignDepartmentReply> {
  return transactAs(by, async (tx) => {
    const locked = await lockConversation(tx, by.hotel.id, conversationId, [by.id]);
    if (!locked) throw new AppError('not_found');
    if (!locked.people.get(by.id)?.isActive) throw new AppError('unauthenticated');
    const { handler } = locked;
    const on_duty = await countOnDuty(tx, locked.hotelId, department);
    const reply = { conversation_id: conversationId, department, on_duty };
    if (locked.department === department) return reply;
    if (!letsGuestIn(locked.bookingStatus)) throw new AppError('stay_ended');
    if (expected !== undefined && expected !== (handler?.id ?? null)) {
      const winner = handler && { id: handler.id, name: handler.name, role: handler.role };
      throw new AppError('conflict', { extra: { current_staff_handler: winner } });
    }
    await giveTo(tx, locked, { department, by, requestId });
    return reply;
  });
}

type Giving = { department: Department; by: StaffMember; requestId: string | null };

async function giveTo(
  tx: Tx,
  locked: LockedConversation,
  { department, by, requestId }: Giving,
): Promise<void> {
  const { hotelId, id, handler } = locked;
  const me = { id: by.id, name: by.name, role: by.role };
  const notice: Notice = { kind: 'department_asked', department, by_name: by.name };
  await appendEntry(tx, hotelId, id, { type: 'notice', notice, text: sentenceOf(notice) });
  await appendEntry(tx, hotelId, id, {
    type: 'staff_assigned',
    data: { current_staff_handler: null, staff: me, by: me, department },
    handlerStaffId: null,
    department,
  });
  await appendAudit(
    {
      hotelId,
      who: by,
      action: 'conversation.give',
      outcome: 'done',
      target: { kind: 'conversation', id },
      conversationId: id,
      requestId: requestId ?? undefined,
      data: {
        before: { handler: handler?.name ?? locked.department },
        after: { handler: department },
      },
    },
    tx,
  );
}
