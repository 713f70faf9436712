import { tooFast } from './rate-limit';
import { forgetCount, uncountOne } from './rate-limit-store';
import { countTry, readLocks, type Try } from './throttle-store';

/**
 * Counts a try under every key, or refuses with the time to wait and counts it nowhere. The locks are read before
 * anything is counted: a try that one key refuses must not prolong the lock of another.
 */
export async function takeTry(attempts: readonly Try[]): Promise<void> {
  const longest = Math.max(0, ...(await readLocks(attempts)));
  if (longest > 0) throw tooFast(longest);
  for (const [at, attempt] of attempts.entries()) {
    if (await countTry(attempt)) continue;
    // Another try came between.
    await returnTry(attempts.slice(0, at));
    throw tooFast(Math.max(0, ...(await readLocks([attempt]))));
  }
}

/** The try was no failure. */
export async function returnTry(attempts: readonly Try[]): Promise<void> {
  await Promise.all(attempts.map(({ key }) => uncountOne(key)));
}

/** Nothing is held against the key any more. */
export async function forgetTries({ key }: Try): Promise<void> {
  await forgetCount(key);
}
