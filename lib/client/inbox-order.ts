import type { InboxQuery, InboxRowDto } from '@/lib/contract/chat';

/** The server's own order: those who wait, longest first, then the rest, newest first. */
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

/** Whether the server would list this row for the question. */
export function matches(row: InboxRowDto, query: InboxQuery, staffId: number): boolean {
  if (row.status !== (query.status ?? 'open')) return false;
  if (query.assigned === 'me' && row.current_staff_handler?.id !== staffId) return false;
  if (query.assigned === 'none' && row.current_staff_handler) return false;
  if (query.waiting && !row.waiting_since) return false;
  const words = query.q?.trim().toLowerCase();
  if (!words) return true;
  const names = [`${row.guest_first_name} ${row.guest_last_name}`, row.booking_id, row.room_number ?? ''];
  return names.some((name) => name.toLowerCase().includes(words));
}

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));
