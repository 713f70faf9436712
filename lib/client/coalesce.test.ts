import { expect, it } from 'vitest';
import { coalesce } from './coalesce';

function gate() {
  const endpoints: (() => void)[] = [];
  const request = coalesce(() => new Promise((resolve) => endpoints.push(resolve)));
  const pass = async () => {
    endpoints.at(-1)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { endpoints, request, pass };
}

it('runs once more, and only once, for all calls during a run', async () => {
  const { endpoints, request, pass } = gate();
  const first = request();
  const later = [request(), request(), request()];
  expect(endpoints).toHaveLength(1);
  await pass();
  await first;
  expect(endpoints).toHaveLength(2);
  await pass();
  await Promise.all(later);
  expect(endpoints).toHaveLength(2);
});

it('runs again for a call after the run', async () => {
  const { endpoints, request, pass } = gate();
  void request();
  await pass();
  void request();
  expect(endpoints).toHaveLength(2);
});
