import type { AuditPageDto, AuditQuery } from '@/lib/contract/audit';
import { LIMITS } from '@/lib/contract/limits';
import { actorOf } from '@/lib/contract/message-policy';
import type { StaffMember } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';
import { toAuditCsv } from './audit-csv';
import { listAuditLog } from './audit-log-store';
import { conversationExists } from './conversation-store';

/** More than a reader needs; the newest entries are exported. */
const EXPORT_ROWS = 10_000;

/** The audit log of a conversation, for managers of its hotel. */
export async function readAudit(
  staff: StaffMember,
  conversationId: number,
  { cursor, limit = LIMITS.pageSize }: AuditQuery,
): Promise<AuditPageDto> {
  await requireManager(staff, conversationId);
  const { entries, nextCursor } = await listAuditLog(staff.hotel.id, conversationId, limit, cursor);
  return { entries, next_cursor: nextCursor };
}

export async function exportAudit(
  staff: StaffMember,
  conversationId: number,
): Promise<{ fileName: string; csv: string }> {
  await requireManager(staff, conversationId);
  const { entries } = await listAuditLog(staff.hotel.id, conversationId, EXPORT_ROWS);
  return { fileName: `${staff.hotel.name} ${conversationId}.csv`, csv: toAuditCsv(entries) };
}

async function requireManager(staff: StaffMember, conversationId: number): Promise<void> {
  if (!(await conversationExists(staff.hotel.id, conversationId))) throw new AppError('not_found');
  if (actorOf(staff.role) !== 'manager') throw new AppError('forbidden');
}
