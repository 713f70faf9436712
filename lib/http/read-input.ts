import type { z } from 'zod';
import { LIMITS } from '@/lib/contract/limits';
import { AppError } from '@/lib/kernel/app-error';
import { readMultipart } from './read-multipart';

/** Where an endpoint's input comes from. `json_or_form` is for pusher-js, which posts forms. */
export type Input =
  | { from: 'nothing' }
  | { from: 'query'; schema: z.ZodType }
  | { from: 'multipart'; schema: z.ZodType }
  | { from: 'json' | 'optional_json' | 'json_or_form' | 'form'; schema: z.ZodType; maxBytes?: number };
export type InputOf<I extends Input> = I extends { schema: infer S extends z.ZodType } ? z.output<S> : null;

export const nothing = { from: 'nothing' } as const;
export const query = <S extends z.ZodType>(schema: S) => ({ from: 'query', schema }) as const;
export const json = <S extends z.ZodType>(schema: S) => ({ from: 'json', schema }) as const;
/** For what comes by the hundred: more than any other body may have. */
export const largeJson = <S extends z.ZodType>(schema: S, maxBytes: number) =>
  ({ from: 'json', schema, maxBytes }) as const;
/** Older clients post nothing at all where everything is optional. */
export const optionalJson = <S extends z.ZodType>(schema: S) => ({ from: 'optional_json', schema }) as const;
export const form = <S extends z.ZodType>(schema: S) => ({ from: 'form', schema }) as const;
/** Files, and words beside them. Every field of files is a list. */
export const multipart = <S extends z.ZodType>(schema: S) => ({ from: 'multipart', schema }) as const;
export const jsonOrForm = <S extends z.ZodType>(schema: S) => ({ from: 'json_or_form', schema }) as const;

/** The compat credential travels in the query of every guest endpoint and is never part of its input. */
const CREDENTIAL_PARAMETER = 'token';

export async function readInput<I extends Input>(input: I, request: Request): Promise<InputOf<I>>;
export async function readInput(input: Input, request: Request): Promise<unknown> {
  if (input.from === 'nothing') return null;
  if (input.from === 'query') return parseInput(input.schema, readQuery(request));
  if (input.from === 'multipart') return parseInput(input.schema, await readMultipart(request));
  return parseInput(input.schema, await readBody(request, input.from, mostBytes(input)));
}

const mostBytes = (input: Input) => ('maxBytes' in input && input.maxBytes) || LIMITS.jsonBodyBytes;

/** Only the caller's own words become a 400. A ZodError from anywhere deeper is our bug, and answers 500. */
function parseInput(schema: z.ZodType, raw: unknown): unknown {
  const result = schema.safeParse(raw);
  if (!result.success) {
    const issues = result.error.issues.slice(0, 10).map((issue) => ({
      path: issue.path.join('.'),
      message: issue.message,
    }));
    throw new AppError('invalid_input', { issues });
  }
  if (hasNul(result.data)) throw new AppError('invalid_input');
  return result.data;
}

/** PostgreSQL stores no NUL. A schema may take it out; where it did not, the text is not one we take. */
function hasNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\u0000');
  return typeof value === 'object' && value !== null && Object.values(value).some(hasNul);
}

function readQuery(request: Request): Record<string, string> {
  return fromPairs(new URL(request.url).searchParams, (name) => name !== CREDENTIAL_PARAMETER);
}

async function readBody(
  request: Request,
  from: Exclude<Input['from'], 'nothing' | 'query' | 'multipart'>,
  maxBytes: number,
): Promise<unknown> {
  if (from === 'optional_json' && !request.body) return {};
  const type = mediaTypeOf(request);
  if (type === 'application/json' && from !== 'form') return readJson(request, from, maxBytes);
  if (type === 'application/x-www-form-urlencoded' && (from === 'form' || from === 'json_or_form')) {
    return fromPairs(new URLSearchParams(await readText(request, maxBytes)));
  }
  throw new AppError('unsupported_type');
}

async function readJson(request: Request, from: Input['from'], maxBytes: number): Promise<unknown> {
  const text = await readText(request, maxBytes);
  return from === 'optional_json' && text === '' ? {} : parseJson(text);
}

/**
 * For a library that parses what it is given itself: the text of a JSON or form body within the limits of our own
 * routes.
 */
export async function readBodyText(request: Request): Promise<string> {
  const type = mediaTypeOf(request);
  const isForm = type === 'application/x-www-form-urlencoded';
  if (!isForm && type !== 'application/json') throw new AppError('unsupported_type');
  const text = await readText(request, LIMITS.jsonBodyBytes);
  if (isForm) fromPairs(new URLSearchParams(text));
  else parseJson(text);
  return text;
}

const mediaTypeOf = ({ headers }: Request) =>
  headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';

/** Counted as it arrives: a Content-Length is only what the caller says. */
async function readText(request: Request, maxBytes: number): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  let text = '';
  const reader = request.body?.getReader();
  for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
    bytes += chunk.value.byteLength;
    if (bytes > maxBytes) {
      await reader?.cancel();
      throw new AppError('too_large');
    }
    text += decode(decoder, chunk.value);
  }
  return text + decode(decoder);
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch (cause) {
    throw new AppError('malformed_json', { cause });
  }
}

function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new AppError('malformed_json', { cause });
  }
  if (isDeeper(value, LIMITS.jsonDepth) || hasPrototypeKey(value)) throw new AppError('invalid_input');
  return value;
}

function isDeeper(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((child) => isDeeper(child, depth - 1));
}

function hasPrototypeKey(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Object.hasOwn(value, '__proto__')) return true;
  return Object.values(value).some(hasPrototypeKey);
}

/** A parameter given twice is refused, never "the first of many". */
function fromPairs(
  pairs: URLSearchParams,
  keep: (name: string) => boolean = () => true,
): Record<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of pairs) {
    if (!keep(name)) continue;
    if (found.has(name))
      throw new AppError('invalid_input', { issues: [{ path: name, message: 'Given twice.' }] });
    found.set(name, value);
  }
  return Object.fromEntries(found);
}
