import type { InboxPageDto, InboxQuery, InboxRowDto } from '@/lib/contract/chat';
import type { UnreadPayload } from '@/lib/contract/realtime';
import { byUrgency, type Command, matches } from './inbox-order';

/** `receivedAt` counts live changes, so that a page asked for earlier does not undo them. */
type KnownRow = { readonly row: InboxRowDto; readonly receivedAt: number; readonly isGone: boolean };

export type Inbox = {
  readonly command: Command;
  readonly query: InboxQuery;
  readonly known: ReadonlyMap<number, KnownRow>;
  /** The listed conversations, as ids. */
  readonly order: readonly number[];
  readonly nextCursor: string | null;
  /** The last row of the loaded pages. Rows that sort after it belong to a page that is not loaded. */
  readonly frontier: InboxRowDto | null;
  readonly totalUnread: number;
  readonly totalAsOf: string;
  readonly changes: number;
  readonly isFrozen: boolean;
};

export type InboxAction =
  | { type: 'loaded'; query: InboxQuery; page: InboxPageDto; askedAt: number }
  | { type: 'loaded_more'; cursor: string; page: InboxPageDto }
  | { type: 'changed'; payload: UnreadPayload; at: string }
  | { type: 'marked_unread'; id: number }
  | { type: 'frozen'; isFrozen: boolean }
  /** Sorts all rows, even while the list is frozen. */
  | { type: 'arranged' };

export function inboxOf(command: Command, query: InboxQuery, page: InboxPageDto): Inbox {
  const nothing = { known: new Map(), order: [], nextCursor: null, frontier: null };
  const counts = { totalUnread: 0, totalAsOf: '', changes: 0, isFrozen: false };
  return reduceInbox({ command, query, ...nothing, ...counts }, { type: 'loaded', query, page, askedAt: 0 });
}

/** The only function that changes the list. While the list is frozen, rows are updated in place and do not move. */
export function reduceInbox(inbox: Inbox, action: InboxAction): Inbox {
  switch (action.type) {
    case 'loaded':
      return arrange(load(inbox, action));
    case 'loaded_more':
      return arrange(loadMore(inbox, action));
    case 'changed':
      return arrange(change(inbox, action));
    case 'marked_unread':
      return markUnread(inbox, action.id);
    case 'frozen':
      return arrange({ ...inbox, isFrozen: action.isFrozen });
    case 'arranged':
      return { ...inbox, order: rightOrder(inbox) };
  }
}

/** The rows that the action brought from the server. */
export function rowsIn(action: InboxAction): readonly InboxRowDto[] {
  if (action.type === 'changed') return action.payload.row ? [action.payload.row] : [];
  return 'page' in action ? action.page.conversations : [];
}

export function rowOf(inbox: Inbox, id: number): InboxRowDto | undefined {
  return inbox.known.get(id)?.row;
}

export function rowsOf(inbox: Inbox): readonly InboxRowDto[] {
  return inbox.order.flatMap((id) => inbox.known.get(id)?.row ?? []);
}

/** All known rows that have not left the list, listed or not. */
export function receivedOf(inbox: Inbox): readonly InboxRowDto[] {
  return [...inbox.known.values()].filter(({ isGone }) => !isGone).map(({ row }) => row);
}

/** The number of rows that are not in their place: new ones, removed ones, and those that overtook another. */
export function countHidden(inbox: Inbox): number {
  if (!inbox.isFrozen) return 0;
  const right = rightOrder(inbox);
  const [belongs, shown] = [new Set(right), new Set(inbox.order)];
  const [kept, target] = [inbox.order.filter((id) => belongs.has(id)), right.filter((id) => shown.has(id))];
  return right.length + inbox.order.length - 2 * kept.length + countMoved(kept, target);
}

/** The smallest number of rows that must move to turn one order into the other. */
function countMoved(from: readonly number[], to: readonly number[]): number {
  const place = new Map(to.map((id, index) => [id, index]));
  // Longest increasing subsequence: for each length, the smallest last position.
  const ends: number[] = [];
  for (const id of from) {
    const at = place.get(id) ?? 0;
    const length = ends.findIndex((end) => end >= at);
    ends[length === -1 ? ends.length : length] = at;
  }
  return from.length - ends.length;
}

function arrange(inbox: Inbox): Inbox {
  return inbox.isFrozen ? inbox : { ...inbox, order: rightOrder(inbox) };
}

