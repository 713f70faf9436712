import { DAY_ORDERS } from '@/lib/contract/import-memory';
import { type DayParts, fullYear, splitDay, type Three } from './cells/split-day';

export type DayOrder = (typeof DAY_ORDERS)[number];

/** Arrival and departure of one row, as they are written. */
export type WrittenStay = readonly [arrival: string, departure: string];

/** A reading in which the year comes first and short is believed only where no stay is longer. */
const MOST_NIGHTS = 60;
const DAY_MS = 86_400_000;

/** The day as 2026-11-29. Null: no such day. A moment with a zone is the day that it is in the hotel's. */
export function readDay(text: string, order: DayOrder, timezone = 'UTC'): string | null {
  const moment = momentIn(text);
  if (moment !== null) return dayIn(moment, timezone);
  const parts = splitDay(text);
  return parts && dayOf(parts, order);
}

/**
 * The one order in which every stay has its days. Null when there are two, since 03/04 is a day either way: then a
 * person must say.
 */
export function guessDayOrder(stays: readonly WrittenStay[]): DayOrder | null {
  const ordered = stays.filter((stay) => stay.some(needsOrder));
  if (ordered.length === 0) return 'ymd';
  // What is wrong in every order says nothing of the order.
  const telling = ordered.filter((stay) => DAY_ORDERS.some((order) => fits(stay, order)));
  if (telling.length === 0) return null;
  const fitting = DAY_ORDERS.filter((order) => telling.every((stay) => fits(stay, order)));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

function needsOrder(text: string): boolean {
  return splitDay(text)?.kind === 'ordered';
}

function fits([arrival, departure]: WrittenStay, order: DayOrder): boolean {
  const days = [arrival, departure].filter(needsOrder);
  if (days.some((day) => readDay(day, order) === null)) return false;
  if (days.some((day) => !canBe(day, order))) return false;
  const [from, to] = [readDay(arrival, order), readDay(departure, order)];
  if (from === null || to === null) return true;
  const nights = (Date.parse(to) - Date.parse(from)) / DAY_MS;
  return nights >= 0 && (order !== 'ymd' || nights <= MOST_NIGHTS);
}

/** With dots the month is never first, and a year of four digits behind the day is not first. */
function canBe(text: string, order: DayOrder): boolean {
  const parts = splitDay(text);
  if (parts?.kind !== 'ordered') return true;
  return order === 'mdy' ? parts.sign !== '.' : order === 'dmy' || parts.numbers[2] < 100;
}

function dayOf(parts: DayParts, order: DayOrder): string | null {
  const [year, month, day] =
    parts.kind === 'known' ? [parts.year, parts.month, parts.day] : inOrder(parts.numbers, order);
  const full = fullYear(year);
  const date = new Date(Date.UTC(full, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && full >= 2000 && full < 2100;
  return isReal ? date.toISOString().slice(0, 10) : null;
}

/** A year of four digits is last, whatever the order of the file. */
function inOrder([one, two, three]: Three, order: DayOrder): Three {
  if (order === 'mdy') return [three, one, two];
  return order === 'dmy' || three > 99 ? [three, two, one] : [one, two, three];
}

/** Null for a day without a zone, and for midnight: systems without times write their days so. */
function momentIn(text: string): number | null {
  const MOMENT = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d(?:\.\d+)?)?\s?(Z|[+-]\d\d:?\d\d)$/;
  const [, day, time, seconds = '', zone] = MOMENT.exec(text.trim()) ?? [];
  if (!day || !time || !zone || (time === '00:00' && !/[1-9]/.test(seconds))) return null;
  const moment = Date.parse(`${day}T${time}${seconds}${zone.replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2')}`);
  return Number.isNaN(moment) ? null : moment;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs more than writing a thousand days with it. */
function dayIn(moment: number, timeZone: string): string {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  formats.set(timeZone, format);
  return format.format(moment);
}
