import { expect, it } from 'vitest';
import type { Observed } from '@/lib/platform/metrics';
import { quantileMs, requestFigures } from './request-figures';

const SINCE = new Date('2026-11-23T12:00:00Z');
const seen = (route: string, status: number, [fast, slow, slower]: [number, number, number]): Observed => ({
  route,
  status,
  buckets: [
    { le: 0.01, count: fast },
    { le: 0.1, count: fast + slow },
    { le: Number.POSITIVE_INFINITY, count: fast + slow + slower },
  ],
});

it('reports no times and no errors for a process without requests', () => {
  expect(requestFigures(SINCE, [])).toEqual({
    since: SINCE.toISOString(),
    requests: 0,
    errors: 0,
    median_ms: null,
    p95_ms: null,
    routes: [],
  });
});

it('lists each route with all its answers, the slowest first, and counts only server errors as errors', () => {
  const found = requestFigures(SINCE, [
    seen('quick', 200, [90, 0, 0]),
    seen('quick', 404, [5, 0, 0]),
    seen('slow', 200, [0, 3, 0]),
    seen('slow', 503, [0, 0, 2]),
  ]);
  expect(found).toMatchObject({ requests: 100, errors: 2, median_ms: 10, p95_ms: 10 });
  expect(found.routes).toEqual([
    { route: 'slow', requests: 5, errors: 2, p95_ms: null },
    { route: 'quick', requests: 95, errors: 0, p95_ms: 10 },
  ]);
});

it('reports no time for a share that took longer than every bucket', () => {
  const buckets = [
    { le: 1, count: 3 },
    { le: Number.POSITIVE_INFINITY, count: 4 },
  ];
  expect([0.5, 0.75, 0.95].map((share) => quantileMs(buckets, share))).toEqual([1000, 1000, null]);
});
