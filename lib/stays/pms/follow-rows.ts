import { AppError } from '@/lib/kernel/app-error';
import type { Tx } from '@/lib/platform/db';
import { holdExternalId } from '../stay-details-store';
import { hasRoomless, leaveRooms } from './change-rooms-store';
import { type Asker, type Followed, followRow } from './follow-row';
import type { Entry } from './work-off';

/** One row, or several that change rooms with each other: each of those leaves its room before any of them gets one. */
export async function followRows(
  tx: Tx,
  asker: Asker,
  entries: readonly Entry[],
): Promise<(Followed & { entry: Entry })[]> {
  const hotelId = asker.by.hotel.id;
  const ids = entries.map(({ row }) => row.external_id).toSorted();
  const isChange = entries.length > 1;
  if (isChange) {
    // In one order everywhere, so that two batches do not wait for each other.
    for (const id of ids) await holdExternalId(tx, hotelId, id);
    await leaveRooms(tx, hotelId, ids);
  }
  const followed: (Followed & { entry: Entry })[] = [];
  for (const entry of entries) followed.push({ ...(await followRow(tx, asker, entry.row)), entry });
  // One of them was changed meanwhile, so that nothing moves it any more.
  if (isChange && (await hasRoomless(tx, hotelId, ids))) throw new AppError('conflict');
  return followed;
}
