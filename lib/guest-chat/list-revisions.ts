import type { RevisionsDto } from '@/lib/contract/message-changes';
import { actorOf } from '@/lib/contract/message-policy';
import type { StaffMember } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';
import { findRevisions } from './revision-store';

/** The former texts of a message, for managers. The history of a deleted message is not shown. */
export async function listRevisions(staff: StaffMember, messageId: number): Promise<RevisionsDto> {
  const revisions = await findRevisions(staff.hotel.id, messageId);
  if (!revisions) throw new AppError('not_found');
  if (actorOf(staff.role) !== 'manager') throw new AppError('forbidden');
  return { message_id: messageId, revisions };
}
