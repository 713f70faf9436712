/** The number of characters searched for markup: a file that a browser would render as a page starts with it. */
const START_CHARS = 1000;
const MARKUP = /<\s*(!doctype|!--|\?xml|html|head|body|script|svg|iframe|img|link|meta|object|embed|a\s)/i;

/**
 * Returns whether the bytes are text in UTF-8, UTF-16 or the encoding of old spreadsheets, and neither markup nor a
 * script.
 */
export function looksLikePlainText(bytes: Buffer): boolean {
  const text = decode(bytes);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  if (text === null || /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text)) return false;
  return !text.startsWith('#!') && !MARKUP.test(text.slice(0, START_CHARS));
}

/**
 * Detects UTF-16 by its byte order mark. The signature library mistakes one of the two for the start of an audio file.
 */
export function utf16Of(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

function decode(bytes: Buffer): string | null {
  const utf16 = utf16Of(bytes);
  if (utf16) return decodeAs(utf16, bytes);
  return decodeAs('utf-8', bytes) ?? decodeAs('windows-1252', bytes);
}

function decodeAs(encoding: string, bytes: Buffer): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
