import { checkExpectedLog, type Fault } from './check-expected-log';
import type { ExpectedLog, Send } from './expected-log';
import type { Hotel } from './fixtures';
import { freshScreen, type Reader } from './machine-reader';
import { readDatabase } from './read-database';
import type { Stack } from './stack';
import { comesTrue } from './wait-until';

/**
 * A killed server's claims on outbox items expire after half a minute. A reader that lost the last event polls once a
 * minute.
 */
const CONVERGE_TIMEOUT_MS = 75_000;
const LOOK_EVERY_MS = 250;

export type Convergence = {
  expected: ExpectedLog;
  faults: Fault[];
  /** From the last acknowledgement until every screen was right; null if one never was. */
  readersMs: number | null;
  outboxMs: number | null;
};

/** Checks until there is no fault or the time is up. Returns the faults that remain. */
export async function converge(
  stack: Stack,
  hotels: readonly Hotel[],
  readers: readonly Reader[],
  journal: Send[],
): Promise<Convergence> {
  const startedAt = performance.now();
  let readersMs: number | null = null;
  let outboxMs: number | null = null;
  const look = async (): Promise<ExpectedLog> => {
    const screens = await Promise.all(readers.map((reader) => reader.screen()));
    return { sends: journal, screens, ...(await readDatabase()) };
  };
  await comesTrue(
    async () => {
      const faults = checkExpectedLog(await look());
      const passedMs = performance.now() - startedAt;
      if (!faults.some(({ kind }) => kind === 'undelivered')) outboxMs ??= passedMs;
      if (faults.every(({ kind }) => kind === 'undelivered')) readersMs ??= passedMs;
      return faults.length === 0;
    },
    { timeoutMs: CONVERGE_TIMEOUT_MS, everyMs: LOOK_EVERY_MS },
  );
  const expected = await look();
  for (const stay of hotels.flatMap((hotel) => hotel.stays)) {
    const browser = { appUrl: stack.appUrl, bearer: stay.token };
    expected.screens.push(await freshScreen(`fresh load of ${stay.place}`, stay, browser));
  }
  return { expected, faults: checkExpectedLog(expected), readersMs, outboxMs };
}
