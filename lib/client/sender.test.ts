import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiProblem } from './api-problem';
import { first, memory, network, SCOPE, tab } from './testing/tab';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const settle = () => vi.advanceTimersByTimeAsync(0);

it('shows what was written at once and has stored it before the first attempt', async () => {
  const { sender, store, attempts, world } = tab(memory(), ['hang']);
  sender.compose('Hello', null, null);
  expect(world.state.unsent).toMatchObject([{ body: 'Hello', state: 'queued' }]);
  expect(attempts).toEqual([]);
  await settle();
  expect((await store.list(SCOPE)).messages).toMatchObject([
    { clientMessageId: attempts[0]?.clientMessageId },
  ]);
  expect(world.state.unsent).toMatchObject([{ state: 'sending' }]);
});

it('sends one at a time, in the order of writing, and leaves nothing behind', async () => {
  const { sender, server, store, world } = tab();
  for (const body of ['one', 'two', 'three']) sender.compose(body, null, null);
  await settle();
  expect(server.rows().map((row) => row.message)).toEqual(['one', 'two', 'three']);
  expect([world.state.unsent, (await store.list(SCOPE)).messages]).toEqual([[], []]);
});

it('retries under the same id, so that a lost answer makes no duplicate', async () => {
  const { sender, server, attempts } = tab(memory(), ['lost']);
  sender.compose('Hello', null, null);
  await vi.advanceTimersByTimeAsync(1000);
  expect(new Set(attempts.map((attempt) => attempt.clientMessageId)).size).toBe(1);
  expect([attempts.length, server.rows().length]).toEqual([2, 1]);
});

it('waits longer after each failure, at most half a minute, and goes at once when woken', async () => {
  const { sender, attempts, world } = tab(memory(), Array.from({ length: 40 }, network));
  sender.compose('Hello', null, null);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(attempts.length).toBeGreaterThan(6);
  expect(attempts.length).toBeLessThan(16);
  expect(world.state.unsent).toMatchObject([{ state: 'queued', refusal: null }]);
  const before = attempts.length;
  sender.flush();
  await settle();
  expect(attempts.length).toBe(before + 1);
});

it('keeps to Retry-After even when woken', async () => {
  const { sender, attempts } = tab(memory(), [new ApiProblem('rate_limited', 429, 20_000)]);
  sender.compose('Hello', null, null);
  await settle();
  sender.flush();
  await vi.advanceTimersByTimeAsync(19_000);
  expect(attempts).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(2000);
  expect(attempts).toHaveLength(2);
});

it('keeps a message queued when the session is over: signing in again sends it', async () => {
  const { sender, server, world, failures } = tab(memory(), [new ApiProblem('unauthenticated', 401)]);
  sender.compose('Hello', null, null);
  await settle();
  sender.stop();
  expect([world.state.unsent[0]?.state, failures.length]).toEqual(['queued', 1]);
  sender.flush();
  await settle();
  expect(server.rows()).toHaveLength(1);
});

it('takes up after a reload what the last page could not send, under the same id', async () => {
  const store = memory();
  const before = tab(store, [network()]);
  before.sender.compose('Hello', null, null);
  await settle();
  before.sender.stop();
  const after = tab(store);
  after.sender.flush();
  await settle();
  expect(after.attempts[0]?.clientMessageId).toBe(before.attempts[0]?.clientMessageId);
  expect(after.server.rows()).toHaveLength(1);
});

it('tells when a message is gone from the store that it did not take away: another tab has', async () => {
  const { sender, store, attempts, vanished } = tab(memory(), [network()]);
  sender.compose('Hello', null, null);
  await settle();
  const id = attempts[0]?.clientMessageId ?? '';
  await store.remove(SCOPE, id);
  sender.flush();
  await settle();
  expect([vanished, attempts.length]).toEqual([[id], 1]);
});

it('never takes a store that does not answer for an empty one', async () => {
  const store = memory();
  const { sender, attempts, vanished } = tab(store, [network()]);
  sender.compose('Hello', null, null);
  await settle();
  const list = vi.spyOn(store, 'list').mockResolvedValueOnce({ messages: [], isWhole: false });
  sender.flush();
  await vi.advanceTimersByTimeAsync(3000);
  list.mockRestore();
  expect([vanished, attempts.length]).toEqual([[], 2]);
});

it('does not hammer at the server when it cannot write down a refusal', async () => {
  const store = memory();
  const { sender, attempts, world } = tab(store, [new ApiProblem('forbidden', 403)]);
  vi.spyOn(store, 'change').mockResolvedValue();
  sender.compose('Hello', null, null);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([attempts.length, world.state.unsent[0]?.state]).toEqual([1, 'failed']);
});

it('never sends a discarded message because the store was slow to forget it', async () => {
  const store = memory();
  const { sender, attempts, world } = tab(store, [network()]);
  sender.compose('Better not', null, null);
  await settle();
  const { clientMessageId } = first(world.state.unsent);
  vi.spyOn(store, 'remove').mockResolvedValue();
  sender.discard(clientMessageId);
  sender.settle(clientMessageId);
  sender.flush();
  await settle();
  expect([attempts.length, world.state.unsent]).toEqual([1, []]);
});
