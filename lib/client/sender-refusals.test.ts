import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from './api-problem';
import { first, memory, SCOPE, tab } from './testing/tab';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const settle = () => vi.advanceTimersByTimeAsync(0);

describe('a final refusal', () => {
  it.each([
    ['invalid_input', 400],
    ['not_in_house', 403],
    ['not_found', 404],
    ['client_id_reused', 409],
    ['answered_first', 409],
    ['stay_ended', 410],
    ['too_large', 413],
  ])(
    'marks a message refused with %s as failed, sends the next one, and does not retry',
    async (code, status) => {
      const { sender, server, attempts, failures, world } = tab(memory(), [new ApiProblem(code, status)]);
      sender.compose('refused', null, null);
      sender.compose('fine', null, null);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(world.state.unsent).toMatchObject([{ body: 'refused', state: 'failed', refusal: code }]);
      expect(server.rows().map((row) => row.message)).toEqual(['fine']);
      expect([attempts.length, failures.length]).toEqual([2, 1]);
    },
  );

  it('sends a refused message again only on request, with the same id, in spite of a colleague’s answer', async () => {
    const { sender, attempts, world } = tab(memory(), [new ApiProblem('answered_first', 409)]);
    sender.compose('My answer', null, 41);
    await settle();
    sender.retry(first(world.state.unsent));
    await settle();
    expect(attempts.map((attempt) => attempt.lastSeenSeq)).toEqual([41, null]);
    expect(new Set(attempts.map((attempt) => attempt.clientMessageId)).size).toBe(1);
    expect(world.state.unsent).toEqual([]);
  });

  it('sends the same text with a new id when the id was already used', async () => {
    const { sender, server, attempts, world } = tab(memory(), [new ApiProblem('client_id_reused', 409)]);
    sender.compose('Hello', null, null);
    await settle();
    sender.retry(first(world.state.unsent));
    await settle();
    expect(new Set(attempts.map((attempt) => attempt.clientMessageId)).size).toBe(2);
    expect(server.rows().map((row) => row.message)).toEqual(['Hello']);
  });

  it('does not send a refused message that is discarded', async () => {
    const { sender, store, attempts, world } = tab(memory(), [new ApiProblem('forbidden', 403)]);
    sender.compose('Hello', null, null);
    await settle();
    const { clientMessageId } = first(world.state.unsent);
    sender.discard(clientMessageId);
    sender.settle(clientMessageId);
    sender.flush();
    await settle();
    expect([attempts.length, world.state.unsent, (await store.list(SCOPE)).messages]).toEqual([1, [], []]);
  });
});
