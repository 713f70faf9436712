import type { Actor } from '@/lib/hotel/principals';
import { type BoundedQueue, createBoundedQueue } from '@/lib/kernel/bounded-queue';
import { quotaOwner } from './quota-owner';
import { tooFast } from './rate-limit';

/** The limit for one stay with all its devices, one staff member or one API key, in one process. */
export const READS_AT_ONCE = 4;
/** More than the reads that the tabs of one person start together after an outage. */
export const READS_WAITING = 60;
const LONGEST_WAIT_MS = 10_000;
const BUSY_MS = 2000;

type Turns = { queue: BoundedQueue; callers: number };
// Stored on globalThis: a build evaluates this module once per bundle, and the limit is for the process.
const home: { hotelmateReads?: Map<string, Turns> } = globalThis as never;

/**
 * Runs one list, export or search in the caller's turn. However many requests one caller sends, they use only a few
 * database connections, and the rest of the pool stays free for other callers. Throws `rate_limited` (429) for a read
 * that waits too long or behind too many others. Runs no database query itself.
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