function rightOrder({ known, query, command, nextCursor, frontier }: Inbox): number[] {
  const compare = byUrgency(query);
  const isLoaded = (row: InboxRowDto) => nextCursor === null || !frontier || compare(row, frontier) <= 0;
  return [...known.values()]
    .filter(({ row, isGone }) => !isGone && matches(row, query, command) && isLoaded(row))
    .map(({ row }) => row)
    .sort(compare)
    .map((row) => row.id);
}

/** A different query replaces the list, even while it is frozen. The same query updates it. */
function load(inbox: Inbox, { query, page, askedAt }: Extract<InboxAction, { type: 'loaded' }>): Inbox {
  const counted = { ...inbox, query, totalUnread: page.total_unread };
  const isSameQuestion = JSON.stringify(query) === JSON.stringify(inbox.query);
  const kept = isSameQuestion ? withoutVanished(inbox, page, askedAt) : new Map<number, KnownRow>();
  const known = merge(kept, page.conversations, inbox.changes);
  // Pages that were loaded beyond the first one stay, with their cursor and last row.
  const isLonger =
    isSameQuestion && page.next_cursor !== null && inbox.nextCursor !== null && isBeyond(inbox, page);
  if (isLonger) return { ...counted, known };
  const ends = { known, nextCursor: page.next_cursor, frontier: page.conversations.at(-1) ?? null };
  return isSameQuestion
    ? { ...counted, ...ends }
    : { ...counted, ...ends, order: rightOrder({ ...counted, ...ends }) };
}

function isBeyond(inbox: Inbox, page: InboxPageDto): boolean {
  const last = page.conversations.at(-1);
  return !!last && !!inbox.frontier && byUrgency(inbox.query)(inbox.frontier, last) > 0;
}

/** Marks rows as gone that the first page should contain and does not, unless they changed after the request. */
function withoutVanished(inbox: Inbox, page: InboxPageDto, askedAt: number): Map<number, KnownRow> {
  const named = new Set(page.conversations.map((row) => row.id));
  const last = page.next_cursor === null ? undefined : page.conversations.at(-1);
  const compare = byUrgency(inbox.query);
  const isVanished = ({ row, receivedAt }: KnownRow) =>
    !named.has(row.id) && receivedAt <= askedAt && (!last || compare(row, last) <= 0);
  return new Map(
    [...inbox.known].map(([id, entry]) => [id, isVanished(entry) ? { ...entry, isGone: true } : entry]),
  );
}

function loadMore(inbox: Inbox, { cursor, page }: Extract<InboxAction, { type: 'loaded_more' }>): Inbox {
  if (cursor !== inbox.nextCursor) return inbox;
  return {
    ...inbox,
    known: merge(inbox.known, page.conversations, inbox.changes),
    nextCursor: page.next_cursor,
    frontier: page.conversations.at(-1) ?? inbox.frontier,
    // Additional rows at the end move nothing under the pointer.
    order: inbox.isFrozen ? [...inbox.order, ...newIds(inbox, page)] : inbox.order,
  };
}

function newIds(inbox: Inbox, page: InboxPageDto): number[] {
  return page.conversations.map((row) => row.id).filter((id) => !inbox.order.includes(id));
}

/** A row carries the last number of its conversation. A row with a lower number than the known one is ignored. */
function merge(known: ReadonlyMap<number, KnownRow>, rows: readonly InboxRowDto[], receivedAt: number) {
  const merged = new Map(known);
  for (const row of rows) {
    const older = merged.get(row.id);
    if (!older || row.last_seq >= older.row.last_seq) merged.set(row.id, { row, receivedAt, isGone: false });
  }
  return merged;
}

/** The number does not change, so the next row from the server overrides this. */
function markUnread(inbox: Inbox, id: number): Inbox {
  const entry = inbox.known.get(id);
  if (!entry) return inbox;
  const row = { ...entry.row, is_marked_unread: true, has_unread: true };
  return { ...inbox, known: new Map(inbox.known).set(id, { ...entry, row }) };
}

function change(inbox: Inbox, { payload, at }: Extract<InboxAction, { type: 'changed' }>): Inbox {
  const { conversation_id: id, unread_count, total_unread, row } = payload;
  const isLatest = at >= inbox.totalAsOf;
  const changes = inbox.changes + 1;
  const older = inbox.known.get(id)?.row;
  const counted =
    older && isLatest
      ? [{ ...older, unread_count, has_unread: unread_count > 0 || older.is_marked_unread }]
      : [];
  return {
    ...inbox,
    changes,
    known: merge(inbox.known, row ? [row] : counted, changes),
    ...(isLatest ? { totalUnread: total_unread, totalAsOf: at } : {}),
  };
}
