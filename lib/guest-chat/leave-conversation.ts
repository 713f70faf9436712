import type { HandlerDto } from '@/lib/contract/chat';
import type { LeaveReply } from '@/lib/contract/handoff';
import { appendAudit } from '@/lib/hotel/audit-store';
import { transactAs } from '@/lib/hotel/transact';
import type { StaffMember } from '@/lib/hotel/who';
import { AppError } from '@/lib/kernel/app-error';
import type { Tx } from '@/lib/platform/db';
import { appendEntry } from './event-store';
import {
  findPreviousHandler,
  type LockedConversation,
  leaveAsParticipant,
  lockConversation,
  noteHandled,
} from './hand-off-store';
import { sentenceOf } from './hand-over';

/**
 * Goes out of a conversation, also of one whose stay is over. When the handler goes, whoever looked after the guest
 * before and is still in does so again, or nobody does. All of it or nothing; a second time changes nothing.
 */
export async function leaveConversation(
  staff: StaffMember,
  conversationId: number,
  requestId: string | null = null,
): Promise<LeaveReply> {
  return transactAs(staff, async (tx) => {
    const held = await lockConversation(tx, staff.hotel.id, conversationId, []);
    if (!held) throw new AppError('not_found');
    const isHandler = held.handler?.id === staff.id;
    const wasIn = await leaveAsParticipant(tx, held, staff.id);
    if (!wasIn && !isHandler) return { conversation_id: conversationId, current_staff_handler: held.handler };
    const next = isHandler ? await findPreviousHandler(tx, held) : held.handler;
    await tellOfLeaving(tx, held, { staff, next, isHandler, requestId });
    return { conversation_id: conversationId, current_staff_handler: next };
  });
}

type Leaving = { staff: StaffMember; next: HandlerDto | null; isHandler: boolean; requestId: string | null };

async function tellOfLeaving(
  tx: Tx,
  held: LockedConversation,
  { staff, next, isHandler, requestId }: Leaving,
): Promise<void> {
  const { hotelId, id, handler } = held;
  const me = { id: staff.id, name: staff.name, role: staff.role };
  const stays = next && { id: next.id, name: next.name, role: next.role };
  await appendEntry(tx, hotelId, id, {
    type: 'notice',
    notice: { kind: 'staff_left', staff_name: staff.name },
    text: sentenceOf({ kind: 'staff_left', staff_name: staff.name }),
  });
  const seq = await appendEntry(tx, hotelId, id, {
    type: 'staff_left',
    // Who put the next one there is told only when there is a next one: it is they who hear of it in person.
    data: { current_staff_handler: stays, staff: me, ...(isHandler && stays ? { by: me } : {}) },
    handlerStaffId: next?.id ?? null,
  });
  if (isHandler && next) await noteHandled(tx, held, next.id, seq);
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
