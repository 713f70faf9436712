import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiProblem } from './api-problem';
import { realtimeHealth } from './realtime-health';
import { envelopeOf, openScreen } from './testing/screen';

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-22T12:00:00.000Z') }));
afterEach(() => void vi.useRealTimers());

const settle = () => vi.advanceTimersByTimeAsync(0);

function started(options?: Parameters<typeof openScreen>[0]) {
  const screen = openScreen(options);
  const stop = screen.controller.start();
  return { ...screen, stop };
}

function bring({ server, socket }: ReturnType<typeof openScreen>, seq: number) {
  const entry = server.entry(seq);
  if (entry) socket.bring('realtime_event', envelopeOf(entry.type, entry.payload, seq));
}

it('fetches the events between the server’s render and the subscription', async () => {
  const screen = started();
  screen.server.send('staff', 'Anything else?', 'brendan-3');
  screen.socket.ready();
  await settle();
  expect(screen.texts()).toEqual(['On its way', 'Anything else?']);
});

it('reads the log to its end, page by page', async () => {
  const screen = started();
  for (let n = 3; n < 10; n += 1) screen.server.send('staff', `${n}`, `brendan-${n}`);
  screen.socket.ready();
  await settle();
  expect([screen.controller.view().lastSeq, screen.api.events.mock.calls.length]).toEqual([9, 4]);
});

it('shows every message within 15 seconds without a socket', async () => {
  const screen = started({ isLive: false });
  await settle();
  screen.server.send('staff', 'Anything else?', 'brendan-3');
  await vi.advanceTimersByTimeAsync(15_000);
  expect(screen.texts().at(-1)).toBe('Anything else?');
  expect(screen.controller.view().connection).toBe('polling');
});

it('shows within 60 seconds a last event that a live socket dropped', async () => {
  const screen = started();
  screen.socket.ready();
  await settle();
  screen.server.send('staff', 'Anything else?', 'brendan-3');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(screen.texts().at(-1)).toBe('Anything else?');
  expect(screen.api.events.mock.calls.length).toBeLessThanOrEqual(3);
});

it('polls every 15 seconds while the server reports that it cannot publish', async () => {
  const screen = started();
  screen.socket.ready();
  await settle();
  realtimeHealth.note(new Headers({ 'X-Realtime': 'degraded' }));
  screen.server.send('staff', 'Anything else?', 'brendan-3');
  await vi.advanceTimersByTimeAsync(15_000);
  expect(screen.texts().at(-1)).toBe('Anything else?');
  expect(screen.controller.view().connection).toBe('polling');
  realtimeHealth.note(new Headers());
  await vi.advanceTimersByTimeAsync(60_000);
  expect(screen.controller.view().connection).toBe('live');
});

it('sends no request when two events arrive out of order within the grace period', async () => {
  const screen = started();
  screen.socket.ready();
  await settle();
  const asked = screen.api.events.mock.calls.length;
  screen.server.send('staff', 'three', 'brendan-3');
  screen.server.send('staff', 'four', 'brendan-4');
  bring(screen, 4);
  await vi.advanceTimersByTimeAsync(50);
  bring(screen, 3);
  await vi.advanceTimersByTimeAsync(1000);
  expect(screen.texts().slice(-2)).toEqual(['three', 'four']);
  expect(screen.api.events.mock.calls.length).toBe(asked);
});

it('fetches a missing event right after the grace period', async () => {
  const screen = started();
  screen.socket.ready();
  await settle();
  screen.server.send('staff', 'three', 'brendan-3');
  screen.server.send('staff', 'four', 'brendan-4');
  bring(screen, 4);
  await vi.advanceTimersByTimeAsync(150);
  expect(screen.texts().slice(-2)).toEqual(['three', 'four']);
});

it('fetches a message that was too large for the socket', async () => {
  const screen = started();
  screen.socket.ready();
  await settle();
  screen.server.send('staff', 'a long story', 'brendan-3');
  const cut = envelopeOf('message_created', { message_id: 1003 }, 3);
  screen.socket.bring('realtime_event', { ...cut, meta: { ...cut.meta, is_cut: true } });
  await vi.advanceTimersByTimeAsync(150);
  expect(screen.texts().at(-1)).toBe('a long story');
});

it('shows no bubble for a payload that is not a message, whatever its event name', async () => {
  const screen = started();
  screen.socket.ready();
  await settle();
  screen.socket.bring('realtime_event', envelopeOf('unread_updated', { unread_count: 3 }, null));
  screen.socket.bring('realtime_event', envelopeOf('message_created', { unread_count: 3 }, 3));
  await vi.advanceTimersByTimeAsync(200);
  expect(screen.texts()).toEqual(['On its way']);
});

it('fetches changes when the page becomes visible again', async () => {
  const screen = started();
  screen.socket.ready();
  await settle();
  screen.server.send('staff', 'Anything else?', 'brendan-3');
  screen.become({ isVisible: false });
  screen.become({ isVisible: true });
  await settle();
  expect(screen.texts().at(-1)).toBe('Anything else?');
});

it('reloads when its number is ahead of the server’s, and keeps unsent messages', async () => {
  const screen = started();
  screen.failing.send = new ApiProblem('network', 0);
  screen.controller.view().send('Still here?');
  screen.server.send('staff', 'three', 'brendan-3');
  screen.api.events.mockRejectedValueOnce(new ApiProblem('cursor_ahead', 400));
  screen.socket.ready();
  await settle();
  expect(screen.texts()).toEqual(['Is there a kettle?', 'On its way', 'three', 'Still here?']);
});

it('fetches once when its socket is refused, stops, and resumes the socket after the next answer', async () => {
  const screen = started();
  screen.socket.ready();
  await settle();
  screen.failing.events = new ApiProblem('stay_ended', 410);
  screen.socket.refuse();
  await settle();
  expect(screen.controller.view().ending).toBe('stay_ended');
  const asked = screen.api.events.mock.calls.length;
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(screen.api.events.mock.calls.length).toBe(asked);
  delete screen.failing.events;
  vi.mocked(screen.socket.realtime.resume).mockClear();
  screen.become({ isVisible: true });
  await settle();
  expect(screen.controller.view().ending).toBeNull();
  expect(screen.socket.realtime.resume).toHaveBeenCalledTimes(1);
});

it('waits for Retry-After before the next poll', async () => {
  const screen = started({ isLive: false });
  screen.failing.events = new ApiProblem('rate_limited', 429, 40_000);
  await settle();
  await vi.advanceTimersByTimeAsync(15_000);
  const asked = screen.api.events.mock.calls.length;
  await vi.advanceTimersByTimeAsync(30_000);
  expect(screen.api.events.mock.calls.length).toBe(asked);
});
