import { z } from 'zod';
import type { Input } from './input';

/**
 * The fields that clients of the earlier system add to the declared input. Each names the caller, whom the credential
 * alone decides. So each is removed before the strict schema validates the input, and is never read.
 */
const EXTRAS_OF_BODIES = ['token', 'staff_id', 'session_token'];
/**
 * The same for queries, which also carry the guest's identity. `token` is the guest's credential there: the
 * authentication reads it from the address.
 */
const EXTRAS_OF_QUERIES = [...EXTRAS_OF_BODIES, 'booking_id', 'email'];

/** Returns whether a field is such an addition. A field that the endpoint itself declares is its input. */
export function isOlderExtra(input: Input, name: string): boolean {
  if (input.from === 'nothing') return false;
  const extras = input.from === 'query' ? EXTRAS_OF_QUERIES : EXTRAS_OF_BODIES;
  return extras.includes(name) && !fieldsOf(input.schema).has(name);
}

export function withoutOlderExtras(input: Exclude<Input, { from: 'nothing' }>, raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return raw;
  return Object.fromEntries(Object.entries(raw).filter(([name]) => !isOlderExtra(input, name)));
}

const optional = new WeakMap<z.ZodType, boolean>();

/** Where every field is optional, older clients leave out the whole body and its `Content-Type`. */
export function isBodyOptional(input: Input): boolean {
  if (input.from === 'nothing' || input.from === 'query') return false;
  const known = optional.get(input.schema);
  if (known !== undefined) return known;
  const isOptional = input.schema.safeParse({}).success;
  optional.set(input.schema, isOptional);
  return isOptional;
}

const fields = new WeakMap<z.ZodType, ReadonlySet<string>>();

function fieldsOf(schema: z.ZodType): ReadonlySet<string> {
  const found = fields.get(schema) ?? new Set(listFields(schema));
  fields.set(schema, found);
  return found;
}

/** Lists every top-level field that an object of this schema may have. */
function listFields(schema: z.core.$ZodType): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(listFields);
  if (schema instanceof z.ZodIntersection) return [schema.def.left, schema.def.right].flatMap(listFields);
  if (schema instanceof z.ZodPipe) return [schema.in, schema.out].flatMap(listFields);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return listFields(schema.unwrap());
  return [];
}
