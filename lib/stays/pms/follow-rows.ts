import { AppError } from '@/lib/kernel/app-error';
import type { Tx } from '@/lib/platform/db';
import { lockExternalIds } from '../stay-details-store';
import { hasRoomless, leaveRooms } from './change-rooms-store';
import type { Entry } from './entry';
import { type Command, type Followed, followRow, lockStayOf } from './follow-row';
import type { Candidate } from './pair-facts';
import type { RowsByNumber } from './rows-by-number';

/**
 * Follows one row, or several rows that change rooms with each other. Each of those leaves its room before any of them
 * gets a new one.
 */
export async function followRows(
  tx: Tx,
  command: Command,
  entries: readonly Entry[],
  numbers: RowsByNumber,
): Promise<(Followed & { entry: Entry })[]> {
  const hotelId = command.by.hotel.id;
  const isChange = entries.length > 1;
  const inRooms = isChange ? await lockAll(tx, command, entries, numbers) : new Map<Entry, Candidate>();
  const codes = [...inRooms.values()].map(({ known }) => known.code);
  if (isChange) await leaveRooms(tx, hotelId, codes);
  const followed: (Followed & { entry: Entry })[] = [];
  for (const entry of entries)
    followed.push(await followRow(tx, command, entry, numbers, inRooms.get(entry)));
  // One of the stays was changed meanwhile, so that its row does not move it any more.
  if (isChange && (await hasRoomless(tx, hotelId, codes))) throw new AppError('conflict');
  return followed;
}

async function lockAll(
  tx: Tx,
  command: Command,
  entries: readonly Entry[],
  numbers: RowsByNumber,
): Promise<Map<Entry, Candidate>> {
  const numbersOfAll = entries.map(({ row }) => row.external_id);
  await lockExternalIds(tx, command.by.hotel.id, numbersOfAll);
  const held = new Map<Entry, Candidate>();
  for (const entry of entries) {
    const { known } = await lockStayOf(tx, command, entry, numbers);
    if (known) held.set(entry, known);
  }
  return held;
}
