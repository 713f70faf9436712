import type { HealthDto, RouteFigure } from '@/lib/contract/health';
import type { Observed } from '@/lib/platform/metrics';

type Bucket = { le: number; count: number };
const MOST_ROUTES = 12;

/** What the buckets of this process say: totals, and the slowest doors. */
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

/** At most how long so large a share took, to the bucket. Null: nothing was asked, or it took longer than any. */
export function quantileMs(buckets: readonly Bucket[], share: number): number | null {
  const all = total(buckets);
  const reached = all === 0 ? undefined : buckets.find(({ count }) => count >= all * share);
  return reached && Number.isFinite(reached.le) ? reached.le * 1000 : null;
}

/** Ours alone: a refusal is an answer. */
function errorsIn(observed: readonly Observed[]): number {
  return total(together(observed.filter(({ status }) => status >= 500)));
}

function together(observed: readonly Observed[]): Bucket[] {
  const sums = new Map<number, number>();
  for (const { buckets } of observed)
    for (const { le, count } of buckets) sums.set(le, (sums.get(le) ?? 0) + count);
  return [...sums].map(([le, count]) => ({ le, count })).sort((one, other) => one.le - other.le);
}

/** The last bucket holds them all. */
function total(buckets: readonly Bucket[]): number {
  return buckets.at(-1)?.count ?? 0;
}
