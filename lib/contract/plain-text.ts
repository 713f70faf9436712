/** A lone surrogate. The pattern matches what `toWellFormed` replaces, which not every browser supports. */
const LONE = /\p{Surrogate}/gu;

/**
 * Makes text storable in the database: removes NUL, and replaces a lone surrogate, which a client produces when it cuts
 * an emoji in two. A user's text is not rejected for either.
 */
export const storable = (text: string): string => text.replaceAll('\u0000', '').replace(LONE, '\ufffd');

/**
 * Text without visible characters: spaces and fillers of any script, controls, marks without a letter, and characters
 * that Unicode lets a reader ignore.
 */
const NOTHING =
  /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\p{Cc}\p{M}\u2800\ufff9-\ufffc\u{1d159}\u{16fe4}]*$/u;

/** The text of a message as it is sent; empty when it shows nothing. Works in old browsers too. */
export function textToSend(text: string): string {
  const trimmed = text.trim();
  return NOTHING.test(trimmed) ? '' : trimmed;
}

/** The text of a message as it is stored. */
export const messageTextOf = (text: string): string => textToSend(storable(text));
