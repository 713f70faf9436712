import { describe, expect, it } from 'vitest';
import type { InboxPageDto, InboxQuery, InboxRowDto } from '@/lib/contract/chat';
import { countHeldBack, type Inbox, inboxHappen, inboxOf, rowsOf } from './inbox-state';

const BRENDAN = { id: 7, name: 'Brendan Walsh', role: 'receptionist' } as const;
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 12, minute)).toISOString();

function row(id: number, change: Partial<InboxRowDto> = {}): InboxRowDto {
  return {
    id,
    conversation_id: id,
    booking_id: `BK-2026-000${id}`,
    room_number: `20${id}`,
    guest_name: `Guest ${id}`,
    guest_first_name: 'Guest',
    guest_last_name: String(id),
    guest_locale: 'en',
    last_message: 'Hello',
    last_message_time: at(id),
    last_message_sender_type: 'guest',
    waiting_since: null,
    unread_count: 0,
    has_unread: false,
    is_marked_unread: false,
    current_staff_handler: null,
    status: 'open',
    last_seq: 10,
    ...change,
  };
}

const page = (rows: InboxRowDto[], next: string | null = null, total = 0): InboxPageDto => ({
  conversations: rows,
  next_cursor: next,
  total_unread: total,
});
const open = (rows: InboxRowDto[], query: InboxQuery = {}, next: string | null = null) =>
  inboxOf(BRENDAN.id, query, page(rows, next));
const ids = (inbox: Inbox) => rowsOf(inbox).map((shown) => shown.id);
const heard = (inbox: Inbox, changed: InboxRowDto, minute = 30, total = 1) =>
  inboxHappen(inbox, {
    type: 'changed',
    at: at(minute),
    payload: {
      conversation_id: changed.id,
      unread_count: changed.unread_count,
      total_unread: total,
      row: changed,
    },
  });

describe('the order', () => {
  it('puts who waits longest first, then the newest', () => {
    const waiting = (id: number, minute: number) => row(id, { waiting_since: at(minute) });
    expect(ids(open([row(1), waiting(2, 9), row(3), waiting(4, 5)]))).toEqual([4, 2, 3, 1]);
  });

  it('is by time alone when asked', () => {
    expect(ids(open([row(1, { waiting_since: at(0) }), row(3), row(2)], { order: 'recent' }))).toEqual([
      3, 2, 1,
    ]);
  });

  it('follows a guest who starts to wait, and one who was answered', () => {
    const asked = heard(open([row(1), row(2), row(3)]), row(1, { waiting_since: at(20), last_seq: 11 }));
    expect(ids(asked)).toEqual([1, 3, 2]);
    expect(ids(heard(asked, row(1, { last_seq: 12 })))).toEqual([3, 2, 1]);
  });
});

describe('a change', () => {
  it('brings a conversation that was not on the list', () => {
    expect(ids(heard(open([row(1)]), row(2)))).toEqual([2, 1]);
  });

  it('never loses to an older one that comes later', () => {
    const newer = heard(open([row(1)]), row(1, { last_message: 'new', last_seq: 12 }), 31, 2);
    const end = heard(newer, row(1, { last_message: 'old', last_seq: 11 }), 30, 1);
    expect([rowsOf(end)[0]?.last_message, end.totalUnread]).toEqual(['new', 2]);
  });

  it('without its row still counts', () => {
    const payload = { conversation_id: 1, unread_count: 4, total_unread: 9 };
    const end = inboxHappen(open([row(1)]), { type: 'changed', at: at(30), payload });
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
  ])('takes a row on and off a list of %s', (_name, query, fits, doesNot) => {
    const empty = open([], query);
    const on = heard(empty, row(1, { ...fits, last_seq: 11 }));
    expect(ids(on)).toEqual([1]);
    expect(ids(heard(on, row(1, { ...fits, ...doesNot, last_seq: 12 })))).toEqual([]);
  });
});

describe('pages', () => {
  it('leave to the next page what belongs there', () => {
    const first = open([row(5), row(4)], {}, 'after-4');
    expect(ids(heard(first, row(1)))).toEqual([5, 4]);
    const more = inboxHappen(heard(first, row(1)), {
      type: 'loaded_more',
      cursor: 'after-4',
      page: page([row(3), row(1)]),
    });
    expect([ids(more), more.nextCursor]).toEqual([[5, 4, 3, 1], null]);
  });

  it('ignore a next page that nobody waits for any more', () => {
    const first = open([row(5)], {}, 'after-5');
    expect(
      inboxHappen(first, { type: 'loaded_more', cursor: 'another', page: page([row(1)]) }).nextCursor,
    ).toBe('after-5');
  });

  it('drop on a fresh first page what has gone, and keep the pages beyond', () => {
    const first = open([row(5), row(4)], {}, 'after-4');
    const two = inboxHappen(first, {
      type: 'loaded_more',
      cursor: 'after-4',
      page: page([row(2), row(1)], 'after-1'),
    });
    const fresh = page([row(6), row(4)], 'after-4');
    const end = inboxHappen(two, { type: 'loaded', query: {}, page: fresh, askedAt: two.changes });
    expect([ids(end), end.nextCursor]).toEqual([[6, 4, 2, 1], 'after-1']);
  });

  it('do not undo what was heard while they were on their way', () => {
    const before = open([row(1)]);
    const heardMeanwhile = heard(before, row(2));
    const end = inboxHappen(heardMeanwhile, {
      type: 'loaded',
      query: {},
      page: page([row(1)]),
      askedAt: before.changes,
    });
    expect(ids(end)).toEqual([2, 1]);
  });

  it('of another question replace everything', () => {
    const query: InboxQuery = { assigned: 'me' };
    const mine = page([row(9, { current_staff_handler: BRENDAN })]);
    const end = inboxHappen(open([row(1), row(2)]), { type: 'loaded', query, page: mine, askedAt: 0 });
    expect(ids(end)).toEqual([9]);
  });
});

describe('while it is held', () => {
  const held = () => inboxHappen(open([row(3), row(2), row(1)]), { type: 'held', isHeld: true });

  it('nothing moves, though words and counts are new', () => {
    const end = heard(held(), row(1, { waiting_since: at(20), last_message: 'Help', last_seq: 11 }), 30, 5);
    expect(rowsOf(end).map((shown) => [shown.id, shown.last_message])).toEqual([
      [3, 'Hello'],
      [2, 'Hello'],
      [1, 'Help'],
    ]);
    expect(end.totalUnread).toBe(5);
  });

  it('what is new waits and is counted, and what has gone stays', () => {
    const withNew = heard(held(), row(4));
    expect([ids(withNew), countHeldBack(withNew)]).toEqual([[3, 2, 1], 1]);
    const fresh = inboxHappen(withNew, {
      type: 'loaded',
      query: {},
      page: page([row(4), row(1)]),
      askedAt: 9,
    });
    expect(ids(fresh)).toEqual([3, 2, 1]);
    expect(ids(inboxHappen(fresh, { type: 'held', isHeld: false }))).toEqual([4, 1]);
  });
});
