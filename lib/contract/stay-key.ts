import { wordsOfName } from './fold-name';
import type { PmsStay } from './pms-stays';
import { roomKey } from './room-key';

/** Two rows of one number are of one stay where they name the same room and the same guest. */
export function stayKeyOf(row: PmsStay): string {
  const name = [...wordsOfName(`${row.guest_first_name} ${row.guest_last_name}`)].sort();
  return JSON.stringify([row.external_id, roomKey(row.room_number ?? ''), name]);
}
