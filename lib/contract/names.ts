import { z } from 'zod';

/**
 * Scripts whose letters change their shape with a joiner between them, as in Persian, and scripts in which a joiner
 * after a letter changes the spelling, as in Malayalam, where it may end a word.
 */
const ARABIC = String.raw`\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}`;
const INDIC = [
  ...['Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam'],
  ...['Sinhala', 'Khmer', 'Myanmar', 'Tibetan', 'Newa', 'Balinese', 'Javanese'],
]
  .map((script) => String.raw`\p{Script=${script}}`)
  .join('');
const WANTED = [
  String.raw`(?<=[${ARABIC}]\p{M}*)[\u200c\u200d](?=[${ARABIC}])`,
  String.raw`(?<=[${INDIC}])[\u200c\u200d]`,
  // A family, a profession or a flag as one emoji.
  String.raw`(?<=\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?)\u200d(?=\p{Extended_Pictographic})`,
  String.raw`(?<=\p{Emoji})\ufe0f`,
  String.raw`(?<=\u{1f3f4})[\u{e0061}-\u{e007a}]{4,6}\u{e007f}`,
].join('|');

/**
 * Characters that are invisible or change the direction of the text around them: controls, direction marks and
 * overrides, zero-width spaces, fillers, tags, lone surrogates. Two names that differ only in these look the same.
 */
const HIDDEN = String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe00-\ufe0f\ufffe\uffff]`;
const EITHER = new RegExp(`(${WANTED})|${HIDDEN}`, 'gu');

/** Removes invisible characters; joiners stay where a script or an emoji needs them. */
export const withoutHidden = (text: string): string =>
  text.replaceAll(EITHER, (_found, wanted: string | undefined) => wanted ?? '');

/** Removes invisible characters; a tab or a line break becomes a space. */
export function visibleName(name: string): string {
  return withoutHidden(name.replaceAll(/[\t\n\r\u0085\u2028\u2029]+/g, ' ')).trim();
}

function isVisible(name: string): boolean {
  return name === withoutHidden(name);
}

const isHidden = 'Holds a character that cannot be seen or that turns the text around.';

/** A name that a user types, of a person, a hotel or a key. A name with an invisible character is rejected. */
export const typedName = (shortest: number, longest: number) =>
  z.string().trim().min(shortest).max(longest).refine(isVisible, isHidden);

/**
 * A name that another system sends and no user can correct. Invisible characters are removed, so that a stray byte
 * order mark does not reject a guest's booking.
 */
export const sentName = (shortest: number, longest: number) =>
  z.string().transform(visibleName).pipe(z.string().min(shortest).max(longest));
