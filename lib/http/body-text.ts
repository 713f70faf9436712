import { AppError } from '@/lib/kernel/app-error';
import { readBody, TEXT_TIME } from './read-body';

/** The most bytes a character takes: six as an escape of JSON; nine in a form, of three bytes escaped each. */
const WIDEST = { json: 6, form: 9 } as const;

/** The text of a body of no more than so many characters, whatever its alphabet and however they are escaped. */
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

/** With each escape as the one character, or part of one, that it stands for. */
function charactersIn(text: string, kind: keyof typeof WIDEST): number {
  if (kind === 'json') return text.replaceAll(/\\(?:u[\da-f]{4}|.)/gi, '.').length;
  // Of the escaped bytes of a letter all but the first only continue it.
  return text.replaceAll(/%[89ab][\da-f]/gi, '').replaceAll(/%[\da-f]{2}/gi, '.').length;
}
