import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from './api-problem';
import { envelopeOf, openScreen } from './testing/screen';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const SOON = 10_000;
type Screen = ReturnType<typeof openScreen>;

/** The hotel writes, and the guest's page hears it; answers its place. */
async function hear({ server, socket }: Screen, text = 'Two towels'): Promise<number> {
  const { seq } = server.send('staff', text, `brendan-${text}`);
  const event = server.entry(seq);
  socket.bring('realtime_event', envelopeOf('message_created', event?.payload, seq));
  await vi.advanceTimersByTimeAsync(0);
  return seq;
}

describe('what has arrived', () => {
  it('is told once for all that came within moments, when nobody looks', async () => {
    const screen = openScreen();
    screen.become({ isVisible: false });
    screen.controller.start();
    await hear(screen, 'one');
    await hear(screen, 'two');
    const last = await hear(screen, 'three');
    await vi.advanceTimersByTimeAsync(SOON);
    expect(screen.api.markDelivered.mock.calls).toEqual([[last]]);
    expect(screen.api.markRead).not.toHaveBeenCalled();
  });

  it('is told when the page opens out of sight', async () => {
    const screen = openScreen();
    screen.become({ isVisible: false });
    screen.controller.start();
    await vi.advanceTimersByTimeAsync(SOON);
    expect(screen.api.markDelivered.mock.calls).toEqual([[2]]);
  });

  it('costs nothing when it is read at once', async () => {
    const screen = openScreen();
    screen.controller.start();
    screen.controller.view().markRead(await hear(screen));
    await vi.advanceTimersByTimeAsync(SOON);
    expect(screen.api.markRead).toHaveBeenCalledTimes(1);
    expect(screen.api.markDelivered).not.toHaveBeenCalled();
  });

  it('is not told again when another device has said so', async () => {
    const screen = openScreen();
    screen.become({ isVisible: false });
    screen.controller.start();
    screen.server.deliver('guest', await hear(screen));
    const seq = screen.server.lastSeq();
    const payload = screen.server.entry(seq)?.payload;
    screen.socket.bring('messages_delivered', envelopeOf('messages_delivered', payload, seq));
    await vi.advanceTimersByTimeAsync(SOON);
    expect(screen.api.markDelivered).not.toHaveBeenCalled();
  });

  it('is tried again until the server knows', async () => {
    const screen = openScreen();
    screen.become({ isVisible: false });
    screen.failing.markDelivered = new ApiProblem('network', 0);
    screen.controller.start();
    const seq = await hear(screen);
    await vi.advanceTimersByTimeAsync(SOON);
    delete screen.failing.markDelivered;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(screen.api.markDelivered.mock.lastCall).toEqual([seq]);
    const calls = screen.api.markDelivered.mock.calls.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(screen.api.markDelivered).toHaveBeenCalledTimes(calls);
  });

  it('is left to the list at the desk, which hears of every conversation', async () => {
    const screen = openScreen({ side: 'staff' });
    screen.become({ isVisible: false });
    screen.controller.start();
    await vi.advanceTimersByTimeAsync(SOON);
    expect(screen.api.markDelivered).not.toHaveBeenCalled();
  });
});

describe('reading', () => {
  it('is told at once, though somebody leaves, and then in steps', async () => {
    const screen = openScreen();
    const stop = screen.controller.start();
    const seqs = [await hear(screen, 'one'), await hear(screen, 'two'), await hear(screen, 'three')];
    for (const seq of seqs) {
      screen.controller.view().markRead(seq);
      await vi.advanceTimersByTimeAsync(20);
    }
    stop();
    expect(screen.api.markRead.mock.calls).toEqual([[seqs[0]]]);
    screen.controller.start();
    screen.become({ isVisible: true });
    await vi.advanceTimersByTimeAsync(SOON);
    expect(screen.api.markRead.mock.calls).toEqual([[seqs[0]], [seqs[2]]]);
  });

  it('is told by each colleague for themselves, though another has read it', async () => {
    const screen = openScreen({ side: 'staff' });
    screen.controller.start();
    screen.server.read('staff', 1);
    const seq = screen.server.lastSeq();
    const payload = screen.server.entry(seq)?.payload;
    screen.socket.bring('messages_read', envelopeOf('messages_read', payload, seq));
    screen.controller.view().loadOlder();
    await vi.advanceTimersByTimeAsync(0);
    screen.controller.view().markRead(seq);
    await vi.advanceTimersByTimeAsync(SOON);
    screen.controller.view().markRead(seq);
    await vi.advanceTimersByTimeAsync(SOON);
    expect(screen.api.markRead.mock.calls).toEqual([[1]]);
  });
});
