/** How much is looked at for markup: what would be taken for a page says so at once. */
const START_CHARS = 1000;
const MARKUP = /<\s*(!doctype|!--|\?xml|html|head|body|script|svg|iframe|img|link|meta|object|embed|a\s)/i;

/** Words, in UTF-8, UTF-16 or the bytes of old spreadsheets, and nothing a reader would take for a page or a program. */
export function looksLikePlainText(bytes: Buffer): boolean {
  const text = decode(bytes);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  if (text === null || /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text)) return false;
  return !text.startsWith('#!') && !MARKUP.test(text.slice(0, START_CHARS));
}

/** By its byte order mark. The library for signatures takes one of the two for the start of a sound. */
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
