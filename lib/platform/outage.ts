import { z } from 'zod';

const UNREACHABLE = new Set([
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  // No transaction could begin, or it took too long and was undone.
  'P2028',
  'ECONNREFUSED',
  'ETIMEDOUT',
  'ECONNRESET',
  // A statement that was given up, an administrator's shutdown, a server still starting, no connection left.
  '57014',
  '57P01',
  '57P03',
  '53300',
]);

/** The database is away or out of breath: the caller may come back, and nothing was let through meanwhile. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (codesOf(error).some((code) => UNREACHABLE.has(code))) return true;
  return /timeout exceeded when trying to connect|Connection terminated|Can't reach database/i.test(
    error.message,
  );
}

/** Prisma wraps what PostgreSQL said in a code of its own. */
const wrappedSchema = z.object({
  driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }) }),
});

function codesOf(error: Error): string[] {
  const own = 'code' in error ? [String(error.code)] : [];
  const wrapped = wrappedSchema.safeParse('meta' in error ? error.meta : undefined);
  return wrapped.success ? [...own, wrapped.data.driverAdapterError.cause.originalCode] : own;
}
