import type { InboxQuery, InboxRowDto } from '@/lib/contract/chat';
import { nameHolds } from '@/lib/contract/fold-name';
import type { Department } from '@/lib/contract/roles';
import { roomHolds } from '@/lib/contract/room-key';

/** The server's sort order: waiting guests first, the longest wait on top, then the rest, newest first. */
export function byUrgency({ order }: InboxQuery): (one: InboxRowDto, other: InboxRowDto) => number {
  return (one, other) => {
    if (order !== 'recent') {
      const [waits, otherWaits] = [one.waiting_since, other.waiting_since];
      if (waits && otherWaits) return compare(waits, otherWaits) || one.id - other.id;
      if (waits || otherWaits) return waits ? -1 : 1;
    }
    return compare(other.last_message_time, one.last_message_time) || other.id - one.id;
  };
}

/** The staff member of the query "mine", which includes the conversations of their department. */
export type Command = Readonly<{ id: number; department: Department }>;

/** True when the server would list this row for the query. */
export function matches(row: InboxRowDto, query: InboxQuery, command: Command): boolean {
  if (row.status !== (query.status ?? 'open')) return false;
  const { current_staff_handler: handler, department } = row;
  if (query.assigned === 'me' && handler?.id !== command.id && department !== command.department)
    return false;
  if (query.assigned === 'none' && (handler || department)) return false;
  if (query.waiting && !row.waiting_since) return false;
  const words = query.q?.trim();
  if (!words) return true;
  const isCode = row.booking_id.toLowerCase().includes(words.toLowerCase());
  return (
    isCode ||
    roomHolds(row.room_number, words) ||
    nameHolds(`${row.guest_first_name} ${row.guest_last_name}`, words)
  );
}

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));
