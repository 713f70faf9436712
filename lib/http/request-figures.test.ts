import { beforeAll, expect, it } from 'vitest';
import { AppError } from '@/lib/kernel/app-error';
import { log } from '@/lib/kernel/log';
import { observedRequests } from '@/lib/platform/metrics';
import { defineRoute } from './define-route';
import { nothing } from './read-input';

// Nobody needs to read of faults that are made here.
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

it('every answer is counted under the name of its door and its status, a refusal and a fault too', async () => {
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

it('whoever went away before there was an answer is counted as gone, and as no fault of ours', async () => {
  const request = new Request('http://localhost/', { signal: AbortSignal.abort() });
  await routeThat('test.gone', () => Promise.reject(new Error('ECONNRESET')))(request, at);
  expect(await statusesOf('test.gone')).toEqual([[499, 1]]);
});
