/** The local time of a hotel. */

type LocalDay = { year: number; month: number; day: number };

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Accepts names such as Europe/Dublin only: an offset has no daylight saving time. */
export function isTimeZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

/** Returns the local day; weekday 0 is Monday. */
export function localTime(at: Date, timeZone: string): LocalDay & { weekday: number } {
  const wall = new Date(wallClock(at, timeZone));
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    weekday: (wall.getUTCDay() + 6) % 7,
  };
}

/**
 * Returns the moment of a local day and a time such as 07:00. A day after the end of its month counts on into the next
 * month. A time that occurs twice when summer time ends is chosen by `which`; a time that is skipped when it begins
 * moves forward by the same amount.
 */
export function instantOf(
  { year, month, day, time }: LocalDay & { time: string },
  timeZone: string,
  which: 'first' | 'last',
): Date {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const wall = Date.UTC(year, month - 1, day, hours, minutes);
  // No zone changes its offset twice within two days.
  const [before, after] = [-DAY_MS, DAY_MS].map((away) => wall - offsetAt(new Date(wall + away), timeZone));
  const shown = [before, after].filter(
    (at): at is number => at !== undefined && wallClock(new Date(at), timeZone) === wall,
  );
  if (shown.length === 0) return new Date(before ?? wall);
  return new Date(which === 'first' ? Math.min(...shown) : Math.max(...shown));
}

function offsetAt(at: Date, timeZone: string): number {
  return wallClock(at, timeZone) - Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS;
}

/** The local time to the minute, as if it were UTC. */
function wallClock(at: Date, timeZone: string): number {
  const parts = new Map(
    formatFor(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const of = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'));
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  formats.set(timeZone, made);
  return made;
}
