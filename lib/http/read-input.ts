import type { z } from 'zod';
import { LIMITS } from '@/lib/contract/limits';
import { AppError } from '@/lib/kernel/app-error';
import { hasPrototypeKey, hasUnstorableText, isDeeper } from '@/lib/kernel/untrusted-json';
import { readBodyAsText } from './body-text';
import type { Input, InputOf } from './input';
import { isBodyOptional, isOlderExtra, withoutOlderExtras } from './older-clients';
import { readMultipart } from './read-multipart';

export type { Input, InputOf };

export const nothing = { from: 'nothing' } as const;
export const query = <S extends z.ZodType>(schema: S) => ({ from: 'query', schema }) as const;
export const json = <S extends z.ZodType>(schema: S) => ({ from: 'json', schema }) as const;
/**
 * For bodies of many rows, which may be larger than any other body. The code that writes the rows validates each row by
 * itself, so that one invalid row does not prevent the others from being written.
 */
export const jsonRows = <S extends z.ZodType>(schema: S, maxChars: number) =>
  ({ from: 'json', schema, maxChars, isRows: true }) as const;
export const form = <S extends z.ZodType>(schema: S) => ({ from: 'form', schema }) as const;
/** Files with text fields. Every file field is a list. */
export const multipart = <S extends z.ZodType>(schema: S) => ({ from: 'multipart', schema }) as const;
export const jsonOrForm = <S extends z.ZodType>(schema: S) => ({ from: 'json_or_form', schema }) as const;

/** Returns whether reading this input waits for the caller, who may send the body at any time. */
export function waitsForBody(input: Input, request: Request): boolean {
  return input.from !== 'nothing' && input.from !== 'query' && request.body !== null;
}

export async function readInput<I extends Input>(input: I, request: Request): Promise<InputOf<I>>;
export async function readInput(input: Input, request: Request): Promise<unknown> {
  if (input.from === 'nothing') return null;
  if (input.from === 'query') return parseInput(input, fromPairs(new URL(request.url).searchParams, input));
  if (input.from === 'multipart') return parseInput(input, await readMultipart(request));
  return parseInput(input, await readWords(request, input));
}

const isRows = (input: Input) => 'isRows' in input && input.isRows === true;

/** Only an error in the caller's own input becomes a 400. A ZodError from deeper code is our bug and answers 500. */
function parseInput(input: Exclude<Input, { from: 'nothing' }>, raw: unknown): unknown {
  const result = input.schema.safeParse(isRows(input) ? raw : withoutOlderExtras(input, raw));
  if (!result.success) {
    const issues = result.error.issues.slice(0, 10).map((issue) => ({
      path: issue.path.join('.'),
      message: issue.message,
    }));
    throw new AppError('invalid_input', { issues });
  }
  // A schema may remove text that the database cannot store. Where it did not, the input is refused.
  if (!isRows(input) && hasUnstorableText(result.data)) throw new AppError('invalid_input');
  return result.data;
}

async function readWords(request: Request, input: Extract<Input, { maxChars?: number }>): Promise<unknown> {
  const { from, maxChars = LIMITS.bodyChars } = input;
  const type = mediaTypeOf(request);
  const isJson = type === 'application/json' && from !== 'form';
  const isForm = type === 'application/x-www-form-urlencoded' && from !== 'json';
  // A server gives every POST a body stream, even an empty one: only reading it shows whether there is a body.
  const isOptional = isBodyOptional(input);
  if (!isJson && !isForm && !isOptional) throw new AppError('unsupported_type');
  const text = await readBodyAsText(request, isForm ? 'form' : 'json', maxChars);
  if (text === '' && isOptional) return {};
  if (isJson) return parseJson(text, isRows(input));
  if (isForm) return fromPairs(new URLSearchParams(text), input);
  throw new AppError('unsupported_type');
}

/**
 * Returns the text of a JSON or form body within the limits of our own routes, for a library that parses its input
 * itself.
 */
export async function readBodyText(request: Request): Promise<string> {
  const type = mediaTypeOf(request);
  const isForm = type === 'application/x-www-form-urlencoded';
  if (!isForm && type !== 'application/json') throw new AppError('unsupported_type');
  const text = await readBodyAsText(request, isForm ? 'form' : 'json', LIMITS.bodyChars);
  if (isForm) fromPairs(new URLSearchParams(text));
  else parseJson(text, false);
  return text;
}

const mediaTypeOf = ({ headers }: Request) =>
  headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';

function parseJson(text: string, isOfRows: boolean): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new AppError('malformed_json', { cause });
  }
  if (isOfRows) return value;
  if (isDeeper(value, LIMITS.jsonDepth) || hasPrototypeKey(value)) throw new AppError('invalid_input');
  return value;
}

/** A parameter that is given twice is refused; the first value never wins silently. */
function fromPairs(pairs: URLSearchParams, input?: Input): Record<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of pairs) {
    if (input && isOlderExtra(input, name)) continue;
    if (found.has(name))
      throw new AppError('invalid_input', { issues: [{ path: name, message: 'Given twice.' }] });
    found.set(name, value);
  }
  return Object.fromEntries(found);
}
