import { LIMITS } from '@/lib/contract/limits';

/** Letters that turn text around or hide in it, and all that steers a terminal or a header. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]/g;
/** Words that are devices on some systems, whatever follows the dot. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** A name fit to be shown and to be saved under: no path, nothing hidden, no longer than a file system takes. */
export function cleanFileName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const visible = last
    .replace(HIDDEN, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .replace(RESERVED, '_$1');
  return shorten(visible);
}

/** Cut in the middle, so that what it ends in stays. */
function shorten(name: string): string {
  const letters = [...name];
  if (letters.length <= LIMITS.fileNameChars) return name;
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= 10 ? name.slice(dot) : '';
  return letters.slice(0, LIMITS.fileNameChars - [...ending].length).join('') + ending;
}
