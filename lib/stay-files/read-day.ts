import { DAY_ORDERS } from '@/lib/contract/import-memory';
import { type DayParts, fullYear, splitDay, type Three } from './cells/split-day';

export type DayOrder = (typeof DAY_ORDERS)[number];

/** The arrival and departure of one row, as written in the file. */
export type WrittenStay = readonly [arrival: string, departure: string];

/** The order with a short year first is accepted only when no stay is longer than this. */
const MOST_NIGHTS = 60;
const DAY_MS = 86_400_000;

/**
 * Returns the day as 2026-11-29; null for no valid day. A moment with an offset is converted to the hotel's time zone.
 */
export function readDay(text: string, order: DayOrder, timezone = 'UTC'): string | null {
  const moment = momentIn(text);
  if (moment !== null) return dayIn(moment, timezone);
  const parts = splitDay(text);
  return parts && dayOf(parts, order);
}

/**
 * Returns the only order in which every stay has valid days. Null when there are several, since 03/04 is a day in two
 * orders: then a staff member must choose.
 */
export function guessDayOrder(stays: readonly WrittenStay[]): DayOrder | null {
  const ordered = stays.filter((stay) => stay.some(needsOrder));
  if (ordered.length === 0) return 'ymd';
  // A stay that is wrong in every order shows nothing about the order.
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

/** With dots the month is never first. A year of four digits at the end is not first either. */
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

/** A year of four digits at the end stays last, whatever the order of the file. */
function inOrder([one, two, three]: Three, order: DayOrder): Three {
  if (order === 'mdy') return [three, one, two];
  return order === 'dmy' || three > 99 ? [three, two, one] : [one, two, three];
}

/** Null for a day without an offset, and for midnight: systems without times write days as midnight. */
function momentIn(text: string): number | null {
  const MOMENT = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d(?:\.\d+)?)?\s?(Z|[+-]\d\d:?\d\d)$/;
  const [, day, time, seconds = '', zone] = MOMENT.exec(text.trim()) ?? [];
  if (!day || !time || !zone || (time === '00:00' && !/[1-9]/.test(seconds))) return null;
  const moment = Date.parse(`${day}T${time}${seconds}${zone.replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2')}`);
  return Number.isNaN(moment) ? null : moment;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Creating a format is slower than formatting a thousand days with it. */
function dayIn(moment: number, timeZone: string): string {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  formats.set(timeZone, format);
  return format.format(moment);
}
