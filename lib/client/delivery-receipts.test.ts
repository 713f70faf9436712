import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { InboxRowDto } from '@/lib/contract/chat';
import type { DeskDelivered } from '@/lib/contract/marks';
import { ApiProblem } from './api-problem';
import { createDeliveryReceipts } from './delivery-receipts';
import { aRow } from './testing/a-row';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const SOON = 5000;
const unread = (id: number, change: Partial<InboxRowDto> = {}) =>
  aRow(id, { unread_count: 1, has_unread: true, last_seq: 4, ...change });

function open() {
  const rows = new Map<number, InboxRowDto>();
  const tell = vi.fn(async (_list: DeskDelivered) => undefined);
  const onFailure = vi.fn();
  const arrivals = createDeliveryReceipts({ rowOf: (id) => rows.get(id), tell, onFailure });
  const note = (...changed: InboxRowDto[]) => {
    for (const row of changed) rows.set(row.id, row);
    arrivals.note(changed);
  };
  return { note, tell, onFailure, wait: () => vi.advanceTimersByTimeAsync(SOON) };
}

it('reports all messages of a short time in one request, and each once', async () => {
  const { note, tell, wait } = open();
  note(unread(1), unread(2));
  note(unread(3, { last_seq: 9 }), aRow(4));
  await wait();
  expect(tell.mock.calls).toEqual([
    [
      [
        { conversation_id: 1, up_to_seq: 4 },
        { conversation_id: 2, up_to_seq: 4 },
        { conversation_id: 3, up_to_seq: 9 },
      ],
    ],
  ]);
  // As every poll brings them, and with the log entry that the report itself caused.
  note(unread(1, { last_seq: 5 }), unread(2), unread(3, { last_seq: 9 }));
  await wait();
  expect(tell).toHaveBeenCalledTimes(1);
});

it('does not report messages that are read by then', async () => {
  const { note, tell, wait } = open();
  note(unread(1));
  note(aRow(1, { last_seq: 5 }));
  await wait();
  expect(tell).not.toHaveBeenCalled();
});

it('reports a newer message in the same conversation', async () => {
  const { note, tell, wait } = open();
  note(unread(1));
  await wait();
  note(unread(1, { last_seq: 7, last_message_time: '2026-11-22T18:00:00.000Z' }));
  await wait();
  expect(tell.mock.lastCall).toEqual([[{ conversation_id: 1, up_to_seq: 7 }]]);
});

it('reports again with the next update after a failure', async () => {
  const { note, tell, onFailure, wait } = open();
  tell.mockRejectedValueOnce(new ApiProblem('network', 0));
  note(unread(1));
  await wait();
  expect(onFailure).toHaveBeenCalledTimes(1);
  note(unread(1));
  await wait();
  expect(tell).toHaveBeenCalledTimes(2);
});
