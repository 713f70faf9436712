/**
 * What all ways of writing one room have in common: spaces, case and a leading # say nothing. Two rooms of one hotel
 * never have the same key. It is stored (`room.number_key`), so a change here needs a migration.
 */
export function roomKey(number: string): string {
  const plain = number.normalize('NFKC').replaceAll(/\s+/g, '').replace(/^#+/, '');
  // By capitals, so that ß and SS are one case of the same letters.
  return plain.toUpperCase().toLowerCase().normalize('NFKC');
}

/** Whether a room is meant by words that somebody searches for, as the server compares them. */
export function roomHolds(number: string | null, words: string): boolean {
  if (number === null) return false;
  const key = roomKey(words);
  return number.toLowerCase().includes(words.toLowerCase()) || (key !== '' && roomKey(number).includes(key));
}
