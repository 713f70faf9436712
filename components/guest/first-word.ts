/** What a person is called across a reception desk. */
export function firstWord(name: string): string {
  return name.trim().split(/\s+/u)[0] ?? '';
}
