import { z } from 'zod';
import { isManagement } from '@/lib/contract/roles';
import type { StayImportsDto, UndoneImportDto } from '@/lib/contract/stay-imports';
import { appendAudit } from '@/lib/hotel/audit-store';
import type { StaffMember } from '@/lib/hotel/principals';
import { transactAs } from '@/lib/hotel/transact';
import { AppError } from '@/lib/kernel/app-error';
import { decodeCursor, encodeCursor } from '@/lib/kernel/cursor';
import type { Tx } from '@/lib/platform/db';
import { transact } from '../apply-step';
import { dryRun, withSavepoint } from '../dry-run';
import { requireStayPermission } from '../policy';
import { type ImportRecord, isTooOld, listImportRecords, lockImport } from './import-store';
import { undoRows } from './undo-rows';
import { countUndone, listRowsToUndo, type RowPlace } from './undo-store';

type Command = { by: StaffMember; requestId: string };

/** Only managing roles may undo an import. */
export function requireImportUndoPermission({ role }: StaffMember): void {
  if (!isManagement(role)) throw new AppError('forbidden');
}

/** Lists the recent imports, the latest first. */
export async function readImports(staff: StaffMember): Promise<StayImportsDto> {
  requireStayPermission(staff);
  return { imports: (await listImportRecords(staff.hotel.id)).map(toImport) };
}

const placeSchema = z.tuple([z.boolean(), z.number().int().nonnegative()]);

/** Returns what the undo would do to the next part of the import, without doing it. */
export async function tryUndo(
  { by, requestId }: Command,
  id: number,
  cursor: string | undefined,
): Promise<UndoneImportDto> {
  requireImportUndoPermission(by);
  const after: RowPlace | null = cursor === undefined ? null : decodeCursor(cursor, placeSchema);
  return dryRun(by, async (tx) => {
    const { source } = await requireUndoable(tx, by.hotel.id, id);
    const { rows, next } = await listRowsToUndo(by.hotel.id, id, after, tx);
    const stays = await undoRows({ by, requestId, source }, rows, (work) =>
      withSavepoint(tx, () => work(tx)),
    );
    return { stays, next_cursor: next && encodeCursor(next) };
  });
}

/**
 * Undoes the next part of the import. Parts that were undone stay undone when a later part fails; the next call
 * continues from there.
 */
export async function undoImport({ by, requestId }: Command, id: number): Promise<UndoneImportDto> {
  requireImportUndoPermission(by);
  const hotelId = by.hotel.id;
  const { source } = await transactAs(by, async (tx) => {
    const found = await requireUndoable(tx, hotelId, id);
    if (found.undoStartedAt === null)
      await tx.stayImport.update({
        where: { hotelId_id: { hotelId, id } },
        data: { undoStartedAt: new Date(), undoneById: by.id },
      });
    return found;
  });
  const { rows, next } = await listRowsToUndo(hotelId, id, null);
  const stays = await undoRows({ by, requestId, source }, rows, (work) => transact(by, work));
  if (next === null) await transactAs(by, (tx) => finish(tx, { by, requestId }, id));
  return { stays, next_cursor: next && encodeCursor(next) };
}

/**
 * Returns the import, locked so that no other request begins to undo it. An undo that was begun in time may be finished
 * later.
 */
async function requireUndoable(tx: Tx, hotelId: number, id: number): Promise<ImportRecord> {
  const found = await lockImport(tx, hotelId, id);
  if (!found) throw new AppError('not_found');
  if (found.undoneAt !== null) throw new AppError('import_undone');
  if (found.undoStartedAt === null && isTooOld(found)) throw new AppError('import_too_old');
  return found;
}

async function finish(tx: Tx, { by, requestId }: Command, id: number): Promise<void> {
  const hotelId = by.hotel.id;
  const found = await lockImport(tx, hotelId, id);
  if (!found || found.undoneAt !== null) return;
  await tx.stayImport.update({ where: { hotelId_id: { hotelId, id } }, data: { undoneAt: new Date() } });
  const line = { hotelId, who: by, action: 'stays.undo_import', outcome: 'done', requestId };
  const data = await countUndone(tx, hotelId, id);
  await appendAudit({ ...line, target: { kind: 'stay_import', id }, data }, tx);
}

function toImport(found: ImportRecord): StayImportsDto['imports'][number] {
  const { staff, apiKey, created, updated, unchanged, refused } = found;
  const isBegun = found.undoStartedAt !== null;
  return {
    id: found.id,
    file_name: found.fileName,
    imported_at: found.createdAt.toISOString(),
    imported_by: staff ? `${staff.firstName} ${staff.lastName}`.trim() : (apiKey?.name ?? ''),
    ...{ created, updated, unchanged, refused },
    can_undo: found.undoneAt === null && created + updated > 0 && (isBegun || !isTooOld(found)),
    undone_at: found.undoneAt?.toISOString() ?? null,
  };
}
