import { LIMITS } from '@/lib/contract/limits';
import { type PmsResult, type PmsStay, pmsStaySchema } from '@/lib/contract/pms-stays';
import { hasPrototypeKey, hasUnstorableText, isDeeper } from '@/lib/kernel/untrusted-json';
import { rowErrorsOf } from './pms-errors';

type Read = { stay: PmsStay } | { errors: PmsResult['errors'] };

/** One row of a batch, which may be anything that JSON can say. */
export function readRow(row: unknown): Read {
  if (isDeeper(row, LIMITS.jsonDepth)) return refusedFor('This row is nested too deeply.');
  if (hasPrototypeKey(row)) return refusedFor('No field is called __proto__.');
  const said = pmsStaySchema.safeParse(row);
  if (!said.success) return { errors: rowErrorsOf(said.error) };
  if (hasUnstorableText(said.data)) return refusedFor('A text holds a character that cannot be stored.');
  return { stay: said.data };
}

const refusedFor = (message: string): Read => ({ errors: [{ path: '', code: 'invalid_input', message }] });
