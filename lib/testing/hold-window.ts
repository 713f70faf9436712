import { expect } from 'vitest';
import type { BudgetName } from '@/lib/http/rate-limit';
import { dbPool } from '@/lib/platform/db';

export const HELD_SECONDS = 600;

/**
 * Extends the current window of a budget to ten minutes from now, so that the duration of a test between two requests
 * does not matter.
 */
export async function holdWindow(budget: BudgetName): Promise<void> {
  const { rowCount } = await dbPool().query(
    `UPDATE rate_limit SET expire = (extract(epoch FROM clock_timestamp()) + $2) * 1000 WHERE key LIKE $1 || ':%'`,
    [budget, HELD_SECONDS],
  );
  // Without a matching row the result would still depend on the speed of the machine.
  expect(rowCount).toBeGreaterThan(0);
}
