import { dbPool } from '@/lib/platform/db';

/** The time columns of the tables that an escalation and its timers use. */
const MOMENTS: Record<string, readonly string[]> = {
  outbox: ['due_at', 'claimed_until', 'created_at'],
  conversation: ['waiting_since'],
  message: ['created_at'],
  ladder_step: ['waiting_since', 'created_at'],
  delivery: ['claimed_until', 'created_at', 'accepted_at'],
  timer_wake: ['set_for'],
};

/** Moves every stored time back by this amount. A negative amount compensates for time that the test itself took. */
export async function makeOlder(ms: number): Promise<void> {
  for (const [table, columns] of Object.entries(MOMENTS)) {
    const set = columns.map((name) => `${name} = ${name} - $1::float * interval '1 ms'`).join(', ');
    await dbPool().query(`UPDATE ${table} SET ${set}`, [ms]);
  }
}

export async function databaseNow(): Promise<number> {
  const { rows } = await dbPool().query<{ now: Date }>('SELECT clock_timestamp() AS now');
  const [row] = rows;
  if (!row) throw new Error('The database does not know the time.');
  return row.now.getTime();
}
