import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { InboxPageDto, InboxQuery, InboxRowDto } from '@/lib/contract/chat';
import type { DeskDelivered } from '@/lib/contract/marks';
import { ApiProblem } from './api-problem';
import { createInboxController } from './inbox-controller';
import { aRow } from './testing/a-row';
import { envelopeOf, fakePage, fakeRealtime } from './testing/screen';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const settle = () => vi.advanceTimersByTimeAsync(0);

const row = (id: number) =>
  aRow(id, { guest_first_name: 'Aoife', unread_count: 1, has_unread: true, last_seq: 1 });

const CHANNELS = {
  inbox: 'private-killarney-staff-inbox',
  personal: 'private-killarney-staff-7-notifications',
};

function openDesk(rows: InboxRowDto[], next: string | null = null) {
  const hotel = { rows, next, channels: CHANNELS };
  const page = (): InboxPageDto => ({
    conversations: hotel.rows,
    next_cursor: hotel.next,
    total_unread: hotel.rows.length,
    channels: hotel.channels,
  });
  const fetchPage = vi.fn(async (_query: InboxQuery) => page());
  const markListDelivered = vi.fn(async (_list: DeskDelivered) => undefined);
  const markUnread = vi.fn(async (_id: number) => undefined);
  const { page: presence, become } = fakePage();
  const socket = fakeRealtime();
  const desk = createInboxController(
    {
      meName: 'Brendan',
      command: { id: 7, department: 'reception' },
      initial: page(),
      query: {},
    },
    { realtime: socket.realtime, page: presence, api: { inbox: fetchPage, markListDelivered, markUnread } },
  );
  const stop = desk.start();
  const ids = () => desk.view().rows.map((shown) => shown.id);
  const hear = (changed: InboxRowDto, total: number) => {
    const payload = { conversation_id: changed.id, unread_count: 1, total_unread: total, row: changed };
    socket.bring('realtime_guest_chat_unread_updated', envelopeOf('unread_updated', payload, null));
  };
  return { hotel, fetchPage, markListDelivered, markUnread, become, socket, desk, stop, ids, hear };
}

it('moves a conversation to the top of the live list when the guest writes', async () => {
  const { socket, hear, ids, desk } = openDesk([row(1)]);
  socket.ready();
  await settle();
  hear(row(2), 2);
  expect([ids(), desk.view().totalUnread, desk.view().connection]).toEqual([[2, 1], 2, 'live']);
});

it('moves nothing under the pointer, and sorts the list when it leaves', async () => {
  const { hear, ids, desk } = openDesk([row(1)]);
  desk.view().freeze(true);
  hear(row(2), 2);
  expect([ids(), desk.view().hiddenCount, desk.view().totalUnread]).toEqual([[1], 1, 2]);
  desk.view().freeze(false);
  expect([ids(), desk.view().hiddenCount]).toEqual([[2, 1], 0]);
});

it('fetches the list after an outage, when the page wakes up, and every 15 seconds without a socket', async () => {
  const { hotel, become, socket, ids, desk } = openDesk([row(1)]);
  hotel.rows = [row(2)];
  socket.ready();
  await settle();
  expect(ids()).toEqual([2]);
  socket.lose();
  hotel.rows = [row(3)];
  await vi.advanceTimersByTimeAsync(15_000);
  expect([ids(), desk.view().connection]).toEqual([[3], 'connecting']);
  hotel.rows = [row(4)];
  become({ isVisible: true });
  await settle();
  expect(ids()).toEqual([4]);
});

it('shows the current rows until a new filter is answered, and never an earlier filter’s answer', async () => {
  const { fetchPage, ids, desk } = openDesk([row(1)]);
  const answers: ((page: InboxPageDto) => void)[] = [];
  fetchPage.mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
  desk.setQuery({ q: 'ao' });
  desk.setQuery({ q: 'aoife' });
  expect([ids(), desk.view().isRefreshing]).toEqual([[1], true]);
  answers[0]?.({ conversations: [row(8)], next_cursor: null, total_unread: 0, channels: CHANNELS });
  await settle();
  expect(ids()).toEqual([1]);
  answers[1]?.({ conversations: [row(9)], next_cursor: null, total_unread: 0, channels: CHANNELS });
  await settle();
  expect([ids(), desk.view().isRefreshing, fetchPage.mock.lastCall?.[0].q]).toEqual([[9], false, 'aoife']);
});

it('loads the next page after the last one', async () => {
  const { hotel, fetchPage, ids, desk } = openDesk([row(5), row(4)], 'after-4');
  Object.assign(hotel, { rows: [row(2)], next: null });
  desk.view().loadMore();
  desk.view().loadMore();
  await settle();
  expect([ids(), desk.view().hasMore]).toEqual([[5, 4, 2], false]);
  expect(fetchPage.mock.calls).toEqual([[{ cursor: 'after-4' }]]);
});

it('reports when the session is over', async () => {
  const { fetchPage, socket, desk } = openDesk([row(1)]);
  fetchPage.mockRejectedValue(new ApiProblem('unauthenticated', 401));
  socket.ready();
  await settle();
  expect(desk.view().ending).toBe('signed_out');
});

it('reports the delivery of all unread messages in the list once', async () => {
  const { socket, hear, markListDelivered, stop } = openDesk([row(1), aRow(2)]);
  socket.ready();
  hear(row(3), 2);
  await vi.advanceTimersByTimeAsync(70_000);
  expect(markListDelivered.mock.calls).toEqual([
    [[1, 3].map((conversation_id) => ({ conversation_id, up_to_seq: 1 }))],
  ]);
  stop();
});

it('marks a conversation unread at once, and undoes it when the server refuses', async () => {
  const { desk, markUnread, hotel } = openDesk([aRow(1)]);
  desk.view().markUnread(1);
  expect([desk.view().rows[0]?.has_unread, markUnread.mock.calls]).toEqual([true, [[1]]]);
  hotel.rows = [aRow(1)];
  markUnread.mockRejectedValue(new ApiProblem('network', 0));
  desk.view().markUnread(1);
  await settle();
  expect(desk.view().rows[0]?.has_unread).toBe(false);
});
