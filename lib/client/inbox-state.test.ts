import { describe, expect, it } from 'vitest';
import type { InboxPageDto, InboxQuery, InboxRowDto } from '@/lib/contract/chat';
import { countHidden, type Inbox, inboxOf, reduceInbox, rowsOf } from './inbox-state';
import { aRow } from './testing/a-row';

const BRENDAN = { id: 7, name: 'Brendan Walsh', role: 'receptionist' } as const;
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 12, minute)).toISOString();

const page = (rows: InboxRowDto[], next: string | null = null, total = 0): InboxPageDto => ({
  conversations: rows,
  next_cursor: next,
  total_unread: total,
  channels: { inbox: 'private-inbox', personal: 'private-7' },
});
const open = (rows: InboxRowDto[], query: InboxQuery = {}, next: string | null = null) =>
  inboxOf({ id: BRENDAN.id, department: 'reception' }, query, page(rows, next));
const ids = (inbox: Inbox) => rowsOf(inbox).map((shown) => shown.id);
const received = (inbox: Inbox, changed: InboxRowDto, minute = 30, total = 1) =>
  reduceInbox(inbox, {
    type: 'changed',
    at: at(minute),
    payload: {
      conversation_id: changed.id,
      unread_count: changed.unread_count,
      total_unread: total,
      row: changed,
    },
  });

describe('the sort order', () => {
  it('puts the longest wait first, then the newest message', () => {
    const waiting = (id: number, minute: number) => aRow(id, { waiting_since: at(minute) });
    expect(ids(open([aRow(1), waiting(2, 9), aRow(3), waiting(4, 5)]))).toEqual([4, 2, 3, 1]);
  });

  it('sorts by time alone on request', () => {
    expect(ids(open([aRow(1, { waiting_since: at(0) }), aRow(3), aRow(2)], { order: 'recent' }))).toEqual([
      3, 2, 1,
    ]);
  });

  it('moves a conversation when its guest starts to wait or is answered', () => {
    const asked = received(
      open([aRow(1), aRow(2), aRow(3)]),
      aRow(1, { waiting_since: at(20), last_seq: 11 }),
    );
    expect(ids(asked)).toEqual([1, 3, 2]);
    expect(ids(received(asked, aRow(1, { last_seq: 12 })))).toEqual([3, 2, 1]);
  });
});

describe('a changed row', () => {
  it('adds a conversation that was not on the list', () => {
    expect(ids(received(open([aRow(1)]), aRow(2)))).toEqual([2, 1]);
  });

  it('keeps a changed row when an older change comes later', () => {
    const newer = received(open([aRow(1)]), aRow(1, { last_message: 'new', last_seq: 12 }), 31, 2);
    const end = received(newer, aRow(1, { last_message: 'old', last_seq: 11 }), 30, 1);
    expect([rowsOf(end)[0]?.last_message, end.totalUnread]).toEqual(['new', 2]);
  });

  it('updates the counts when the change has no row', () => {
    const payload = { conversation_id: 1, unread_count: 4, total_unread: 9 };
    const end = reduceInbox(open([aRow(1)]), { type: 'changed', at: at(30), payload });
    expect([rowsOf(end)[0]?.unread_count, rowsOf(end)[0]?.has_unread, end.totalUnread]).toEqual([4, true, 9]);
  });

  it.each<[string, InboxQuery, Partial<InboxRowDto>, Partial<InboxRowDto>]>([
    [
      'mine',
      { assigned: 'me' },
      { current_staff_handler: BRENDAN },
      { current_staff_handler: { ...BRENDAN, id: 8 } },
    ],
    ['unassigned', { assigned: 'none' }, {}, { current_staff_handler: BRENDAN }],
    ['waiting', { waiting: true }, { waiting_since: at(1) }, { waiting_since: null }],
    ['open', {}, {}, { status: 'closed' }],
    ['search', { q: 'o’Sull' }, { guest_last_name: 'O’Sullivan' }, { guest_last_name: 'Byrne' }],
  ])('adds and removes a row of the list "%s" as its conversation changes', (_name, query, fits, doesNot) => {
    const empty = open([], query);
    const on = received(empty, aRow(1, { ...fits, last_seq: 11 }));
    expect(ids(on)).toEqual([1]);
    expect(ids(received(on, aRow(1, { ...fits, ...doesNot, last_seq: 12 })))).toEqual([]);
  });
});

it('marks a row unread at once, and follows the server’s next row', () => {
  const marked = reduceInbox(open([aRow(1)]), { type: 'marked_unread', id: 1 });
  expect(rowsOf(marked)[0]).toMatchObject({ is_marked_unread: true, has_unread: true, unread_count: 0 });
  expect(rowsOf(received(marked, aRow(1)))[0]).toMatchObject({ is_marked_unread: false, has_unread: false });
  expect(reduceInbox(marked, { type: 'marked_unread', id: 9 })).toEqual(marked);
});

