import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { timeoutSignal } from './timeout-signal';

const builtIn = AbortSignal.timeout;

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => {
  vi.useRealTimers();
  AbortSignal.timeout = builtIn;
});

it('aborts after the time, and not before, where the browser has no AbortSignal.timeout', async () => {
  Reflect.deleteProperty(AbortSignal, 'timeout');
  const signal = timeoutSignal(1000);
  await vi.advanceTimersByTimeAsync(999);
  expect(signal.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(signal.aborted).toBe(true);
  expect(signal.reason).toMatchObject({ name: 'TimeoutError' });
});

it('uses AbortSignal.timeout where it exists', () => {
  const own = new AbortController().signal;
  AbortSignal.timeout = () => own;
  expect(timeoutSignal(1000)).toBe(own);
});
