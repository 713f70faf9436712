/** Case, accents, spaces, hyphens and apostrophes aside: a guest writes a name as they please. */
const LETTERS = new Intl.Collator('en', { usage: 'search', sensitivity: 'base', ignorePunctuation: true });

/** A booking whose name has no letters is nobody's by name. */
export function sameName(known: string, given: string): boolean {
  return LETTERS.compare(known, '') !== 0 && LETTERS.compare(known, given) === 0;
}
