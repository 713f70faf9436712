import { expect, it, vi } from 'vitest';
import { hurryTimers } from '@/lib/testing/timers';
import { CHANNEL, listener, open, SLOW, USER } from './testing/channels';

it('repeats the sign-in until it is answered, and subscribes to no channel before', async () => {
  const { signer, realtime } = await open();
  signer.isAway = true;
  const aoife = listener();
  realtime.join(CHANNEL, aoife);
  await vi.waitFor(() => expect(signer.signIns).toBeGreaterThan(0), SLOW);
  expect(signer.asked).toBe(0);
  signer.isAway = false;
  await vi.waitFor(() => expect(aoife.onReady).toHaveBeenCalledTimes(1), SLOW);
});

it('reconnects at once when it was disconnected and is still authorized', async () => {
  const { office, signer, realtime } = await open();
  const aoife = listener();
  realtime.join(CHANNEL, aoife);
  await vi.waitFor(() => expect(aoife.onReady).toHaveBeenCalledTimes(1), SLOW);
  await office.terminateUserConnections(USER);
  await vi.waitFor(() => expect(aoife.onReady).toHaveBeenCalledTimes(2), SLOW);
  expect([aoife.onLost.mock.calls.length, aoife.onRefused.mock.calls.length, signer.signIns]).toEqual([
    1, 0, 2,
  ]);
});

it('leaves the socket closed until resume when it was disconnected and access has ended', async () => {
  const { office, signer, realtime } = await open();
  const aoife = listener();
  realtime.join(CHANNEL, aoife);
  await vi.waitFor(() => expect(aoife.onReady).toHaveBeenCalledTimes(1), SLOW);
  signer.isOver = true;
  await office.terminateUserConnections(USER);
  await vi.waitFor(() => expect(aoife.onRefused).toHaveBeenCalledTimes(1), SLOW);
  expect([realtime.status(), signer.signIns, signer.asked]).toEqual(['polling', 2, 1]);
  signer.isOver = false;
  realtime.resume();
  await vi.waitFor(() => expect(aoife.onReady).toHaveBeenCalledTimes(2), SLOW);
  expect(aoife.onRefused).toHaveBeenCalledTimes(1);
});

it('waits longer before each attempt when the service rejects its signature', async () => {
  const { signer, realtime } = await open();
  signer.isImpostor = true;
  const waits = hurryTimers();
  realtime.join(CHANNEL, listener());
  await vi.waitFor(() => expect(Math.max(...waits)).toBeGreaterThan(20_000), SLOW);
  expect(signer.asked).toBe(0);
});
