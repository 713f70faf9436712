import type { RefusedEvent } from '@/lib/contract/calendar-feeds';
import type { PmsResult, PmsStay } from '@/lib/contract/pms-stays';
import type { CalendarFeed } from '@/lib/hotel/principals';
import type { StayRow } from '@/lib/stay-files/read-row';
import { followPms } from '../follow-pms';
import { isNewValue, type Said, type SaidField } from '../pms/said';
import { listNumbersOfOthers, listSaid } from './calendar-stays-store';

type Followed = {
  refused: RefusedEvent[];
  /** False when time ran out or rows were not tried. The rest is followed with the next reading. */
  isComplete: boolean;
};

/** So many stays are written between two checks whether there is time to go on. */
const PART = 50;

/**
 * Brings the hotel's stays to the state in the calendar, by the rules that hold for every source. Rows that only repeat
 * what the calendar sent before are skipped, so that a reading without changes writes nothing.
 */
export async function followCalendar(
  feed: CalendarFeed,
  rows: readonly StayRow[],
  mayGoOn: () => boolean,
): Promise<Followed> {
  const stays = rows.map(({ stay }) => stay);
  const numbers = stays.map((stay) => stay.external_id);
  const [said, others] = await Promise.all([listSaid(feed, numbers), listNumbersOfOthers(feed, numbers)]);
  const newStays = stays.filter((stay) => hasNewValues(stay, said.get(stay.external_id)));
  const refused = newStays.filter(isAmong(others)).map((stay) => refusedStay(stay, 'other_calendar'));
  const work = newStays.filter((stay) => !isAmong(others)(stay));
  const command = { by: feed, requestId: null, confirmed: new Set<string>(), importId: null };
  for (let next = 0; next < work.length; next += PART) {
    if (!mayGoOn()) return { refused, isComplete: false };
    const part = work.slice(next, next + PART);
    const results = await followPms(command, part);
    if (results.some(wasNotTried)) return { refused, isComplete: false };
    refused.push(...results.flatMap((result, index) => refusalOf(part[index], result)));
  }
  return { refused, isComplete: true };
}

const isAmong = (numbers: ReadonlySet<string>) => (stay: PmsStay) => numbers.has(stay.external_id);

function hasNewValues({ external_id: _, ...stay }: PmsStay, said: Said | undefined): boolean {
  if (!said) return true;
  return fieldsOf(stay).some((field) => isNewValue(field, stay, said));
}

const fieldsOf = (stay: Said) => Object.keys(stay).filter((name): name is SaidField => name in stay);

const wasNotTried = ({ errors }: PmsResult) => errors.some(({ code }) => code === 'unavailable');

function refusalOf(stay: PmsStay | undefined, { result, errors }: PmsResult): RefusedEvent[] {
  return stay && result === 'refused' ? [refusedStay(stay, errors[0]?.code ?? 'failed')] : [];
}

const refusedStay = ({ external_id, check_in }: PmsStay, code: string): RefusedEvent => ({
  ...{ external_id, check_in, code },
});
