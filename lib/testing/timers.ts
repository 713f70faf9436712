import { onTestFinished, vi } from 'vitest';

/** Makes every timer fire at once until the end of the test. Returns the requested delays in order. */
export function hurryTimers(): readonly number[] {
  const lengths: number[] = [];
  const { setTimeout: real } = globalThis;
  const timers = vi.spyOn(globalThis, 'setTimeout').mockImplementation((work, ms = 0, ...more) => {
    lengths.push(ms);
    return real(work, 0, ...more);
  });
  onTestFinished(() => timers.mockRestore());
  return lengths;
}

/**
 * Prevents timers of this delay and longer from firing until the end of the test, so that nothing can have waited for
 * them.
 */
export function neverFire(fromMs: number): void {
  const { setTimeout: real } = globalThis;
  const timers = vi
    .spyOn(globalThis, 'setTimeout')
    .mockImplementation((work, ms = 0, ...more) =>
      ms < fromMs ? real(work, ms, ...more) : real(() => undefined, 0),
    );
  onTestFinished(() => timers.mockRestore());
}
