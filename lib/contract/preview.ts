import { LIMITS } from './limits';

/**
 * The start of a text, cut between characters as people see them, never through one. Server and browser both cut
 * quotes: after an edit, one that was loaded before must read like one loaded now.
 */
export function preview(text: string): string {
  const flat = text.replaceAll(/\s+/g, ' ');
  if (flat.length <= LIMITS.previewChars) return flat;
  let cut = '';
  for (const character of charactersOf(flat.slice(0, LIMITS.previewChars * 4))) {
    if (cut.length + character.length > LIMITS.previewChars - 1) break;
    cut += character;
  }
  return `${cut}…`;
}

/** Browsers older than Intl.Segmenter cut between code points. */
function charactersOf(text: string): string[] {
  if (!('Segmenter' in Intl)) return [...text];
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
}
