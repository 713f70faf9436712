import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '@/lib/kernel/app-error';
import { dbPool } from '@/lib/platform/db';

type Budget = { points: number; seconds: number };

/** How often is too often. Kept in PostgreSQL: a serverless instance's own memory would forget. */
export const BUDGETS = {
  guestSendBurst: { points: 20, seconds: 10 },
  guestSendHour: { points: 200, seconds: 3600 },
  staffSend: { points: 60, seconds: 10 },
  /** Edits and deletes together. */
  changeMessage: { points: 30, seconds: 60 },
  typing: { points: 1, seconds: 2 },
  pusherAuth: { points: 30, seconds: 60 },
  /** Of one address. Only failures count, so a hotel's Wi-Fi full of guests with good links never meets it. */
  badGuestLink: { points: 30, seconds: 600 },
  badSignIn: { points: 100, seconds: 600 },
} as const satisfies Record<string, Budget>;
export type BudgetName = keyof typeof BUDGETS;

/** Takes one from each budget at once, or refuses with the time to wait. If the store is down, so are we. */
export async function spend(names: readonly BudgetName[], key: string): Promise<void> {
  const results = await Promise.allSettled(names.map((name) => limiter(name).consume(key)));
  const waits: number[] = [];
  for (const result of results) {
    if (result.status === 'fulfilled') continue;
    if (!(result.reason instanceof RateLimiterRes)) throw result.reason;
    waits.push(result.reason.msBeforeNext);
  }
  if (waits.length > 0) throw tooFast(Math.max(...waits));
}

export function tooFast(waitMs: number): AppError {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return new AppError('rate_limited', { retryAfterSeconds: seconds, extra: { retry_after: seconds } });
}

/** Counts an event for as long as its window lasts, refusing nobody. Answers the count. */
export async function count(name: string, key: string, seconds: number): Promise<number> {
  const counted = await store(name, { points: Number.MAX_SAFE_INTEGER, seconds }).consume(key);
  return counted.consumedPoints;
}

/** One at a time, each closing the gate for a while. Refuses with the time to wait. */
export async function passGate(name: string, key: string, closedForSeconds: number): Promise<void> {
  try {
    await store(name, { points: 1, seconds: 1 }).consume(key, 1, { customDuration: closedForSeconds });
  } catch (reason) {
    if (reason instanceof RateLimiterRes) throw tooFast(reason.msBeforeNext);
    throw reason;
  }
}

export async function forget(name: string, key: string): Promise<void> {
  await store(name, { points: 1, seconds: 1 }).delete(key);
}

function limiter(name: BudgetName): RateLimiterPostgres {
  return store(name, BUDGETS[name]);
}

const limiters = new Map<string, { pool: unknown; limiter: RateLimiterPostgres }>();

function store(name: string, { points, seconds }: Budget): RateLimiterPostgres {
  const pool = dbPool();
  const known = limiters.get(name);
  if (known?.pool === pool) return known.limiter;
  const made = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true,
    keyPrefix: name,
    points,
    duration: seconds,
  });
  limiters.set(name, { pool, limiter: made });
  return made;
}
