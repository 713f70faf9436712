import { stringify } from 'csv-stringify/sync';
import type { AuditEntryDto } from '@/lib/contract/audit';

const COLUMNS = ['time', 'actor', 'name', 'action', 'message_id', 'sender', 'before', 'after', 'files'];

/** Escapes formulas, so that a name that begins like a formula stays a name in every spreadsheet. */
export function toAuditCsv(entries: readonly AuditEntryDto[]): string {
  const rows = entries.map(({ at, actor, action, message_id, sender_type, before, after, files }) => [
    at,
    actor.kind,
    actor.name,
    action,
    message_id,
    sender_type,
    before,
    after,
    files,
  ]);
  return stringify(rows, { header: true, columns: COLUMNS, escape_formulas: true, bom: true });
}
