import { spelledOut, wordsOfName } from '@/lib/contract/fold-name';

/**
 * Case, accents, spaces, hyphens, apostrophes and the order of the names aside: a guest writes a name as they please, on
 * a keyboard that may lack its letters. A booking whose name has no letters is nobody's by name.
 */
export function sameName(known: string, given: string): boolean {
  if (!/\p{L}/u.test(known)) return false;
  return [known, spelledOut(known)].some((spelling) => {
    const [words, typed] = [wordsOfName(spelling), wordsOfName(given)];
    return words.join('') === typed.join('') || words.sort().join(' ') === typed.sort().join(' ');
  });
}
