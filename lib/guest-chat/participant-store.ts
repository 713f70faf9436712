import type { ConversationDto } from '@/lib/contract/chat';
import { db, type Tx } from '@/lib/platform/db';

/** Returns whether they were not a participant before. The caller must have the conversation's lock. */
export async function joinAsParticipant(
  tx: Tx,
  hotelId: number,
  conversationId: number,
  staffId: number,
): Promise<boolean> {
  const made = await tx.participant.createMany({
    data: [{ hotelId, conversationId, staffId }],
    skipDuplicates: true,
  });
  return made.count === 1;
}

/** Every staff member who ever joined, with the times, in the order in which they joined. */
export async function listParticipants(
  hotelId: number,
  conversationId: number,
): Promise<ConversationDto['participants']> {
  const rows = await db().participant.findMany({
    where: { hotelId, conversationId },
    orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
    select: {
      joinedAt: true,
      leftAt: true,
      handledSeq: true,
      staff: { select: { id: true, firstName: true, lastName: true, role: true } },
    },
  });
  return rows.map(({ staff, joinedAt, leftAt, handledSeq }) => ({
    staff: { id: staff.id, name: `${staff.firstName} ${staff.lastName}`.trim(), role: staff.role },
    joined_at: joinedAt.toISOString(),
    left_at: leftAt?.toISOString() ?? null,
    handled_seq: Number(handledSeq),
  }));
}
