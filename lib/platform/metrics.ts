import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

type Metrics = {
  since: Date;
  registry: Registry;
  requests: Histogram<'route' | 'status'>;
  calls: Counter<'service' | 'outcome'>;
};
// Stored on globalThis for the process: a build evaluates this module once per bundle.
const home: { hotelmateMetrics?: Metrics | undefined } = globalThis as never;

const BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * Records one answer of an endpoint. It takes names of routes only: an address would reveal hotels, rooms and bookings.
 */
export function recordRequest(route: string, status: number, seconds: number): void {
  metrics().requests.observe({ route, status: String(status) }, seconds);
}

/** Records one call of an external service. */
export function recordCall(service: string, isOk: boolean): void {
  metrics().calls.inc({ service, outcome: isOk ? 'ok' : 'failed' });
}

export type Figure = {
  name: string;
  help: string;
  values: readonly { value: number; labels?: Record<string, string> }[];
};

/** Writes everything that this process has counted, and the given current figures, in the format of Prometheus. */
export async function writeMetrics(lookedUp: readonly Figure[]): Promise<{ text: string; type: string }> {
  const now = new Registry();
  for (const { name, help, values } of lookedUp) {
    const labelNames = [...new Set(values.flatMap(({ labels }) => Object.keys(labels ?? {})))];
    const gauge = new Gauge({ name, help, labelNames, registers: [now] });
    for (const { value, labels } of values) gauge.set(labels ?? {}, value);
  }
  const { registry } = metrics();
  return { text: `${await registry.metrics()}\n${await now.metrics()}`, type: registry.contentType };
}

/** How many answers took at most `le` seconds, per bucket, by the name of the route. */
export type Observed = { route: string; status: number; buckets: readonly { le: number; count: number }[] };

export async function observedRequests(): Promise<{ since: Date; observed: Observed[] }> {
  const { since, requests } = metrics();
  const found = new Map<
    string,
    { route: string; status: number; buckets: { le: number; count: number }[] }
  >();
  for (const { labels: all, value, metricName } of (await requests.get()).values) {
    if (metricName !== `${REQUESTS}_bucket`) continue;
    const labels: Partial<Record<string, string | number>> = all;
    const { route = '', status = '0', le } = labels;
    const key = `${status} ${route}`;
    const one = found.get(key) ?? { route: String(route), status: Number(status), buckets: [] };
    one.buckets.push({ le: le === '+Inf' ? Number.POSITIVE_INFINITY : Number(le), count: value });
    found.set(key, one);
  }
  return { since, observed: [...found.values()] };
}

const REQUESTS = 'http_request_duration_seconds';

function metrics(): Metrics {
  home.hotelmateMetrics ??= make();
  return home.hotelmateMetrics;
}

function make(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    since: new Date(),
    registry,
    requests: new Histogram({
      name: REQUESTS,
      help: 'How long answers took, by the name of the endpoint and their status.',
      labelNames: ['route', 'status'],
      buckets: BUCKETS_SECONDS,
      registers,
    }),
    calls: new Counter({
      name: 'hotelmate_service_calls_total',
      help: 'What was asked of Channels, Firebase, the file store and the mail server, and whether it was done.',
      labelNames: ['service', 'outcome'],
      registers,
    }),
  };
}
