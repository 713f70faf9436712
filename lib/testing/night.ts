import { afterEach, beforeEach } from 'vitest';
import { clock } from '@/lib/kernel/clock';
import { databaseNow, makeOlder } from '@/lib/testing/pass-time';

const realNow = clock.now;
/**
 * A clock that only the test moves, together with the database: every stored time is moved back by the same amount. The
 * time that the test itself takes does not count.
 */
export function useNight() {
  /** The milliseconds since the night began. */
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
    await makeOlder(ms - passed - (now - frozenAt));
    passed = ms;
    frozenAt = now;
  }

  return {
    /** By the clock that stands still during each step. */
    passed: () => passed,
    /** By a clock that continues during each step, as that of an external service does. */
    elapsed: () => passed + realNow().getTime() - frozenAt,
    passTo,
  };
}

/** The scheduled steps of the night, the earliest first. It also runs steps that other steps add. */
export function createAgenda() {
  let entries: { at: number; run: () => Promise<void> }[] = [];
  return {
    add(at: number, run: () => Promise<void>): void {
      entries.push({ at, run });
      entries.sort((one, other) => one.at - other.at);
    },
    /** Runs every step until the end of the night. */
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
