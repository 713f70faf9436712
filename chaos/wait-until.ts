import { setTimeout as pause } from 'node:timers/promises';

type Patience = { timeoutMs: number; everyMs?: number };

/** Asks again and again until the answer is yes. Answers false when the time is up. */
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

/** The same, for what has to come true: the error says what did not. */
export async function waitUntil(
  what: string,
  question: () => boolean | Promise<boolean>,
  patience: Patience,
): Promise<void> {
  if (await comesTrue(question, patience)) return;
  throw new Error(`${what}: not after ${Math.round(patience.timeoutMs / 1000)} s.`);
}
