import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AppError } from './app-error';
import { createBoundedQueue } from './bounded-queue';

const refusal = () => new AppError('unavailable', { retryAfterSeconds: 3 });
const BOUNDS = { running: 2, waiting: 2, longestWaitMs: 1000, refusal };
const BUSY = { code: 'unavailable', details: { retryAfterSeconds: 3 } };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Work that ends on command. */
function work(name: string, begun: string[]) {
  let end: (name: string) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const ended = new Promise<string>((resolve, reject) => {
    [end, fail] = [resolve, reject];
  });
  const task = () => {
    begun.push(name);
    return ended;
  };
  return { task, end: () => end(name), fail: () => fail(new Error(name)) };
}

it('runs as many as it may, queues the others in order, and refuses one more than may wait', async () => {
  const queue = createBoundedQueue(BOUNDS);
  const begun: string[] = [];
  const works = ['a', 'b', 'c', 'd'].map((name) => work(name, begun));
  const results = works.map(({ task }) => queue.run(task));
  await expect(queue.run(work('e', begun).task)).rejects.toMatchObject(BUSY);
  expect(begun).toEqual(['a', 'b']);
  works[1]?.end();
  await results[1];
  expect(begun).toEqual(['a', 'b', 'c']);
  for (const { end } of works) end();
  expect(await Promise.all(results)).toEqual(['a', 'b', 'c', 'd']);
});

it('continues after work that failed', async () => {
  const queue = createBoundedQueue({ ...BOUNDS, running: 1 });
  const begun: string[] = [];
  const [first, second] = [work('a', begun), work('b', begun)];
  const results = [queue.run(first.task), queue.run(second.task)];
  first.fail();
  await expect(results[0]).rejects.toThrow('a');
  second.end();
  expect(await results[1]).toBe('b');
});

it('refuses work that waited too long, and frees its place', async () => {
  const queue = createBoundedQueue({ ...BOUNDS, running: 1, waiting: 1 });
  const begun: string[] = [];
  const first = work('a', begun);
  const running = queue.run(first.task);
  const late = expect(queue.run(work('b', begun).task)).rejects.toMatchObject(BUSY);
  await vi.advanceTimersByTimeAsync(BOUNDS.longestWaitMs);
  await late;
  const third = work('c', begun);
  const next = queue.run(third.task);
  first.end();
  third.end();
  expect(await Promise.all([running, next])).toEqual(['a', 'c']);
  expect(begun).toEqual(['a', 'c']);
});
