import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from './api-problem';
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

describe('sending a message', () => {
  it('shows a sent message at once and once, through answer and echo', async () => {
    const screen = started();
    screen.socket.ready();
    await settle();
    screen.controller.view().send('Thanks!');
    expect(screen.controller.view().entries.at(-1)).toMatchObject({ state: 'queued', body: 'Thanks!' });
    await settle();
    bring(screen, 3);
    await settle();
    expect(screen.controller.view().entries.at(-1)).toMatchObject({ state: 'sent' });
    expect(screen.texts()).toEqual(['On its way', 'Thanks!']);
  });

  it('keeps a message during an outage and sends it when the page is online again', async () => {
    const screen = started();
    screen.become({ isOnline: false });
    screen.failing.send = new ApiProblem('network', 0);
    screen.controller.view().send('Thanks!');
    await settle();
    expect([screen.controller.view().connection, screen.controller.view().entries.at(-1)?.state]).toEqual([
      'offline',
      'queued',
    ]);
    delete screen.failing.send;
    screen.become({ isOnline: true });
    await settle();
    expect(screen.controller.view().entries.at(-1)?.state).toBe('sent');
  });

  it('sends the last seen number with a staff message, so that two colleagues do not answer the same guest', async () => {
    const screen = started({ side: 'staff' });
    screen.controller.view().send('Yes, in the wardrobe');
    await settle();
    expect(screen.api.send.mock.calls[0]?.[0]).toMatchObject({ lastSeenSeq: 2 });
  });

  it('reports the end of the stay when a send is refused for it', async () => {
    const screen = started();
    screen.failing.send = new ApiProblem('stay_ended', 410);
    screen.controller.view().send('Thanks!');
    await settle();
    expect(screen.controller.view()).toMatchObject({ ending: 'stay_ended' });
    expect(screen.controller.view().entries.at(-1)).toMatchObject({ state: 'failed', refusal: 'stay_ended' });
  });

  it('stops polling when the session is over, and continues with a new session', async () => {
    const screen = started({ isLive: false });
    screen.failing.events = new ApiProblem('unauthenticated', 401);
    await vi.advanceTimersByTimeAsync(15_000);
    const asked = screen.api.events.mock.calls.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect([screen.controller.view().ending, screen.api.events.mock.calls.length]).toEqual([
      'signed_out',
      asked,
    ]);
    delete screen.failing.events;
    screen.become({ isVisible: true });
    await settle();
    expect(screen.controller.view().ending).toBeNull();
  });
});

describe('read receipts', () => {
  it('sends one read receipt for the newest visible message while the page is visible', async () => {
    const screen = started();
    screen.become({ isVisible: false });
    screen.controller.view().markRead(1);
    screen.controller.view().markRead(2);
    await vi.advanceTimersByTimeAsync(1000);
    expect(screen.api.markRead).not.toHaveBeenCalled();
    screen.become({ isVisible: true });
    await vi.advanceTimersByTimeAsync(1000);
    screen.controller.view().markRead(2);
    await vi.advanceTimersByTimeAsync(1000);
    expect(screen.api.markRead.mock.calls).toEqual([[2]]);
    expect(screen.controller.view().guestReadSeq).toBe(2);
  });

  it('sends a failed read receipt again', async () => {
    const screen = started();
    screen.failing.markRead = new ApiProblem('unavailable', 503);
    screen.controller.view().markRead(2);
    await vi.advanceTimersByTimeAsync(400);
    delete screen.failing.markRead;
    await vi.advanceTimersByTimeAsync(2000);
    expect(screen.controller.view().guestReadSeq).toBe(2);
  });

  it('sends no read receipt for a message that a companion has read', async () => {
    const screen = started();
    screen.server.read('guest', 2);
    bring(screen, 3);
    screen.controller.view().markRead(2);
    await vi.advanceTimersByTimeAsync(1000);
    expect(screen.api.markRead).not.toHaveBeenCalled();
  });

  it('sends no read receipt for own messages', async () => {
    const screen = started({ side: 'staff' });
    screen.controller.view().markRead(2);
    await vi.advanceTimersByTimeAsync(1000);
    expect(screen.api.markRead).not.toHaveBeenCalled();
  });
});

describe('loading older messages', () => {
  it('inserts older messages before the others', async () => {
    const screen = started();
    screen.controller.view().loadOlder();
    expect(screen.controller.view().isLoadingOlder).toBe(true);
    await settle();
    expect(screen.texts()).toEqual(['Is there a kettle?', 'On its way']);
    expect(screen.controller.view()).toMatchObject({ isLoadingOlder: false, hasMore: false });
  });

  it('fetches older messages again when an edit overtook the answer', async () => {
    const screen = started();
    const stale = screen.server.page(50, 1002);
    screen.server.edit(0, 'Is there a teapot?');
    bring(screen, 3);
    screen.api.messagesBefore.mockResolvedValueOnce(stale);
    screen.controller.view().loadOlder();
    await settle();
    expect(screen.texts()).toEqual(['Is there a teapot?', 'On its way']);
  });

  it('can load older messages again after a failure', async () => {
    const screen = started();
    screen.failing.messagesBefore = new ApiProblem('network', 0);
    screen.controller.view().loadOlder();
    await settle();
    expect(screen.controller.view()).toMatchObject({ isLoadingOlder: false, hasMore: true });
  });
});

describe('typing notes', () => {
  const typing = (who: string, name: string) =>
    envelopeOf('typing', { who, name, until: '2026-11-22T12:00:04.000Z' }, null);

  it('names the other typists until their time is over, whatever the local clock shows', async () => {
    vi.setSystemTime(new Date('2026-11-22T15:00:00.000Z'));
    const screen = started({ side: 'staff' });
    screen.socket.bring('typing', typing('guest', 'Aoife'));
    screen.socket.bring('typing', typing('staff', 'Siobhán'));
    screen.socket.bring('typing', typing('staff', 'Brendan'));
    expect(screen.controller.view()).toMatchObject({ typing: ['Aoife'], typingStaff: ['Siobhán'] });
    await vi.advanceTimersByTimeAsync(4000);
    expect(screen.controller.view()).toMatchObject({ typing: [], typingStaff: [] });
  });

  it('sends a typing note at most every three seconds', async () => {
    const screen = started();
    for (let ms = 0; ms < 6000; ms += 500) {
      screen.controller.view().recordTyping();
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(screen.api.typing).toHaveBeenCalledTimes(2);
  });
});

it('renders the server’s state first, online or not', () => {
  const screen = openScreen({ isOnline: false });
  expect(screen.controller.view().connection).toBe('connecting');
  screen.controller.start();
  expect(screen.controller.view().connection).toBe('offline');
});

it('sends nothing and leaves no timer after stop', async () => {
  const screen = started();
  screen.stop();
  screen.stop();
  await vi.advanceTimersByTimeAsync(120_000);
  expect([screen.api.events.mock.calls.length, screen.socket.joined.size, vi.getTimerCount()]).toEqual([
    0, 0, 0,
  ]);
});
