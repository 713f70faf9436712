import { expect, it } from 'vitest';
import type { PmsStay } from '@/lib/contract/pms-stays';
import { MOST_IMPORTED } from '@/lib/contract/stay-import';
import { ApiProblem } from '../api-problem';
import { type ImportRun, startRun } from './import-rows';
import { sendAll } from './send-all';
import { resultOf, rowOf } from './stay-fixture';

const runOf = (count: number) => startRun(Array.from({ length: count }, (_, index) => rowOf(index)));

/** A server that fails with each of these problems in turn, or accepts the stays for null. */
function server(problems: (ApiProblem | null)[]) {
  const [taken, waits, told]: [string[], number[], ImportRun[]] = [[], [], []];
  return {
    ...{ taken, waits, told },
    deps: {
      async send(stays: readonly PmsStay[]) {
        const problem = problems.shift();
        if (problem) throw problem;
        taken.push(...stays.map(({ external_id: id }) => id));
        return stays.map((stay) => resultOf(stay));
      },
      onPart: (run: ImportRun) => told.push(run),
      wait: async (ms: number) => void waits.push(ms),
    },
  };
}

it('waits as long as the server demands, and sends each stay once', async () => {
  const { deps, taken, waits, told } = server([null, new ApiProblem('rate_limited', 429, 7_000)]);
  const run = await sendAll(runOf(MOST_IMPORTED * 3), deps);
  expect(waits).toEqual([7_000]);
  expect(taken).toEqual(Array.from({ length: MOST_IMPORTED * 3 }, (_, index) => String(index)));
  expect(told.map(({ next }) => next)).toEqual([MOST_IMPORTED, MOST_IMPORTED * 2, MOST_IMPORTED * 3]);
  expect(run.outcomes).toHaveLength(MOST_IMPORTED * 3);
});

const unreachable = (times: number) => Array.from({ length: times }, () => new ApiProblem('network', 0));

it('continues by itself after the server was unreachable for a while, and sends each stay once', async () => {
  const { deps, taken, waits } = server([null, ...unreachable(6), null, ...unreachable(6)]);
  await sendAll(runOf(MOST_IMPORTED * 3), deps);
  expect(taken).toEqual(Array.from({ length: MOST_IMPORTED * 3 }, (_, index) => String(index)));
  expect(waits).toHaveLength(12);
});

it('stops at once when the session has ended', async () => {
  const { deps, waits } = server([new ApiProblem('unauthenticated', 401)]);
  await expect(sendAll(runOf(1), deps)).rejects.toMatchObject({ status: 401 });
  expect(waits).toEqual([]);
});

it('stops when the server is unreachable for long, and can continue from there', async () => {
  const { deps, taken, told } = server([null, ...unreachable(7)]);
  await expect(sendAll(runOf(MOST_IMPORTED + 1), deps)).rejects.toMatchObject({ code: 'network' });
  const [reached] = told;
  if (!reached) throw new Error('no part was told');
  const run = await sendAll(reached, deps);
  expect(taken).toHaveLength(MOST_IMPORTED + 1);
  expect(run.outcomes).toHaveLength(MOST_IMPORTED + 1);
});

it('stops when the sender’s permission has ended, even with a Retry-After', async () => {
  const { deps, waits } = server([new ApiProblem('forbidden', 403, 1_000)]);
  await expect(sendAll(runOf(1), deps)).rejects.toMatchObject({ status: 403 });
  expect(waits).toEqual([]);
});

it('stops when the server has no time for any row of a part', async () => {
  const { deps } = server([]);
  const send = async (stays: readonly PmsStay[]) => stays.map((stay) => resultOf(stay, 'unavailable'));
  await expect(sendAll(runOf(2), { ...deps, send })).rejects.toMatchObject({ code: 'unavailable' });
});
