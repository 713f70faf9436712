import pg from 'pg';
import { expect } from 'vitest';

/** Counts the statements that are sent to the database meanwhile, without BEGIN, COMMIT and ROLLBACK. */
export async function countQueries(act: () => Promise<unknown>): Promise<number> {
  const original: unknown = Reflect.get(pg.Client.prototype, 'query');
  if (typeof original !== 'function') throw new Error('pg has no query any more.');
  let count = 0;
  Reflect.set(pg.Client.prototype, 'query', function query(this: pg.Client, ...args: unknown[]) {
    if (!/^\s*(BEGIN|COMMIT|ROLLBACK)/i.test(textOf(args[0]))) count += 1;
    return Reflect.apply(original, this, args);
  });
  try {
    await act();
  } finally {
    Reflect.set(pg.Client.prototype, 'query', original);
  }
  // A count of zero means that the hook no longer works.
  expect(count).toBeGreaterThan(0);
  return count;
}

function textOf(statement: unknown): string {
  if (typeof statement === 'string') return statement;
  return typeof statement === 'object' && statement !== null && 'text' in statement
    ? String(statement.text)
    : '';
}
