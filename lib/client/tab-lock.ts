import { timeoutSignal } from './timeout-signal';

const PATIENCE_MS = 15_000;

/**
 * Of several tabs with the same queue one works at a time. A courtesy, not a guarantee: the server takes every
 * message once. So where there are no locks, or a suspended tab holds one, the work is done without.
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
