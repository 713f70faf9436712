/** Letters that Unicode does not take apart into a plain letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ł: 'l', ø: 'o', đ: 'd', ð: 'd', ß: 'ss', æ: 'a', œ: 'o', ı: 'i', þ: 'th' },
  // Systems without umlauts write two vowels. Both sides of a comparison are folded, so the spelling does not matter.
  ...{ ae: 'a', oe: 'o', ue: 'u' },
};

/** A word as tables of words compare it: without case, accents and punctuation, one space between words. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('#', ' no ')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[łøđðßæœıþ]|ae|oe|ue/g, (found) => LETTERS[found] ?? found)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether a cell says nothing: empty, or one of the marks that stand where nothing is known. */
export function isBlank(cell: string): boolean {
  return BLANKS.has(fold(cell));
}

const BLANKS = new Set([
  ...['', 'x', 'xx', 'xxx', 'n a', 'na', 'nn', 'n n', 'none', 'null', 'nil', 'nan', 'undefined', 'unknown'],
  ...['tba', 'tbc', 'tbd', 'no name', 'not available', 'unbekannt', 'keine', 'keiner', 'kein', 'inconnu'],
  ...['aucun', 'aucune', 'desconocido', 'ninguno', 'sconosciuto', 'nessuno', 'desconhecido', 'nenhum'],
  ...[
    'onbekend',
    'geen',
    'nieznany',
    'brak',
    'reserved',
    'booked',
    'no email',
    'noemail',
    'no mail',
    'not provided',
  ],
]);
