import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiProblem } from './api-problem';
import { first, memory, network, SCOPE, tab } from './testing/tab';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const settle = () => vi.advanceTimersByTimeAsync(0);

it('shows a message at once and stores it before the first attempt', async () => {
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

it('sends one message at a time, in the order of writing, and empties the store', async () => {
  const { sender, server, store, world } = tab();
  for (const body of ['one', 'two', 'three']) sender.compose(body, null, null);
  await settle();
  expect(server.rows().map((row) => row.message)).toEqual(['one', 'two', 'three']);
  expect([world.state.unsent, (await store.list(SCOPE)).messages]).toEqual([[], []]);
});

it('retries with the same id, so that a lost answer makes no duplicate', async () => {
  const { sender, server, attempts } = tab(memory(), ['lost']);
  sender.compose('Hello', null, null);
  await vi.advanceTimersByTimeAsync(1000);
  expect(new Set(attempts.map((attempt) => attempt.clientMessageId)).size).toBe(1);
  expect([attempts.length, server.rows().length]).toEqual([2, 1]);
});

it('waits longer after each failure, at most half a minute, and retries at once on a flush', async () => {
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

it('waits for Retry-After even on a flush', async () => {
  const { sender, attempts } = tab(memory(), [new ApiProblem('rate_limited', 429, 20_000)]);
  sender.compose('Hello', null, null);
  await settle();
  sender.flush();
  await vi.advanceTimersByTimeAsync(19_000);
  expect(attempts).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(2000);
  expect(attempts).toHaveLength(2);
});

it('keeps a message queued when the session is over, and sends it after a new sign-in', async () => {
  const { sender, server, world, failures } = tab(memory(), [new ApiProblem('unauthenticated', 401)]);
  sender.compose('Hello', null, null);
  await settle();
  sender.stop();
  expect([world.state.unsent[0]?.state, failures.length]).toEqual(['queued', 1]);
  sender.flush();
  await settle();
  expect(server.rows()).toHaveLength(1);
});

it('sends the unsent messages of the previous page after a reload, with the same id', async () => {
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

it('reports a message that another tab has removed from the store', async () => {
  const { sender, store, attempts, vanished } = tab(memory(), [network()]);
  sender.compose('Hello', null, null);
  await settle();
  const id = attempts[0]?.clientMessageId ?? '';
  await store.remove(SCOPE, id);
  sender.flush();
  await settle();
  expect([vanished, attempts.length]).toEqual([[id], 1]);
});

it('does not treat a store that does not answer as empty', async () => {
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

it('does not repeat a refused message when the refusal cannot be stored', async () => {
  const store = memory();
  const { sender, attempts, world } = tab(store, [new ApiProblem('forbidden', 403)]);
  vi.spyOn(store, 'change').mockResolvedValue();
  sender.compose('Hello', null, null);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([attempts.length, world.state.unsent[0]?.state]).toEqual([1, 'failed']);
});

it('does not send a discarded message when the store has not removed it yet', async () => {
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
