/** How much is looked at for markup: what would be taken for a page says so at once. */
const START_CHARS = 1000;
const MARKUP = /<\s*(!doctype|!--|\?xml|html|head|body|script|svg|iframe|img|link|meta|object|embed|a\s)/i;

/** Words, in UTF-8 or in the bytes of old spreadsheets, and nothing a reader would take for a page or a program. */
export function looksLikePlainText(bytes: Buffer): boolean {
  if (bytes.includes(0)) return false;
  const text = decode(bytes);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  if (/[\u0001-\u0008\u000e-\u001a\u001c-\u001f]/.test(text)) return false;
  return !text.startsWith('#!') && !MARKUP.test(text.slice(0, START_CHARS));
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
