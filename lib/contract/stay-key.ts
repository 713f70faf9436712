import { wordsOfName } from './fold-name';
import type { PmsStay } from './pms-stays';
import { roomKey } from './room-key';

/** Two rows of one number mean the same stay when they name the same part, or without parts the same room and guest. */
export function stayKeyOf(row: PmsStay): string {
  if (row.part != null) return JSON.stringify([row.external_id, row.part]);
  const name = [...wordsOfName(`${row.guest_first_name} ${row.guest_last_name}`)].sort();
  return JSON.stringify([row.external_id, roomKey(row.room_number ?? ''), name]);
}
