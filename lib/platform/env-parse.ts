import type { z } from 'zod';

export class EnvironmentError extends Error {
  override name = 'EnvironmentError';
}

/**
 * A service is configured completely or not at all: a partial set throws an error that names what is missing, and an
 * empty set returns null.
 */
export function allOrNothing<S extends z.ZodObject>(schema: S, source: NodeJS.ProcessEnv): z.infer<S> | null {
  const names = Object.keys(schema.shape);
  return names.some((name) => source[name]) ? parse(schema, source) : null;
}

/** The same for keys with an optional address. An address alone enables nothing, and the error names it. */
export function keysAndAddress<K extends z.ZodObject, A extends z.ZodObject>(
  keysSchema: K,
  addressSchema: A,
  source: NodeJS.ProcessEnv,
) {
  const keys = allOrNothing(keysSchema, source);
  const address = parse(addressSchema, source);
  if (keys) return { ...keys, ...address };
  const strays = Object.keys(addressSchema.shape).filter((name) => source[name]);
  if (strays.length === 0) return null;
  const missing = Object.keys(keysSchema.shape)
    .join(', ')
    .replace(/, (\w+)$/, ' and $1');
  throw new EnvironmentError(`${strays.join(', ')} is set, but ${missing} are not.`);
}

/** Caches the result of a schema while its variables are unchanged: each request reads them several times. */
const answers = new Map<z.ZodObject, { said: readonly (string | undefined)[]; data: unknown }>();

export function parse<S extends z.ZodObject>(schema: S, source: NodeJS.ProcessEnv): z.output<S> {
  const names = Object.keys(schema.shape);
  const said = names.map((name) => source[name] || undefined);
  const known = answers.get(schema);
  if (known && said.every((value, index) => value === known.said[index])) return known.data as z.output<S>;
  const filled = Object.fromEntries(names.map((name, index) => [name, said[index]]));
  const result = schema.safeParse(filled);
  if (result.success) {
    answers.set(schema, { said, data: result.data });
    return result.data;
  }
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${describeIssue(issue)}`);
  throw new EnvironmentError(`The environment is incomplete:\n${lines.join('\n')}`);
}

function describeIssue(issue: z.core.$ZodIssue): string {
  return issue.code === 'invalid_type' && issue.input === undefined ? 'is missing' : issue.message;
}
