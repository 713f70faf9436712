import { expect, it } from 'vitest';
import { toTable } from './figure';
import { measureTogether, parseCpuMs, percentile, summarise } from './measure';

it('percentile returns a value that was measured', () => {
  const samples = [5, 1, 4, 2, 3];
  expect([0, 20, 50, 95, 100].map((percent) => percentile(samples, percent))).toEqual([1, 1, 3, 5, 5]);
});

it('percentile does not change the samples', () => {
  const samples = [3, 1, 2];
  percentile(samples, 50);
  expect(samples).toEqual([3, 1, 2]);
});

it('takes the median of the runs, so that one bad run does not count', () => {
  expect(
    summarise([
      [1, 1],
      [2, 2],
      [900, 900],
    ]),
  ).toEqual({ p50: 2, p95: 2, samples: 6 });
});

it('measures in turns and does not count the warm-up', async () => {
  const order: string[] = [];
  const task = (name: string) => async () => order.push(name);
  const measured = await measureTogether({ a: task('a'), b: task('b') }, { runs: 2, samples: 2, warmUp: 1 });
  expect(order.join('')).toBe('ab'.repeat(5));
  expect(measured.a.samples).toBe(4);
});

it('reads the processor time of a program with any name', () => {
  const fields = Array.from({ length: 50 }, (_, index) => String(index + 3));
  expect(parseCpuMs(`42 (next-server (v16) x) ${fields.join(' ')}`)).toBe((14 + 15) * 10);
});

it('a figure shows the ratio beside the values it is made of', () => {
  const figure = { what: 'send', unit: 'ms', ours: 6, floor: 2, floorIs: 'INSERT', goal: '≤ 5.0×' } as const;
  expect(toTable([figure, { ...figure, floor: null }])).toEqual([
    'figure  ours     floor    ratio  goal    the floor is',
    'send    6.00 ms  2.00 ms  3.00×  ≤ 5.0×  INSERT',
    'send    6.00 ms                  ≤ 5.0×  INSERT',
  ]);
});
