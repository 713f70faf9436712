import type { RevisionsDto } from '@/lib/contract/message-changes';
import { db } from '@/lib/platform/db';

/** The oldest first; none for a deleted message. Null when the hotel has no such message. */
export async function findRevisions(
  hotelId: number,
  messageId: number,
): Promise<RevisionsDto['revisions'] | null> {
  const row = await db().message.findFirst({
    where: { hotelId, id: messageId },
    select: {
      deletedAt: true,
      revisions: {
        orderBy: { id: 'asc' },
        select: {
          body: true,
          createdAt: true,
          staff: { select: { id: true, firstName: true, lastName: true } },
        },
      },
    },
  });
  if (!row) return null;
  if (row.deletedAt) return [];
  return row.revisions.map(({ body, createdAt, staff }) => ({
    message: body,
    edited_by: staff && { id: staff.id, name: `${staff.firstName} ${staff.lastName}`.trim() },
    edited_at: createdAt.toISOString(),
  }));
}
