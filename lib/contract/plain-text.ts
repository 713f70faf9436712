/** Half of a letter. As `toWellFormed` finds them, which not every browser has. */
const LONE = /\p{Surrogate}/gu;

/**
 * Text as the database takes it: without NUL, and with a replacement character where half of a surrogate pair stands
 * alone, as it does where a client cuts an emoji in two. What a person has written is not refused for either.
 */
export const storable = (text: string): string => text.replaceAll('\u0000', '').replace(LONE, '\ufffd');

/**
 * What shows nothing by itself: spaces and fillers of any script, controls, marks without a letter, and whatever Unicode
 * lets a reader ignore.
 */
const NOTHING =
  /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\p{Cc}\p{M}\u2800\ufff9-\ufffc\u{1d159}\u{16fe4}]*$/u;

/** The text of a message as it is sent; empty where a reader would see nothing. For browsers of any age. */
export function textToSend(text: string): string {
  const trimmed = text.trim();
  return NOTHING.test(trimmed) ? '' : trimmed;
}

/** The same as it is stored. */
export const messageTextOf = (text: string): string => textToSend(storable(text));
