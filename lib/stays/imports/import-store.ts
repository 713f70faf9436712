import { IMPORTS_DAYS, MOST_IMPORTS, UNDO_HOURS } from '@/lib/contract/stay-imports';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { StayRunner } from '@/lib/hotel/principals';
import { db, type Tx } from '@/lib/platform/db';
import { sourceOf } from '../pms/said';
import type { Before } from './before';

type Counts = { created: number; updated: number; unchanged: number; refused: number };

/**
 * Returns the id of the import with this key; creates it with the first part. Null when the import was or is being
 * undone.
 */
export async function openImport(
  tx: Tx,
  by: StayRunner,
  { key, fileName }: { key: string; fileName: string },
): Promise<number | null> {
  const hotelId = by.hotel.id;
  const place = { hotelId, source: sourceOf(by), importKey: key };
  const who = by.kind === 'staff' ? { staffId: by.id } : { apiKeyId: by.id };
  await tx.stayImport.createMany({ data: { ...place, ...who, fileName }, skipDuplicates: true });
  const found = await tx.stayImport.findFirst({
    where: { ...place, undoStartedAt: null },
    select: { id: true },
  });
  return found?.id ?? null;
}

export async function countImported(hotelId: number, id: number, counts: Counts): Promise<void> {
  const { created, updated, unchanged, refused } = counts;
  await db().stayImport.update({
    where: { hotelId_id: { hotelId, id } },
    data: {
      created: { increment: created },
      updated: { increment: updated },
      unchanged: { increment: unchanged },
      refused: { increment: refused },
    },
  });
}

/**
 * The caller has locked the stays and has written them. Only the state before the first change of an import is saved.
 * Returns false when the import is being undone meanwhile: it takes no more stays.
 */
export async function saveBefore(
  tx: Tx,
  { hotelId, importId }: { hotelId: number; importId: number },
  stays: readonly { code: string; isNew: boolean; before: Before }[],
): Promise<boolean> {
  const open = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM stay_import
    WHERE hotel_id = ${hotelId} AND id = ${importId} AND undo_started_at IS NULL FOR SHARE`;
  if (open.length === 0) return false;
  await tx.$executeRaw`
    INSERT INTO stay_import_row
      (hotel_id, import_id, booking_id, is_new, before, audit_upto, seq_upto, device_upto)
    SELECT b.hotel_id, ${importId}, b.id, (x ->> 'isNew')::boolean, x -> 'before',
      (SELECT COALESCE(max(a.id), 0) FROM audit_entry a),
      COALESCE((SELECT c.last_seq FROM conversation c WHERE c.hotel_id = b.hotel_id AND c.booking_id = b.id), 0),
      COALESCE((SELECT max(s.id) FROM guest_session s WHERE s.hotel_id = b.hotel_id AND s.booking_id = b.id), 0)
    FROM jsonb_array_elements(${JSON.stringify(stays)}::jsonb) x
      JOIN booking b ON b.hotel_id = ${hotelId} AND b.code = x ->> 'code'
    ON CONFLICT (hotel_id, import_id, booking_id) DO NOTHING`;
  return true;
}

const COLUMNS = {
  id: true,
  source: true,
  fileName: true,
  createdAt: true,
  created: true,
  updated: true,
  unchanged: true,
  refused: true,
  undoStartedAt: true,
  undoneAt: true,
  staff: { select: { firstName: true, lastName: true } },
  apiKey: { select: { name: true } },
} as const;
export type ImportRecord = Prisma.StayImportGetPayload<{ select: typeof COLUMNS }>;

export function listImportRecords(hotelId: number): Promise<ImportRecord[]> {
  const since = new Date(Date.now() - IMPORTS_DAYS * 86_400_000);
  return db().stayImport.findMany({
    where: { hotelId, createdAt: { gte: since } },
    orderBy: { id: 'desc' },
    take: MOST_IMPORTS,
    select: COLUMNS,
  });
}

/** For the rest of the transaction no other request undoes the import, and it takes no further part. */
export async function lockImport(tx: Tx, hotelId: number, id: number): Promise<ImportRecord | null> {
  await tx.$queryRaw`SELECT 1 FROM stay_import WHERE hotel_id = ${hotelId} AND id = ${id} FOR UPDATE`;
  return tx.stayImport.findUnique({ where: { hotelId_id: { hotelId, id } }, select: COLUMNS });
}

export const isTooOld = ({ createdAt }: Pick<ImportRecord, 'createdAt'>): boolean =>
  Date.now() - createdAt.getTime() > UNDO_HOURS * 3_600_000;

/**
 * Deletes what can no longer be used, because the former states of stays are personal data. The rows remain for twice
 * the undo period, so that an undo that was begun in time can be finished.
 */
export async function sweepImports(): Promise<void> {
  const before = (hours: number) => new Date(Date.now() - hours * 3_600_000);
  await db().stayImportRow.deleteMany({ where: { import: { createdAt: { lt: before(2 * UNDO_HOURS) } } } });
  await db().stayImport.deleteMany({ where: { createdAt: { lt: before(24 * IMPORTS_DAYS) } } });
}
