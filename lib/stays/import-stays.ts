import type { PmsResult } from '@/lib/contract/pms-stays';
import { appendAudit } from '@/lib/hotel/audit-store';
import type { StaffMember, StayRunner } from '@/lib/hotel/principals';
import { transactAs } from '@/lib/hotel/transact';
import { AppError } from '@/lib/kernel/app-error';
import { followPms, tryPms } from './follow-pms';
import { countImported, openImport } from './imports/import-store';
import { requireStayPermission } from './policy';

type Command<By> = { by: By; requestId: string };
/** The key links the parts of one import; the file name is shown for it. */
type ImportOf = { key: string; fileName: string };
type Options = {
  isDryRun: boolean;
  /**
   * Numbers of the rows that a staff member has confirmed: they are written as they are, whatever the front desk has
   * done since.
   */
  confirmed: readonly string[];
  of: ImportOf;
};

/** Imports the rows of a file by the same rules as rows from another system. Returns the result of each row. */
export async function importStays(
  { by: staff, requestId }: Command<StaffMember>,
  rows: readonly unknown[],
  { isDryRun, confirmed, of }: Options,
): Promise<PmsResult[]> {
  requireStayPermission(staff);
  const command = { by: staff, requestId, confirmed: new Set(confirmed) };
  if (isDryRun) return tryPms({ ...command, importId: null }, rows);
  const results = await followAsImport(command, rows, of);
  const line = { hotelId: staff.hotel.id, who: staff, action: 'stays.import', outcome: 'done', requestId };
  const data = { ...countsOf(results), ...(confirmed.length > 0 ? { confirmed: confirmed.length } : {}) };
  await appendAudit({ ...line, data });
  return results;
}

/** Writes a batch from another system. With `importKey` the batch is recorded as an import. */
export function bringStays(
  { by, requestId }: Command<StayRunner>,
  rows: readonly unknown[],
  importKey: string | undefined,
): Promise<PmsResult[]> {
  const command = { by, requestId, confirmed: new Set<string>() };
  return importKey === undefined
    ? followPms({ ...command, importId: null }, rows)
    : followAsImport(command, rows, { key: importKey, fileName: '' });
}

async function followAsImport(
  command: Command<StayRunner> & { confirmed: ReadonlySet<string> },
  rows: readonly unknown[],
  of: ImportOf,
): Promise<PmsResult[]> {
  const importId = await transactAs(command.by, (tx) => openImport(tx, command.by, of));
  if (importId === null) throw new AppError('import_undone');
  const results = await followPms({ ...command, importId }, rows);
  await countImported(command.by.hotel.id, importId, {
    ...{ created: 0, updated: 0, unchanged: 0, refused: 0 },
    ...countsOf(results),
  });
  return results;
}

function countsOf(results: readonly PmsResult[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { result } of results) counts[result] = (counts[result] ?? 0) + 1;
  return counts;
}
