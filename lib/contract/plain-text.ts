/**
 * Text as the database takes it: without NUL, and with a replacement character where half of a surrogate pair stands
 * alone, as it does where a client cuts an emoji in two. What a person has written is not refused for either.
 */
export const storable = (text: string): string => text.replaceAll('\u0000', '').toWellFormed();
