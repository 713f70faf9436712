/** What two ways of writing one room have in common: spaces, case and a leading # say nothing. */
export function roomKey(number: string): string {
  return number.normalize('NFKC').replace(/^\s*#/, '').replaceAll(/\s+/g, '').toLowerCase();
}
