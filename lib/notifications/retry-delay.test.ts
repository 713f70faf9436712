import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryDelayMs } from '@/lib/notifications/retry-delay';

const FIVE_MINUTES = 5 * 60_000;
const longest = (attempts: number) => retryDelayMs(attempts, 0, () => 1);

describe('retryDelayMs', () => {
  it('doubles its maximum at each attempt, up to five minutes', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(longest);
    const seconds = [2, 4, 8, 16, 32, 64, 128, 256, 300, 300];
    expect(waits).toEqual(seconds.map((wait) => wait * 1000));
  });

  it('is never negative, beyond five minutes or NaN', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e9 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempts, luck) => {
          const wait = retryDelayMs(attempts, 0, () => luck);
          expect(wait).toBeGreaterThanOrEqual(0);
          expect(wait).toBeLessThanOrEqual(FIVE_MINUTES);
        },
      ),
    );
  });

  it('differs from row to row, so that retries after an outage do not come all at once', () => {
    expect(new Set(Array.from({ length: 100 }, () => retryDelayMs(9))).size).toBeGreaterThan(90);
  });

  it('is at least what the service asked for', () => {
    expect(retryDelayMs(1, 60_000, () => 1)).toBe(60_000);
    expect(retryDelayMs(9, 60_000, () => 1)).toBe(FIVE_MINUTES);
  });
});
