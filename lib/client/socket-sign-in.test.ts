import { expect, it, vi } from 'vitest';
import { hurryTimers } from '@/lib/testing/timers';
import { CHANNEL, listener, open, SLOW, USER } from './testing/door';

it('repeats the sign-in until it is answered, and subscribes to no channel before', async () => {
  const { door, realtime } = await open();
  door.isAway = true;
  const aoife = listener();
  realtime.join(CHANNEL, aoife);
  await vi.waitFor(() => expect(door.signIns).toBeGreaterThan(0), SLOW);
  expect(door.asked).toBe(0);
  door.isAway = false;
  await vi.waitFor(() => expect(aoife.onReady).toHaveBeenCalledTimes(1), SLOW);
});

it('reconnects at once when it was disconnected and is still authorized', async () => {
  const { office, door, realtime } = await open();
  const aoife = listener();
  realtime.join(CHANNEL, aoife);
  await vi.waitFor(() => expect(aoife.onReady).toHaveBeenCalledTimes(1), SLOW);
  await office.terminateUserConnections(USER);
  await vi.waitFor(() => expect(aoife.onReady).toHaveBeenCalledTimes(2), SLOW);
  expect([aoife.onLost.mock.calls.length, aoife.onRefused.mock.calls.length, door.signIns]).toEqual([
    1, 0, 2,
  ]);
});

it('leaves the socket closed until resume when it was disconnected and access has ended', async () => {
  const { office, door, realtime } = await open();
  const aoife = listener();
  realtime.join(CHANNEL, aoife);
  await vi.waitFor(() => expect(aoife.onReady).toHaveBeenCalledTimes(1), SLOW);
  door.isOver = true;
  await office.terminateUserConnections(USER);
  await vi.waitFor(() => expect(aoife.onRefused).toHaveBeenCalledTimes(1), SLOW);
  expect([realtime.status(), door.signIns, door.asked]).toEqual(['polling', 2, 1]);
  door.isOver = false;
  realtime.resume();
  await vi.waitFor(() => expect(aoife.onReady).toHaveBeenCalledTimes(2), SLOW);
  expect(aoife.onRefused).toHaveBeenCalledTimes(1);
});

it('waits longer before each attempt when the service rejects its signature', async () => {
  const { door, realtime } = await open();
  door.isImpostor = true;
  const waits = hurryTimers();
  realtime.join(CHANNEL, listener());
  await vi.waitFor(() => expect(Math.max(...waits)).toBeGreaterThan(20_000), SLOW);
  expect(door.asked).toBe(0);
});
