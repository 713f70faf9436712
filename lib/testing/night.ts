import { afterEach, beforeEach } from 'vitest';
import { clock } from '@/lib/kernel/clock';
import { databaseNow, makeOlder } from '@/lib/testing/pass-time';

const realNow = clock.now;
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
    await makeOlder(ms - passed - (now - frozenAt));
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
