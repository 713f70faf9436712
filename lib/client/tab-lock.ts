import { timeoutSignal } from './timeout-signal';

const PATIENCE_MS = 15_000;

/**
 * Lets one of several tabs with the same queue work at a time. This only avoids useless requests: the server accepts
 * each message once. So the work is done without a lock where the Locks API is missing or a suspended tab holds the
 * lock.
 */
export async function oneTabAtATime(name: string, work: () => Promise<void>): Promise<void> {
  if (typeof navigator === 'undefined' || !('locks' in navigator)) return work();
  let hasStarted = false;
  try {
    await navigator.locks.request(name, { signal: timeoutSignal(PATIENCE_MS) }, () => {
      hasStarted = true;
      return work();
    });
  } catch (cause) {
    if (hasStarted) throw cause;
    await work();
  }
}
