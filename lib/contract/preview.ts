import { LIMITS } from './limits';

/**
 * The start of a text in one line, cut between characters as people see them, never through one. Server and browser both cut
 * quotes: after an edit, one that was loaded before must read like one loaded now.
 */
export function preview(text: string): string {
  return shorten(text.replaceAll(/\s+/g, ' '), LIMITS.previewChars);
}

/** The same, with its lines. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  let cut = '';
  for (const character of charactersOf(text.slice(0, most * 4))) {
    if (cut.length + character.length > most - 1) break;
    cut += character;
  }
  return `${cut}…`;
}

/** Browsers older than Intl.Segmenter cut between code points. */
function charactersOf(text: string): string[] {
  if (!('Segmenter' in Intl)) return [...text];
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
}
