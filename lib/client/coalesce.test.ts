import { expect, it } from 'vitest';
import { coalesce } from './coalesce';

function gate() {
  const doors: (() => void)[] = [];
  const request = coalesce(() => new Promise((resolve) => doors.push(resolve)));
  const pass = async () => {
    doors.at(-1)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { doors, request, pass };
}

it('runs once more, and only once, for all calls during a run', async () => {
  const { doors, request, pass } = gate();
  const first = request();
  const later = [request(), request(), request()];
  expect(doors).toHaveLength(1);
  await pass();
  await first;
  expect(doors).toHaveLength(2);
  await pass();
  await Promise.all(later);
  expect(doors).toHaveLength(2);
});

it('runs again for a call after the run', async () => {
  const { doors, request, pass } = gate();
  void request();
  await pass();
  void request();
  expect(doors).toHaveLength(2);
});
