import type { Actor } from '@/lib/hotel/who';
import { type BoundedQueue, createBoundedQueue } from '@/lib/kernel/bounded-queue';
import { quotaOwner } from './quota-owner';
import { tooFast } from './rate-limit';

/** Of one stay, with all its devices, and of one member of staff or API key, in one process. */
export const READS_AT_ONCE = 4;
/** More than the tabs of a desk ask for together when they come back from an outage. */
export const READS_WAITING = 60;
const LONGEST_WAIT_MS = 10_000;
const BUSY_MS = 2000;

type Turns = { queue: BoundedQueue; callers: number };
// Kept on globalThis: a build evaluates this module once for each of its bundles, and the limit is the process's.
const home: { hotelmateReads?: Map<string, Turns> } = globalThis as never;

/**
 * Runs one list, export or search in the caller's turn: however many requests one caller sends, they hold no more
 * than a few database connections, and the rest of the pool stays free for everyone else. Refuses with 429 what waits
 * for too long or behind too many. Asks the database nothing.
 */
export async function inReadTurn<T>(principal: Actor, read: () => Promise<T>): Promise<T> {
  home.hotelmateReads ??= new Map();
  const all = home.hotelmateReads;
  const owner = quotaOwner(principal);
  const own = all.get(owner) ?? { queue: newQueue(), callers: 0 };
  all.set(owner, own);
  own.callers += 1;
  try {
    return await own.queue.run(read);
  } finally {
    own.callers -= 1;
    if (own.callers === 0) all.delete(owner);
  }
}

function newQueue(): BoundedQueue {
  return createBoundedQueue({
    running: READS_AT_ONCE,
    waiting: READS_WAITING,
    longestWaitMs: LONGEST_WAIT_MS,
    refusal: () => tooFast(BUSY_MS),
  });
}
