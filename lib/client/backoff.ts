/** Doubles from one second. The random spread keeps many phones from reconnecting at the same moment. */
export function backoffMs(failures: number, longestMs: number): number {
  const full = Math.min(longestMs, 1000 * 2 ** Math.min(failures, 10));
  return full * (0.5 + Math.random() / 2);
}
