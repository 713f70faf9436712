import { foldName } from '@/lib/contract/fold-name';
import { RESERVED_WORDS } from './status-words';

/** Systems without umlauts write two vowels. Both sides of a comparison are folded, so the spelling does not matter. */
const TWO_VOWELS = /([aou])e/g;

/** Normalizes text for the word tables: without case, accents and punctuation, with one space between words. */
export function fold(text: string): string {
  const words = text
    .replaceAll('#', ' no ')
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, ' ');
  return foldName(words).replaceAll(/\p{M}/gu, '').replaceAll(TWO_VOWELS, '$1').trim();
}

/** Whether a cell is empty or has a placeholder for an unknown value. */
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
  ...RESERVED_WORDS.map((word) => foldName(word)),
]);
