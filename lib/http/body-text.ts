import { AppError } from '@/lib/kernel/app-error';
import { readBody, TEXT_TIME } from './read-body';

/**
 * The most bytes one character can take: six as a JSON escape; nine in a form, where it has three bytes escaped by
 * three characters each.
 */
const WIDEST = { json: 6, form: 9 } as const;

/** Returns the text of a body of at most `most` characters. The alphabet and the escaping do not change the limit. */
export async function readBodyAsText(
  request: Request,
  kind: keyof typeof WIDEST,
  most: number,
): Promise<string> {
  const bytes = await readBody(request.body, { maxBytes: most * WIDEST[kind], ...TEXT_TIME });
  const text = decode(bytes);
  if (text.length > most && charactersIn(text, kind) > most) throw new AppError('too_large');
  return text;
}

function decode(bytes: Uint8Array<ArrayBuffer>): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AppError('malformed_json', { cause });
  }
}

/** Counts each escape as the one character, or part of a character, that it represents. */
function charactersIn(text: string, kind: keyof typeof WIDEST): number {
  if (kind === 'json') return text.replaceAll(/\\(?:u[\da-f]{4}|.)/gi, '.').length;
  // Every escaped byte of a letter after the first is a continuation byte and is not counted.
  return text.replaceAll(/%[89ab][\da-f]/gi, '').replaceAll(/%[\da-f]{2}/gi, '.').length;
}
