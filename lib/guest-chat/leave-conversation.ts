import type { HandlerDto } from '@/lib/contract/chat';
import type { LeaveReply } from '@/lib/contract/handoff';
import { appendAudit } from '@/lib/hotel/audit-store';
import type { StaffMember } from '@/lib/hotel/principals';
import { transactAs } from '@/lib/hotel/transact';
import { AppError } from '@/lib/kernel/app-error';
import type { Tx } from '@/lib/platform/db';
import { appendEntry } from './event-store';
import {
  findPreviousHandler,
  type LockedConversation,
  leaveAsParticipant,
  lockConversation,
  recordHandled,
} from './hand-off-store';
import { sentenceOf } from './hand-over';

/**
 * Ends the participation of a staff member, also after the stay. When the handler leaves, the previous handler who is
 * still a participant takes over; without one the conversation has no handler. The change is atomic, and a repeat
 * changes nothing.
 */
export async function leaveConversation(
  staff: StaffMember,
  conversationId: number,
  requestId: string | null = null,
): Promise<LeaveReply> {
  return transactAs(staff, async (tx) => {
    const locked = await lockConversation(tx, staff.hotel.id, conversationId, []);
    if (!locked) throw new AppError('not_found');
    const isHandler = locked.handler?.id === staff.id;
    const wasIn = await leaveAsParticipant(tx, locked, staff.id);
    if (!wasIn && !isHandler)
      return { conversation_id: conversationId, current_staff_handler: locked.handler };
    const next = isHandler ? await findPreviousHandler(tx, locked) : locked.handler;
    await tellOfLeaving(tx, locked, { staff, next, isHandler, requestId });
    return { conversation_id: conversationId, current_staff_handler: next };
  });
}

type Leaving = { staff: StaffMember; next: HandlerDto | null; isHandler: boolean; requestId: string | null };

async function tellOfLeaving(
  tx: Tx,
  locked: LockedConversation,
  { staff, next, isHandler, requestId }: Leaving,
): Promise<void> {
  const { hotelId, id, handler } = locked;
  const me = { id: staff.id, name: staff.name, role: staff.role };
  const stays = next && { id: next.id, name: next.name, role: next.role };
  await appendEntry(tx, hotelId, id, {
    type: 'notice',
    notice: { kind: 'staff_left', staff_name: staff.name },
    text: sentenceOf({ kind: 'staff_left', staff_name: staff.name }),
  });
  const seq = await appendEntry(tx, hotelId, id, {
    type: 'staff_left',
    // `by` is set only with a next handler: it sends the event to that handler's personal channel too.
    data: { current_staff_handler: stays, staff: me, ...(isHandler && stays ? { by: me } : {}) },
    handlerStaffId: next?.id ?? null,
  });
  if (isHandler && next) await recordHandled(tx, locked, next.id, seq);
  await appendAudit(
    {
      hotelId,
      who: staff,
      action: 'conversation.leave',
      outcome: 'done',
      target: { kind: 'conversation', id },
      conversationId: id,
      requestId: requestId ?? undefined,
      data: { before: { handler: handler?.name ?? null }, after: { handler: next?.name ?? null } },
    },
    tx,
  );
}
