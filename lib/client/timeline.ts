import type { MessageDto } from '@/lib/contract/chat';
import type { Side } from './conversation';
import { dayOf } from './hotel-time';
import type { ConversationView, Entry } from './view';

export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly day: string }
  | { readonly kind: 'unread'; readonly key: string }
  | { readonly kind: 'notice'; readonly key: string; readonly message: MessageDto }
  | {
      readonly kind: 'bubble';
      readonly key: string;
      readonly entry: Entry;
      readonly isOwn: boolean;
      /** First and last message of a run by one author. A run shows the name and the time once. */
      readonly isFirst: boolean;
      readonly isLast: boolean;
    };

/** The delivery status shown under an own message. */
export type Mark = 'queued' | 'sending' | 'sent' | 'delivered' | 'read' | 'failed';

const RUN_MS = 5 * 60_000;

type Plan = { readonly side: Side; readonly timeZone: string; readonly unreadAfterSeq?: number | undefined };

/** The rows of a conversation from top to bottom: days, notices, the unread line and runs of messages. */
export function timelineOf(entries: readonly Entry[], { side, timeZone, unreadAfterSeq }: Plan): Row[] {
  const rows: Row[] = [];
  let day = '';
  let isUnreadDrawn = unreadAfterSeq === undefined;
  let previous: Entry | null = null;
  for (const entry of entries) {
    const entryDay = dayOfEntry(entry, timeZone);
    let isBroken = previous === null;
    if (entryDay !== day) {
      day = entryDay;
      isBroken = true;
      rows.push({ kind: 'day', key: `day-${day}`, day });
    }
    const isOwn = isOwnEntry(entry, side);
    if (!isUnreadDrawn && isFromOther(entry, side) && seqOf(entry) > (unreadAfterSeq ?? 0)) {
      isUnreadDrawn = true;
      isBroken = true;
      rows.push({ kind: 'unread', key: 'unread' });
    }
    if (entry.state === 'sent' && entry.message.sender_type === 'system') {
      rows.push({ kind: 'notice', key: keyOf(entry), message: entry.message });
      previous = null;
      continue;
    }
    const isFirst = isBroken || previous === null || !isSameRun(previous, entry, side);
    if (!isFirst) continueRun(rows);
    rows.push({ kind: 'bubble', key: keyOf(entry), entry, isOwn, isFirst, isLast: true });
    previous = entry;
  }
  return rows;
}

/** The delivery status of an own message. */
export function markOf(
  entry: Entry,
  side: Side,
  view: Pick<ConversationView, 'guestReadSeq' | 'staffReadSeq'>,
): Mark {
  if (entry.state !== 'sent') return entry.state;
  const readSeq = side === 'guest' ? view.staffReadSeq : view.guestReadSeq;
  if (entry.message.seq <= readSeq) return 'read';
  return entry.message.status === 'pending' ? 'sent' : 'delivered';
}

/** Counts the messages of the other side after `afterSeq`. Deleted messages do not count as unread. */
export function countFromOther(entries: readonly Entry[], side: Side, afterSeq: number): number {
  return entries.filter((entry) => isFromOther(entry, side) && seqOf(entry) > afterSeq && !isDeleted(entry))
    .length;
}

function isDeleted(entry: Entry): boolean {
  return entry.state === 'sent' && entry.message.is_deleted;
}

function isOwnEntry(entry: Entry, side: Side): boolean {
  return entry.state !== 'sent' || entry.message.sender_type === side;
}

export function newestSeqOf(entries: readonly Entry[]): number {
  const newest = entries.findLast((entry) => entry.state === 'sent');
  return newest ? seqOf(newest) : 0;
}

/** Zero until the server has numbered the message. */
export function seqOf(entry: Entry): number {
  return entry.state === 'sent' ? entry.message.seq : 0;
}

/** The same key before and after the server accepts the message, so that the bubble is not mounted again. */
export function keyOf(entry: Entry): string {
  if (entry.state !== 'sent') return entry.clientMessageId;
  return entry.message.client_message_id || `message-${entry.message.id}`;
}

function isFromOther(entry: Entry, side: Side): boolean {
  return entry.state === 'sent' && entry.message.sender_type === (side === 'guest' ? 'staff' : 'guest');
}

const daysKnown = new WeakMap<Entry, { readonly timeZone: string; readonly day: string }>();

/** Entries are immutable, so the day of each is computed once, however often the rows are computed. */
function dayOfEntry(entry: Entry, timeZone: string): string {
  const known = daysKnown.get(entry);
  if (known?.timeZone === timeZone) return known.day;
  const day = dayOf(momentOf(entry), timeZone);
  daysKnown.set(entry, { timeZone, day });
  return day;
}

function momentOf(entry: Entry): string {
  return entry.state === 'sent' ? entry.message.timestamp : entry.composedAt;
}

function isSameRun(one: Entry, next: Entry, side: Side): boolean {
  if (!isSameAuthor(one, next, side)) return false;
  return Math.abs(Date.parse(momentOf(next)) - Date.parse(momentOf(one))) <= RUN_MS;
}

/** An unsent entry is an own message and continues the last run of this side. */
function isSameAuthor(one: Entry, next: Entry, side: Side): boolean {
  if (one.state !== 'sent' || next.state !== 'sent') return isOwnEntry(one, side) && isOwnEntry(next, side);
  const [first, second] = [one.message, next.message];
  // Guests see a colleague's name only, not the id.
  return (
    first.sender_type === second.sender_type &&
    first.staff === second.staff &&
    first.staff_name === second.staff_name &&
    first.companion === second.companion
  );
}

function continueRun(rows: Row[]) {
  const last = rows.at(-1);
  if (last?.kind === 'bubble') rows[rows.length - 1] = { ...last, isLast: false };
}
