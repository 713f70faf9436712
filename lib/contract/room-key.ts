/**
 * Returns the key that all spellings of one room share: spaces, case and a leading # are ignored. Two rooms of one
 * hotel never have the same key. The key is stored (`room.number_key`), so a change here needs a migration.
 */
export function roomKey(number: string): string {
  const plain = number.normalize('NFKC').replaceAll(/\s+/g, '').replace(/^#+/, '');
  // Upper case first, so that ß and SS become equal.
  return plain.toUpperCase().toLowerCase().normalize('NFKC');
}

/** Whether a room matches a search text, compared in the same way as on the server. */
export function roomHolds(number: string | null, words: string): boolean {
  if (number === null) return false;
  const key = roomKey(words);
  return number.toLowerCase().includes(words.toLowerCase()) || (key !== '' && roomKey(number).includes(key));
}
