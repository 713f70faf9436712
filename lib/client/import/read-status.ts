import { PMS_STATUSES, type PmsStatus } from '@/lib/contract/pms-stays';

/** As other systems say it, in small letters and without what stands between. */
const WORDS: Record<PmsStatus, readonly string[]> = {
  confirmed: [
    ...['confirmed', 'confirm', 'booked', 'reserved', 'guaranteed', 'definite', 'due in', 'expected'],
    ...['arrival', 'bestatigt', 'gebucht', 'reserviert', 'erwartet', 'confirmee', 'confirmada', 'new', 'ok'],
  ],
  in_house: [
    ...['in house', 'inhouse', 'checked in', 'checkedin', 'check in', 'arrived', 'occupied', 'resident'],
    ...['im haus', 'angereist', 'eingecheckt', 'anwesend', 'present', 'en casa', 'due out'],
  ],
  checked_out: [
    ...['checked out', 'checkedout', 'check out', 'departed', 'left', 'abgereist', 'ausgecheckt'],
    ...['parti', 'salido'],
  ],
  cancelled: ['cancelled', 'canceled', 'cancel', 'storniert', 'annulliert', 'annulee', 'cancelada', 'void'],
  no_show: ['no show', 'noshow', 'nicht angereist', 'nicht erschienen'],
};

/** Undefined where nothing stands; null for a word nobody here knows. */
export function readStatus(text: string): PmsStatus | undefined | null {
  const word = plain(text);
  if (word === '') return undefined;
  return PMS_STATUSES.find((status) => WORDS[status].includes(word)) ?? null;
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, ' ')
    .trim();
}
