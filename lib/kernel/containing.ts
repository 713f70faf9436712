/** An ILIKE pattern for text that contains these words as they stand: % and _ mean themselves. */
export function containing(words: string): string {
  return `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
