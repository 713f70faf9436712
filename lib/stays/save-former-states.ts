import { AppError } from '@/lib/kernel/app-error';
import type { Tx } from '@/lib/platform/db';
import { saveBefore } from './imports/import-store';
import type { Command, Followed } from './pms/follow-row';

/** Saves the former states of the stays, so that they can be undone with their import. */
export async function saveFormerStates(
  tx: Tx,
  { by, importId }: Command,
  followed: readonly Followed[],
): Promise<void> {
  const stays = followed.flatMap(({ code, result, before }) =>
    before === null || result === 'unchanged' ? [] : [{ code, isNew: result === 'created', before }],
  );
  if (importId === null || stays.length === 0) return;
  const isOpen = await saveBefore(tx, { hotelId: by.hotel.id, importId }, stays);
  if (!isOpen) throw new AppError('import_undone');
}
