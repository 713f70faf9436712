import { onTestFinished, vi } from 'vitest';

/** Until the end of the test every timer fires at once. Answers the lengths that were asked for, as they come. */
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

/** Until the end of the test timers of that length and longer are set and never fire: nothing can have waited for them. */
export function neverFire(fromMs: number): void {
  const { setTimeout: real } = globalThis;
  const timers = vi
    .spyOn(globalThis, 'setTimeout')
    .mockImplementation((work, ms = 0, ...more) =>
      ms < fromMs ? real(work, ms, ...more) : real(() => undefined, 0),
    );
  onTestFinished(() => timers.mockRestore());
}
