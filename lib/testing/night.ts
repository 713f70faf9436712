import { afterEach, beforeEach } from 'vitest';
import { clock } from '@/lib/kernel/clock';
import { dbPool } from '@/lib/platform/db';

const realNow = clock.now;
/** Every moment that a row of an escalation, or what runs it, bears. */
const MOMENTS: Record<string, readonly string[]> = {
  outbox: ['due_at', 'claimed_until', 'created_at'],
  conversation: ['waiting_since'],
  ladder_step: ['waiting_since', 'created_at'],
  delivery: ['claimed_until', 'created_at', 'accepted_at'],
  timer_wake: ['set_for'],
};

/**
 * A clock that moves only when the test moves it, and with it the database's: whatever is stored grows older by as much.
 * The time that the test itself takes does not count.
 */
export function useNight() {
  /** Milliseconds since the night began. */
  let passed = 0;
  let frozenAt = 0;
  beforeEach(async () => {
    passed = 0;
    frozenAt = await databaseNow();
    clock.now = () => new Date(frozenAt);
  });
  afterEach(() => {
    clock.now = realNow;
  });

  async function passTo(ms: number): Promise<void> {
    const now = await databaseNow();
    const olderBy = ms - passed - (now - frozenAt);
    for (const [table, columns] of Object.entries(MOMENTS)) {
      const set = columns.map((name) => `${name} = ${name} - $1::float * interval '1 ms'`).join(', ');
      await dbPool().query(`UPDATE ${table} SET ${set}`, [olderBy]);
    }
    passed = ms;
    frozenAt = now;
  }

  return {
    /** By the clock that stands still while something happens. */
    passed: () => passed,
    /** By a clock that goes on meanwhile, as that of a service outside does. */
    elapsed: () => passed + realNow().getTime() - frozenAt,
    passTo,
  };
}

async function databaseNow(): Promise<number> {
  const { rows } = await dbPool().query<{ now: Date }>('SELECT clock_timestamp() AS now');
  const [row] = rows;
  if (!row) throw new Error('The database does not know the time.');
  return row.now.getTime();
}

/** What is to happen at a time of the night, the earliest first. What is due is done, however it came to be. */
export function createAgenda() {
  let entries: { at: number; run: () => Promise<void> }[] = [];
  return {
    add(at: number, run: () => Promise<void>): void {
      entries.push({ at, run });
      entries.sort((one, other) => one.at - other.at);
    },
    /** Until the end of the night. */
    async runTo(end: number, passTo: (ms: number) => Promise<void>): Promise<void> {
      for (let next = entries[0]; next && next.at <= end; next = entries[0]) {
        entries = entries.slice(1);
        await passTo(next.at);
        await next.run();
      }
      await passTo(end);
    },
  };
}
