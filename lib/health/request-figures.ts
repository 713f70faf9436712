import type { HealthDto, RouteFigure } from '@/lib/contract/health';
import type { Observed } from '@/lib/platform/metrics';

type Bucket = { le: number; count: number };
const MOST_ROUTES = 12;

/** Computes the totals and the slowest routes from the buckets of this process. */
export function requestFigures(since: Date, observed: readonly Observed[]): HealthDto['process'] {
  const all = together(observed);
  const names = [...new Set(observed.map(({ route }) => route))];
  const routes = names.map((route): RouteFigure => {
    const each = observed.filter((one) => one.route === route);
    const buckets = together(each);
    return { route, requests: total(buckets), errors: errorsIn(each), p95_ms: quantileMs(buckets, 0.95) };
  });
  const slowest = routes.sort((one, other) => (other.p95_ms ?? Infinity) - (one.p95_ms ?? Infinity));
  return {
    since: since.toISOString(),
    requests: total(all),
    errors: errorsIn(observed),
    median_ms: quantileMs(all, 0.5),
    p95_ms: quantileMs(all, 0.95),
    routes: slowest.slice(0, MOST_ROUTES),
  };
}

/**
 * Returns the upper bound of the time that this share of the requests took, rounded up to the bucket. Returns null
 * without requests, or where the share took longer than every bucket.
 */
export function quantileMs(buckets: readonly Bucket[], share: number): number | null {
  const all = total(buckets);
  const reached = all === 0 ? undefined : buckets.find(({ count }) => count >= all * share);
  return reached && Number.isFinite(reached.le) ? reached.le * 1000 : null;
}

/** Counts server errors only: a refusal is a regular answer. */
function errorsIn(observed: readonly Observed[]): number {
  return total(together(observed.filter(({ status }) => status >= 500)));
}

function together(observed: readonly Observed[]): Bucket[] {
  const sums = new Map<number, number>();
  for (const { buckets } of observed)
    for (const { le, count } of buckets) sums.set(le, (sums.get(le) ?? 0) + count);
  return [...sums].map(([le, count]) => ({ le, count })).sort((one, other) => one.le - other.le);
}

/** The last bucket counts every request. */
function total(buckets: readonly Bucket[]): number {
  return buckets.at(-1)?.count ?? 0;
}
