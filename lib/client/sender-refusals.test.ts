import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from './api-problem';
import { first, memory, SCOPE, tab } from './testing/tab';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const settle = () => vi.advanceTimersByTimeAsync(0);

describe('a refusal for good', () => {
  it.each([
    ['invalid_input', 400],
    ['not_in_house', 403],
    ['not_found', 404],
    ['client_id_reused', 409],
    ['answered_first', 409],
    ['stay_ended', 410],
    ['too_large', 413],
  ])('%s marks the message failed, lets the next one go, and is not asked again', async (code, status) => {
    const { sender, server, attempts, failures, world } = tab(memory(), [new ApiProblem(code, status)]);
    sender.compose('refused', null, null);
    sender.compose('fine', null, null);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(world.state.unsent).toMatchObject([{ body: 'refused', state: 'failed', refusal: code }]);
    expect(server.rows().map((row) => row.message)).toEqual(['fine']);
    expect([attempts.length, failures.length]).toEqual([2, 1]);
  });

  it('is lifted by the writer alone: the same id goes again, whatever a colleague has answered', async () => {
    const { sender, attempts, world } = tab(memory(), [new ApiProblem('answered_first', 409)]);
    sender.compose('My answer', null, 41);
    await settle();
    sender.retry(first(world.state.unsent));
    await settle();
    expect(attempts.map((attempt) => attempt.lastSeenSeq)).toEqual([41, null]);
    expect(new Set(attempts.map((attempt) => attempt.clientMessageId)).size).toBe(1);
    expect(world.state.unsent).toEqual([]);
  });

  it('of a used id sends the same words under a new one', async () => {
    const { sender, server, attempts, world } = tab(memory(), [new ApiProblem('client_id_reused', 409)]);
    sender.compose('Hello', null, null);
    await settle();
    sender.retry(first(world.state.unsent));
    await settle();
    expect(new Set(attempts.map((attempt) => attempt.clientMessageId)).size).toBe(2);
    expect(server.rows().map((row) => row.message)).toEqual(['Hello']);
  });

  it('ends the matter when it is discarded', async () => {
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
