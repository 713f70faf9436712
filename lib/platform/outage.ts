import { z } from 'zod';

const UNREACHABLE = new Set([
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  // No transaction could begin, or it took too long and was rolled back.
  'P2028',
  'ECONNREFUSED',
  'ETIMEDOUT',
  'ECONNRESET',
  // A cancelled statement, a shutdown by an administrator, a server still starting, no connection left.
  '57014',
  '57P01',
  '57P03',
  '53300',
]);

/** Returns whether the database is unreachable or overloaded. The caller may retry, and nothing was done meanwhile. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (codesOf(error).some((code) => UNREACHABLE.has(code))) return true;
  return /timeout exceeded when trying to connect|Connection terminated|Can't reach database/i.test(
    error.message,
  );
}

/** Prisma wraps the code of PostgreSQL in its own error. */
const wrappedSchema = z.object({
  driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }) }),
});

function codesOf(error: Error): string[] {
  const own = 'code' in error ? [String(error.code)] : [];
  const wrapped = wrappedSchema.safeParse('meta' in error ? error.meta : undefined);
  return wrapped.success ? [...own, wrapped.data.driverAdapterError.cause.originalCode] : own;
}
