import pg from 'pg';
import { dbPool } from '@/lib/platform/db';
import { tableHashes } from '@/lib/testing/table-hashes';

type Raced = {
  response: Response;
  /** True when the request had to wait for the change to commit. */
  hasWaited: boolean;
  /** The hashes of the tables with the change alone. */
  before: Record<string, string>;
};

/**
 * Makes an uncommitted change, starts a request beside it and commits once the request either waits for the change or
 * was answered without it.
 */
export async function raceUncommitted(
  change: string,
  start: () => Promise<Response>,
  /** Runs on the connection of the uncommitted change while the request waits for it. */
  meanwhile?: (holder: pg.Client) => Promise<void>,
): Promise<Raced> {
  const holder = new pg.Client({ connectionString: dbPool().options.connectionString });
  await holder.connect();
  try {
    await holder.query('BEGIN');
    await holder.query(change);
    const before = await tableHashes(holder);
    let isAnswered = false;
    const answer = start().finally(() => {
      isAnswered = true;
    });
    let hasWaited = false;
    while (!isAnswered && !hasWaited) hasWaited = await isWaitedFor(holder);
    if (hasWaited) await meanwhile?.(holder);
    await holder.query('COMMIT');
    return { response: await answer, hasWaited, before };
  } finally {
    await holder.end();
  }
}

async function isWaitedFor(holder: pg.Client): Promise<boolean> {
  const { rows } = await holder.query<{ waits: boolean }>(
    'SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))) AS waits',
  );
  return rows[0]?.waits ?? false;
}
