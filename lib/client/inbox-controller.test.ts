import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { InboxPageDto, InboxQuery, InboxRowDto } from '@/lib/contract/chat';
import { ApiProblem } from './api-problem';
import { createInboxController } from './inbox-controller';
import { envelopeOf, fakePage, fakeRealtime } from './testing/screen';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const settle = () => vi.advanceTimersByTimeAsync(0);

function row(id: number, last_message = 'Hello'): InboxRowDto {
  return {
    id,
    conversation_id: id,
    booking_id: `BK-2026-000${id}`,
    room_number: `20${id}`,
    guest_name: 'Aoife Byrne',
    guest_first_name: 'Aoife',
    guest_last_name: 'Byrne',
    guest_locale: 'en',
    last_message,
    last_message_time: new Date(Date.UTC(2026, 10, 22, 12, id)).toISOString(),
    last_message_sender_type: 'guest',
    waiting_since: null,
    unread_count: 1,
    has_unread: true,
    is_marked_unread: false,
    current_staff_handler: null,
    status: 'open',
    last_seq: 1,
  };
}

function openDesk(rows: InboxRowDto[], next: string | null = null) {
  const hotel = { rows, next };
  const page = (): InboxPageDto => ({
    conversations: hotel.rows,
    next_cursor: hotel.next,
    total_unread: hotel.rows.length,
  });
  const fetchPage = vi.fn(async (_query: InboxQuery) => page());
  const { page: presence, become } = fakePage();
  const socket = fakeRealtime();
  const desk = createInboxController(
    { slug: 'killarney', staffId: 7, initial: page(), query: {} },
    { realtime: socket.realtime, page: presence, fetchPage },
  );
  const stop = desk.start();
  const ids = () => desk.view().rows.map((shown) => shown.id);
  const hear = (changed: InboxRowDto, total: number) => {
    const payload = { conversation_id: changed.id, unread_count: 1, total_unread: total, row: changed };
    socket.bring('realtime_guest_chat_unread_updated', envelopeOf('unread_updated', payload, null));
  };
  return { hotel, fetchPage, become, socket, desk, stop, ids, hear };
}

it('brings a guest who writes to the top while somebody watches', async () => {
  const { socket, hear, ids, desk } = openDesk([row(1)]);
  socket.ready();
  await settle();
  hear(row(2), 2);
  expect([ids(), desk.view().totalUnread, desk.view().connection]).toEqual([[2, 1], 2, 'live']);
});

it('moves nothing under the pointer, and everything into place once it has gone', async () => {
  const { hear, ids, desk } = openDesk([row(1)]);
  desk.view().hold(true);
  hear(row(2), 2);
  expect([ids(), desk.view().heldBack, desk.view().totalUnread]).toEqual([[1], 1, 2]);
  desk.view().hold(false);
  expect([ids(), desk.view().heldBack]).toEqual([[2, 1], 0]);
});

it('fetches the list again after an outage, on coming back, and every 15 seconds without a socket', async () => {
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

it('shows the rows at hand until another filter is answered, and never an answer to an earlier one', async () => {
  const { fetchPage, ids, desk } = openDesk([row(1)]);
  const answers: ((page: InboxPageDto) => void)[] = [];
  fetchPage.mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
  desk.setQuery({ q: 'ao' });
  desk.setQuery({ q: 'aoife' });
  expect([ids(), desk.view().isRefreshing]).toEqual([[1], true]);
  answers[0]?.({ conversations: [row(8)], next_cursor: null, total_unread: 0 });
  await settle();
  expect(ids()).toEqual([1]);
  answers[1]?.({ conversations: [row(9)], next_cursor: null, total_unread: 0 });
  await settle();
  expect([ids(), desk.view().isRefreshing, fetchPage.mock.lastCall?.[0].q]).toEqual([[9], false, 'aoife']);
});

it('loads the next page where the last one ended', async () => {
  const { hotel, fetchPage, ids, desk } = openDesk([row(5), row(4)], 'after-4');
  Object.assign(hotel, { rows: [row(2)], next: null });
  desk.view().loadMore();
  desk.view().loadMore();
  await settle();
  expect([ids(), desk.view().hasMore]).toEqual([[5, 4, 2], false]);
  expect(fetchPage.mock.calls).toEqual([[{ cursor: 'after-4' }]]);
});

it('tells when the session is over', async () => {
  const { fetchPage, socket, desk } = openDesk([row(1)]);
  fetchPage.mockRejectedValue(new ApiProblem('unauthenticated', 401));
  socket.ready();
  await settle();
  expect(desk.view().ending).toBe('signed_out');
});
