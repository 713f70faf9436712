import type { z } from 'zod';
import { LIMITS } from '@/lib/contract/limits';
import { MAY_BE_IGNORED, type PmsResult, type PmsStay, pmsStaySchema } from '@/lib/contract/pms-stays';
import { hasPrototypeKey, hasUnstorableText, isDeeper } from '@/lib/kernel/untrusted-json';
import { rowErrorsOf } from './pms-errors';

type Remarks = PmsResult['errors'];
type Read = { stay: PmsStay; warnings: Remarks } | { errors: Remarks };

/** Reads one row of a batch, which may be any JSON value. */
export function readRow(row: unknown): Read {
  if (isDeeper(row, LIMITS.jsonDepth)) return refusedFor('This row is nested too deeply.');
  if (hasPrototypeKey(row)) return refusedFor('No field is called __proto__.');
  const said = pmsStaySchema.safeParse(row);
  if (said.success) return storable(said.data, []);
  const ignored = unreadableIn(row, said.error);
  if (ignored.length === 0) return { errors: rowErrorsOf(said.error) };
  const rest = pmsStaySchema.safeParse(without(row, ignored));
  return rest.success ? storable(rest.data, ignored) : { errors: rowErrorsOf(rest.error) };
}

function storable(stay: PmsStay, ignored: readonly string[]): Read {
  if (hasUnstorableText(stay)) return refusedFor('A text holds a character that cannot be stored.');
  return { stay, warnings: ignored.map((path) => ({ path, code: 'ignored', message: IGNORED })) };
}

const IGNORED = 'This cannot be read and was left out.';

/**
 * Returns the optional fields whose text cannot be read: they are left out with a warning. A value that is no text is a
 * fault of the sender and refuses the row.
 */
function unreadableIn(row: unknown, { issues }: z.ZodError): string[] {
  const faults = new Set(issues.map(({ path }) => path[0]));
  return fieldsOf(row).flatMap(([name, value]) =>
    MAY_BE_IGNORED.some((field) => field === name) && faults.has(name) && typeof value === 'string'
      ? [name]
      : [],
  );
}

const without = (row: unknown, names: readonly string[]) =>
  Object.fromEntries(fieldsOf(row).filter(([name]) => !names.includes(name)));

const fieldsOf = (row: unknown): [string, unknown][] =>
  typeof row === 'object' && row !== null ? Object.entries(row) : [];

const refusedFor = (message: string): Read => ({ errors: [{ path: '', code: 'invalid_input', message }] });
