/** The first word of a name, used as the form of address. */
export function firstWord(name: string): string {
  return name.trim().split(/\s+/u)[0] ?? '';
}
