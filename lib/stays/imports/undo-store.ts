import { UNDO_REASONS, UNDO_RESULTS } from '@/lib/contract/stay-imports';
import { db, type Tx } from '@/lib/platform/db';
import type { ImportedRow } from './touched-store';
import type { Undone } from './undo-stay';

export type ListedRow = ImportedRow & { code: string; externalId: string | null };
/** Stays that the import created come first: they free the rooms to which other stays go back. */
export type RowPlace = readonly [isNew: boolean, id: number];

const A_PART = 100;

/** Lists the next part of the import's rows that are not undone yet, after a place. */
export async function listRowsToUndo(
  hotelId: number,
  importId: number,
  after: RowPlace | null,
  tx: Pick<Tx, 'stayImportRow'> = db(),
): Promise<{ rows: ListedRow[]; next: RowPlace | null }> {
  const later = after && {
    OR: [{ isNew: after[0], id: { gt: after[1] } }, ...(after[0] ? [{ isNew: false }] : [])],
  };
  const found = await tx.stayImportRow.findMany({
    where: { hotelId, importId, undone: null, ...later },
    orderBy: [{ isNew: 'desc' }, { id: 'asc' }],
    take: A_PART + 1,
    include: { booking: { select: { code: true, externalId: true } } },
  });
  const rows = found.slice(0, A_PART).map(({ booking, ...row }) => ({ ...row, ...booking }));
  const last = rows.at(-1);
  return { rows, next: found.length > A_PART && last ? [last.isNew, Number(last.id)] : null };
}

/** The caller has locked the stay. */
export async function findUndone(tx: Tx, hotelId: number, id: bigint): Promise<Undone | null> {
  const row = await tx.stayImportRow.findFirst({
    where: { hotelId, id },
    select: { undone: true, whyLeft: true },
  });
  const result = UNDO_RESULTS.find((each) => each === row?.undone);
  return result ? { result, reason: UNDO_REASONS.find((each) => each === row?.whyLeft) ?? null } : null;
}

/** Saves the result. Returns the number of the room in which the stay is afterwards. */
export async function saveUndone(
  tx: Tx,
  { hotelId, id, code }: { hotelId: number; id: bigint; code: string },
  { result, reason }: Undone,
): Promise<string | null> {
  await tx.stayImportRow.updateMany({ where: { hotelId, id }, data: { undone: result, whyLeft: reason } });
  const { room } = await tx.booking.findUniqueOrThrow({
    where: { hotelId_code: { hotelId, code } },
    select: { room: { select: { number: true } } },
  });
  return room?.number ?? null;
}

/** Counts the rows of the import by result. */
export async function countUndone(
  tx: Tx,
  hotelId: number,
  importId: number,
): Promise<Record<string, number>> {
  const groups = await tx.stayImportRow.groupBy({
    by: ['undone'],
    where: { hotelId, importId },
    _count: true,
  });
  return Object.fromEntries(groups.map(({ undone, _count }) => [undone ?? 'open', _count]));
}
