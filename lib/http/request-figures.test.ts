import { beforeAll, expect, it } from 'vitest';
import { AppError } from '@/lib/kernel/app-error';
import { log } from '@/lib/kernel/log';
import { observedRequests } from '@/lib/platform/metrics';
import { defineRoute } from './define-route';
import { nothing } from './read-input';

// The faults of these tests are deliberate and need no log lines.
beforeAll(() => {
  log.level = 'silent';
});

const routeThat = (name: string, act: () => Promise<{ body: null }>) =>
  defineRoute({ name, authenticate: async () => null, input: nothing, do: act, answer: null });
const at = { params: Promise.resolve({}) };
const statusesOf = async (name: string) =>
  (await observedRequests()).observed
    .filter(({ route }) => route === name)
    .map(({ status, buckets }) => [status, buckets.at(-1)?.count]);

it("counts every answer by the route's name and status, including refusals and faults", async () => {
  const outcomes = [
    async () => ({ body: null }),
    async () => ({ body: null }),
    () => Promise.reject(new AppError('forbidden')),
    () => Promise.reject(new Error('a fault of ours')),
  ];
  for (const act of outcomes) await routeThat('test.counted', act)(new Request('http://localhost/'), at);
  expect(await statusesOf('test.counted')).toEqual([
    [204, 2],
    [403, 1],
    [500, 1],
  ]);
});

it('counts a request that its client aborted as gone and not as a server error', async () => {
  const request = new Request('http://localhost/', { signal: AbortSignal.abort() });
  await routeThat('test.gone', () => Promise.reject(new Error('ECONNRESET')))(request, at);
  expect(await statusesOf('test.gone')).toEqual([[499, 1]]);
});
