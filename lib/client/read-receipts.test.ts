import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from './api-problem';
import { envelopeOf, openScreen } from './testing/screen';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const SOON = 10_000;
type Screen = ReturnType<typeof openScreen>;

/** The hotel sends a message and the guest's page receives it. Returns its number. */
async function hear({ server, socket }: Screen, text = 'Two towels'): Promise<number> {
  const { seq } = server.send('staff', text, `brendan-${text}`);
  const event = server.entry(seq);
  socket.bring('realtime_event', envelopeOf('message_created', event?.payload, seq));
  await vi.advanceTimersByTimeAsync(0);
  return seq;
}

describe('delivery receipts', () => {
  it('sends one delivery receipt for all messages of a short time while the page is hidden', async () => {
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

  it('sends a delivery receipt when the page opens hidden', async () => {
    const screen = openScreen();
    screen.become({ isVisible: false });
    screen.controller.start();
    await vi.advanceTimersByTimeAsync(SOON);
    expect(screen.api.markDelivered.mock.calls).toEqual([[2]]);
  });

  it('sends no delivery receipt for a message that is read at once', async () => {
    const screen = openScreen();
    screen.controller.start();
    screen.controller.view().markRead(await hear(screen));
    await vi.advanceTimersByTimeAsync(SOON);
    expect(screen.api.markRead).toHaveBeenCalledTimes(1);
    expect(screen.api.markDelivered).not.toHaveBeenCalled();
  });

  it('sends no delivery receipt when another device has sent it', async () => {
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

  it('retries a delivery receipt until the server has it', async () => {
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

  it('sends no delivery receipt on the desk, where the inbox reports all conversations', async () => {
    const screen = openScreen({ side: 'staff' });
    screen.become({ isVisible: false });
    screen.controller.start();
    await vi.advanceTimersByTimeAsync(SOON);
    expect(screen.api.markDelivered).not.toHaveBeenCalled();
  });
});

describe('read receipts', () => {
  it('sends a read receipt at once, even if the reader leaves, and then at intervals', async () => {
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

  it('sends a read receipt for each colleague, even if another has read the message', async () => {
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
