import { LIMITS } from './limits';

/**
 * Returns the start of a text on one line, cut between visible characters and never through one. Server and browser
 * both cut quotes: a quote that the browser cuts after an edit must equal the one that the server returns.
 */
export function preview(text: string): string {
  return shorten(text.replaceAll(/\s+/g, ' '), LIMITS.previewChars);
}

/** Does the same without joining the lines. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  let cut = '';
  for (const character of charactersOf(text.slice(0, most * 4))) {
    if (cut.length + character.length > most - 1) break;
    cut += character;
  }
  return `${cut}…`;
}

/** Browsers without Intl.Segmenter cut between code points. */
function charactersOf(text: string): string[] {
  if (!('Segmenter' in Intl)) return [...text];
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
}
