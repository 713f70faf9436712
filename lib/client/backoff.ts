/** Doubling from one second, spread so that a house full of phones does not come back in step. */
export function backoffMs(failures: number, longestMs: number): number {
  const full = Math.min(longestMs, 1000 * 2 ** Math.min(failures, 10));
  return full * (0.5 + Math.random() / 2);
}
