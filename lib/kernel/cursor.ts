import type { z } from 'zod';
import { AppError } from './app-error';

/** Encodes an opaque place in a list. A cursor that was not created here is refused. */
export function encodeCursor(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

export function decodeCursor<S extends z.ZodType>(cursor: string, schema: S): z.output<S> {
  const place = schema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  if (place.success) return place.data;
  throw new AppError('invalid_input', { issues: [{ path: 'cursor', message: 'This cursor is not ours.' }] });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
