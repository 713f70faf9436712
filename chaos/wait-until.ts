import { setTimeout as pause } from 'node:timers/promises';

type Patience = { timeoutMs: number; everyMs?: number };

/** Repeats the question until it is true. Returns false when the time is up. */
export async function comesTrue(
  question: () => boolean | Promise<boolean>,
  { timeoutMs, everyMs = 50 }: Patience,
): Promise<boolean> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    if (await question()) return true;
    if (performance.now() >= end) return false;
    await pause(everyMs);
  }
}

/** Like `comesTrue`, but throws an error that names the condition when the time is up. */
export async function waitUntil(
  what: string,
  question: () => boolean | Promise<boolean>,
  patience: Patience,
): Promise<void> {
  if (await comesTrue(question, patience)) return;
  throw new Error(`${what}: not after ${Math.round(patience.timeoutMs / 1000)} s.`);
}
