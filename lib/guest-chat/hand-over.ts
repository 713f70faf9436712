import type { HandlerDto, Notice } from '@/lib/contract/chat';
import { appendAudit } from '@/lib/hotel/audit-store';
import type { StaffMember } from '@/lib/hotel/principals';
import type { Tx } from '@/lib/platform/db';
import { appendEntry } from './event-store';
import { type LockedConversation, recordHandled } from './hand-off-store';
import { joinAsParticipant } from './participant-store';

export type HandOver = {
  to: HandlerDto;
  by: StaffMember;
  /** A participant who simply answers takes over without a notice. */
  isByAnswer: boolean;
  requestId: string | null;
};

/**
 * Makes a staff member the handler: participant, notice, log entry, outbox row and audit entry, under the
 * conversation's lock. Returns whether they have become a participant.
 */
export async function handOver(tx: Tx, locked: LockedConversation, change: HandOver): Promise<boolean> {
  const { hotelId, id, handler } = locked;
  const { by, isByAnswer, requestId } = change;
  const to: HandlerDto = { id: change.to.id, name: change.to.name, role: change.to.role };
  const isOwnChoice = to.id === by.id;
  const isNew = await joinAsParticipant(tx, hotelId, id, to.id);
  const hasJoined = isNew && isOwnChoice;
  if (!isByAnswer || isNew) {
    const notice: Notice = hasJoined
      ? { kind: 'staff_joined', staff_name: to.name }
      : { kind: 'staff_assigned', staff_name: to.name, by_name: by.name };
    await appendEntry(tx, hotelId, id, { type: 'notice', notice, text: sentenceOf(notice) });
  }
  const seq = await appendEntry(tx, hotelId, id, {
    type: hasJoined ? 'staff_joined' : 'staff_assigned',
    data: {
      current_staff_handler: to,
      staff: to,
      ...(isOwnChoice ? {} : { by: { id: by.id, name: by.name, role: by.role } }),
    },
    handlerStaffId: to.id,
  });
  await recordHandled(tx, locked, to.id, seq);
  await appendAudit(
    {
      hotelId,
      who: by,
      action: hasJoined ? 'conversation.join' : 'conversation.assign',
      outcome: 'done',
      target: { kind: 'conversation', id },
      conversationId: id,
      requestId: requestId ?? undefined,
      data: { before: { handler: handler?.name ?? null }, after: { handler: to.name } },
    },
    tx,
  );
  return isNew;
}

/** Stored with the message for clients that know no notices; the others show it in the reader's language. */
export function sentenceOf(notice: Notice): string {
  switch (notice.kind) {
    case 'staff_joined':
      return `${notice.staff_name} has joined the conversation.`;
    case 'staff_left':
      return `${notice.staff_name} has left the conversation.`;
    case 'staff_assigned':
      return `${notice.staff_name} is now looking after the conversation.`;
    case 'department_asked':
      return `The conversation has been passed to ${notice.department}.`;
  }
}