describe('pages of the list', () => {
  it('leaves a row to the next page if it belongs there', () => {
    const first = open([aRow(5), aRow(4)], {}, 'after-4');
    expect(ids(received(first, aRow(1)))).toEqual([5, 4]);
    const more = reduceInbox(received(first, aRow(1)), {
      type: 'loaded_more',
      cursor: 'after-4',
      page: page([aRow(3), aRow(1)]),
    });
    expect([ids(more), more.nextCursor]).toEqual([[5, 4, 3, 1], null]);
  });

  it('ignores a next page that is no longer needed', () => {
    const first = open([aRow(5)], {}, 'after-5');
    expect(
      reduceInbox(first, { type: 'loaded_more', cursor: 'another', page: page([aRow(1)]) }).nextCursor,
    ).toBe('after-5');
  });

  it('removes rows that a fresh first page lacks, and leaves the later pages', () => {
    const first = open([aRow(5), aRow(4)], {}, 'after-4');
    const two = reduceInbox(first, {
      type: 'loaded_more',
      cursor: 'after-4',
      page: page([aRow(2), aRow(1)], 'after-1'),
    });
    const fresh = page([aRow(6), aRow(4)], 'after-4');
    const end = reduceInbox(two, { type: 'loaded', query: {}, page: fresh, askedAt: two.changes });
    expect([ids(end), end.nextCursor]).toEqual([[6, 4, 2, 1], 'after-1']);
  });

  it('does not undo changes that arrived during the request', () => {
    const before = open([aRow(1)]);
    const receivedMeanwhile = received(before, aRow(2));
    const end = reduceInbox(receivedMeanwhile, {
      type: 'loaded',
      query: {},
      page: page([aRow(1)]),
      askedAt: before.changes,
    });
    expect(ids(end)).toEqual([2, 1]);
  });

  it('replaces all rows for a different query', () => {
    const query: InboxQuery = { assigned: 'me' };
    const mine = page([aRow(9, { current_staff_handler: BRENDAN })]);
    const end = reduceInbox(open([aRow(1), aRow(2)]), { type: 'loaded', query, page: mine, askedAt: 0 });
    expect(ids(end)).toEqual([9]);
  });
});

describe('a frozen list', () => {
  const held = () => reduceInbox(open([aRow(3), aRow(2), aRow(1)]), { type: 'frozen', isFrozen: true });

  it('updates texts and counts without moving a row while the list is frozen', () => {
    const end = received(
      held(),
      aRow(1, { waiting_since: at(20), last_message: 'Help', last_seq: 11 }),
      30,
      5,
    );
    expect(rowsOf(end).map((shown) => [shown.id, shown.last_message])).toEqual([
      [3, 'Hello'],
      [2, 'Hello'],
      [1, 'Help'],
    ]);
    expect(end.totalUnread).toBe(5);
  });

  it.each<[string, InboxRowDto[], number]>([
    ['nothing has changed', [], 0],
    ['only words have', [aRow(1, { last_message: 'Help', last_seq: 11 })], 0],
    ['one came to the top', [aRow(1, { waiting_since: at(20), last_seq: 11 })], 1],
    [
      'two did',
      [aRow(1, { waiting_since: at(20), last_seq: 11 }), aRow(2, { waiting_since: at(21), last_seq: 11 })],
      2,
    ],
    ['one has gone', [aRow(2, { status: 'closed', last_seq: 11 })], 1],
    ['one is new and one has moved', [aRow(4), aRow(1, { waiting_since: at(20), last_seq: 11 })], 2],
  ])('counts the rows that are out of place while the list is frozen: %s', (_name, changed, count) => {
    const end = changed.reduce((inbox, each) => received(inbox, each), held());
    expect([ids(end), countHidden(end)]).toEqual([[3, 2, 1], count]);
  });

  it('sorts the list on request and stays frozen', () => {
    const end = received(held(), aRow(1, { waiting_since: at(20), last_seq: 11 }));
    const arranged = reduceInbox(end, { type: 'arranged' });
    expect([ids(arranged), countHidden(arranged)]).toEqual([[1, 3, 2], 0]);
    expect(ids(received(arranged, aRow(4)))).toEqual([1, 3, 2]);
  });

  it('holds back and counts new rows, and keeps removed ones, while the list is frozen', () => {
    const withNew = received(held(), aRow(4));
    expect([ids(withNew), countHidden(withNew)]).toEqual([[3, 2, 1], 1]);
    const fresh = reduceInbox(withNew, {
      type: 'loaded',
      query: {},
      page: page([aRow(4), aRow(1)]),
      askedAt: 9,
    });
    expect(ids(fresh)).toEqual([3, 2, 1]);
    expect(ids(reduceInbox(fresh, { type: 'frozen', isFrozen: false }))).toEqual([4, 1]);
  });
});
