import { tooFast } from './rate-limit';
import { clearCount, uncountOne } from './rate-limit-store';
import { countTry, readLocks, type Try } from './throttle-store';

/**
 * Counts an attempt under every key, or throws `rate_limited` with the time to wait and counts it nowhere. The locks
 * are read before anything is counted: an attempt that one key refuses must not prolong the lock of another.
 */
export async function claimTry(attempts: readonly Try[]): Promise<void> {
  const longest = Math.max(0, ...(await readLocks(attempts)));
  if (longest > 0) throw tooFast(longest);
  for (const [at, attempt] of attempts.entries()) {
    if (await countTry(attempt)) continue;
    // A concurrent attempt locked this key after the locks were read.
    await returnTry(attempts.slice(0, at));
    throw tooFast(Math.max(0, ...(await readLocks([attempt]))));
  }
}

/** Uncounts an attempt that did not fail. */
export async function returnTry(attempts: readonly Try[]): Promise<void> {
  await Promise.all(attempts.map(({ key }) => uncountOne(key)));
}

/** Deletes every counted attempt of the key. */
export async function clearTries({ key }: Try): Promise<void> {
  await clearCount(key);
}
