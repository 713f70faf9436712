import { spelledOut, wordsOfName } from '@/lib/contract/fold-name';

/**
 * Whether two names are equal apart from case, accents, spaces, hyphens, apostrophes and the order of the names. Guests
 * spell their names freely, on keyboards that may lack letters. A stored name without letters equals no name.
 */
export function sameName(known: string, given: string): boolean {
  if (!/\p{L}/u.test(known)) return false;
  return [known, spelledOut(known)].some((spelling) => {
    const [words, typed] = [wordsOfName(spelling), wordsOfName(given)];
    return words.join('') === typed.join('') || words.sort().join(' ') === typed.sort().join(' ');
  });
}
