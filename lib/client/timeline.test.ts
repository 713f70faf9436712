import { describe, expect, it } from 'vitest';
import type { MessageDto } from '@/lib/contract/chat';
import { countFromOther, keyOf, markOf, newestSeqOf, timelineOf } from './timeline';
import type { Entry } from './view';

const utc = { side: 'guest', timeZone: 'UTC' } as const;

function sent(
  seq: number,
  sender: MessageDto['sender_type'],
  timestamp: string,
  more: Partial<MessageDto> = {},
) {
  // Only the fields that the rows use. The contract tests check the whole shape.
  const message = { id: seq, seq, sender_type: sender, timestamp, staff: null, status: 'delivered', ...more };
  return { state: 'sent', message: { client_message_id: `id-${seq}`, ...message } } as Entry;
}

function unsent(clientMessageId: string, composedAt: string): Entry {
  return {
    state: 'sending',
    clientMessageId,
    body: 'x',
    files: [],
    composedAt,
    replyTo: null,
    refusal: null,
  };
}

function drawn(entries: readonly Entry[], plan: Parameters<typeof timelineOf>[1] = utc) {
  return timelineOf(entries, plan).map((row) => {
    if (row.kind === 'bubble') return `${row.isFirst ? '[' : ''}${row.key}${row.isLast ? ']' : ''}`;
    return row.kind === 'day' ? row.day : row.kind;
  });
}

describe('timelineOf', () => {
  it('starts a new day at midnight in the hotel’s time zone', () => {
    const late = [sent(1, 'guest', '2026-11-22T22:30:00Z'), sent(2, 'guest', '2026-11-22T23:30:00Z')];
    expect(drawn(late)).toEqual(['2026-11-22', '[id-1]', '[id-2]']);
    expect(drawn(late, { side: 'guest', timeZone: 'Europe/Berlin' })).toEqual([
      '2026-11-22',
      '[id-1]',
      '2026-11-23',
      '[id-2]',
    ]);
  });

  it('joins messages of one author into a run, and ends it at a pause or another author', () => {
    const entries = [
      sent(1, 'staff', '2026-11-22T10:00:00Z', { staff: 7 }),
      sent(2, 'staff', '2026-11-22T10:01:00Z', { staff: 7 }),
      sent(3, 'staff', '2026-11-22T10:02:00Z', { staff: 8 }),
      sent(4, 'staff', '2026-11-22T10:30:00Z', { staff: 8 }),
    ];
    expect(drawn(entries)).toEqual(['2026-11-22', '[id-1', 'id-2]', '[id-3]', '[id-4]']);
  });

  it('continues the own run with unsent messages', () => {
    const entries = [sent(1, 'guest', '2026-11-22T10:00:00Z'), unsent('mine', '2026-11-22T10:00:20Z')];
    expect(drawn(entries)).toEqual(['2026-11-22', '[id-1', 'mine]']);
  });

  it('ends a run at a notice', () => {
    const entries = [
      sent(1, 'staff', '2026-11-22T10:00:00Z'),
      sent(2, 'system', '2026-11-22T10:00:10Z'),
      sent(3, 'staff', '2026-11-22T10:00:20Z'),
    ];
    expect(drawn(entries)).toEqual(['2026-11-22', '[id-1]', 'notice', '[id-3]']);
  });

  it('adds the unread line once, above the first unread message of the other side', () => {
    const entries = [
      sent(1, 'staff', '2026-11-22T10:00:00Z'),
      sent(2, 'guest', '2026-11-22T10:00:10Z'),
      sent(3, 'staff', '2026-11-22T10:00:20Z'),
      sent(4, 'staff', '2026-11-22T10:00:30Z'),
    ];
    const rows = drawn(entries, { ...utc, unreadAfterSeq: 1 });
    expect(rows).toEqual(['2026-11-22', '[id-1]', '[id-2]', 'unread', '[id-3', 'id-4]']);
    expect(drawn(entries, { ...utc, unreadAfterSeq: 4 })).not.toContain('unread');
  });
});

describe('an own message', () => {
  const pointers = { guestReadSeq: 0, staffReadSeq: 5 };

  it('keeps the key of a message when the server accepts it', () => {
    const before = unsent('abc', '2026-11-22T10:00:00Z');
    const after = sent(9, 'guest', '2026-11-22T10:00:01Z', { client_message_id: 'abc' });
    expect(keyOf(after)).toBe(keyOf(before));
  });

  it('returns the delivery status of a message', () => {
    expect(markOf(unsent('a', '2026-11-22T10:00:00Z'), 'guest', pointers)).toBe('sending');
    expect(markOf(sent(6, 'guest', '2026-11-22T10:00:00Z', { status: 'pending' }), 'guest', pointers)).toBe(
      'sent',
    );
    expect(markOf(sent(6, 'guest', '2026-11-22T10:00:00Z'), 'guest', pointers)).toBe('delivered');
    expect(markOf(sent(5, 'guest', '2026-11-22T10:00:00Z'), 'guest', pointers)).toBe('read');
    expect(markOf(sent(5, 'staff', '2026-11-22T10:00:00Z'), 'staff', pointers)).toBe('delivered');
  });
});

it('counts the later messages of the other side without deleted ones', () => {
  const entries = [
    sent(1, 'staff', '2026-11-22T10:00:00Z'),
    sent(2, 'system', '2026-11-22T10:00:10Z'),
    sent(3, 'staff', '2026-11-22T10:00:20Z'),
    sent(4, 'guest', '2026-11-22T10:00:30Z'),
    sent(5, 'staff', '2026-11-22T10:00:35Z', { is_deleted: true }),
    unsent('a', '2026-11-22T10:00:40Z'),
  ];
  expect(countFromOther(entries, 'guest', 1)).toBe(1);
  expect(newestSeqOf(entries)).toBe(5);
});
