const FIRST_MS = 1_000;
const LONGEST_MS = 5 * 60_000;

/** Full jitter: after an outage each retry comes at a different moment. `attempts` starts at 1. */
export function retryDelayMs(attempts: number, askedForMs = 0, random = Math.random): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts, 20));
  return Math.max(askedForMs, Math.round(random() * ceiling));
}
