import { expect } from 'vitest';
import type { BudgetName } from '@/lib/http/rate-limit';
import { dbPool } from '@/lib/platform/db';

export const HELD_SECONDS = 600;

/** What was counted so far counts for ten minutes from now, however long a test takes between two requests. */
export async function holdWindow(budget: BudgetName): Promise<void> {
  const { rowCount } = await dbPool().query(
    `UPDATE rate_limit SET expire = (extract(epoch FROM clock_timestamp()) + $2) * 1000 WHERE key LIKE $1 || ':%'`,
    [budget, HELD_SECONDS],
  );
  // Had it held nothing, a slow machine would still decide.
  expect(rowCount).toBeGreaterThan(0);
}
