const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** "14:05", in the hotel's time zone. */
export function clockTime(iso: string, locale: string, timeZone: string): string {
  return formatOf(locale, timeZone, 'clock').format(new Date(iso));
}

/** "22 November 2026, 14:05": the full form of a time. */
export function fullTime(iso: string, locale: string, timeZone: string): string {
  const moment = new Date(iso);
  const day = formatOf(locale, timeZone, 'dateOfYear').format(moment);
  return `${day}, ${clockTime(iso, locale, timeZone)}`;
}

/** The calendar day of a moment in the hotel's time zone, as `2026-11-22`. */
export function dayOf(moment: string | Date, timeZone: string): string {
  // Split by hand: `formatToParts` takes four times as long, and a long conversation needs hundreds of calls.
  const [month, day, year] = formatOf('en-US', timeZone, 'day').format(new Date(moment)).split('/');
  return `${year}-${month}-${day}`;
}

/** The relative name of a day: a keyword, a weekday within the last week, or a date. */
export function nameOfDay(day: string, today: string, locale: string): 'today' | 'yesterday' | string {
  const age = (midnight(today).getTime() - midnight(day).getTime()) / DAY_MS;
  if (age === 0) return 'today';
  if (age === 1) return 'yesterday';
  if (age > 1 && age < 7) return formatOf(locale, 'UTC', 'weekday').format(midnight(day));
  const isThisYear = day.slice(0, 4) === today.slice(0, 4);
  return formatOf(locale, 'UTC', isThisYear ? 'date' : 'dateOfYear').format(midnight(day));
}

/** A day without a time, such as a check-in, written out. */
export function writtenDay(day: string, locale: string): string {
  return formatOf(locale, 'UTC', 'date').format(midnight(day.slice(0, 10)));
}

/** "23 Nov", for narrow places. */
export function shortDay(day: string, locale: string): string {
  return formatOf(locale, 'UTC', 'shortDate').format(midnight(day.slice(0, 10)));
}

const OPTIONS = {
  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  day: { year: 'numeric', month: '2-digit', day: '2-digit' },
  weekday: { weekday: 'long' },
  date: { weekday: 'long', day: 'numeric', month: 'long' },
  shortDate: { day: 'numeric', month: 'short' },
  dateOfYear: { day: 'numeric', month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

function formatOf(locale: string, timeZone: string, name: keyof typeof OPTIONS): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${name}`;
  const known = formats.get(key);
  if (known) return known;
  // Always Latin digits: servers and browsers differ about Arabic digits, and room numbers use Latin digits anyway.
  const made = new Intl.DateTimeFormat(locale, { ...OPTIONS[name], timeZone, numberingSystem: 'latn' });
  formats.set(key, made);
  return made;
}

function midnight(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
