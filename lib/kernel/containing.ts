/** Returns an ILIKE pattern for text that contains these words literally: % and _ are escaped. */
export function containing(words: string): string {
  return `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
