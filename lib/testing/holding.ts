import pg from 'pg';
import { dbPool } from '@/lib/platform/db';

/**
 * Takes a lock, makes an uncommitted change, starts `start` and commits only when that work waits for the lock. It
 * reproduces every time what a race would produce once in a thousand times.
 */
export async function holding<T>(lock: string, change: string, start: () => Promise<T>): Promise<T> {
  const holder = new pg.Client({ connectionString: dbPool().options.connectionString });
  await holder.connect();
  try {
    await holder.query('BEGIN');
    await holder.query(lock);
    await holder.query(change);
    const started = start();
    await somebodyWaits(holder);
    await holder.query('COMMIT');
    return await started;
  } finally {
    await holder.end();
  }
}

/** Reads pg_locks, which is always current: within a transaction, pg_stat_activity keeps its first result. */
async function somebodyWaits(holder: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await holder.query<{ waits: boolean }>(
      'SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))) AS waits',
    );
    if (rows[0]?.waits) return;
  }
}
