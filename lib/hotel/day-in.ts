import { clock } from '@/lib/kernel/clock';

/** Returns the current date in the time zone of the hotel. */
export function dayIn(timeZone: string): string {
  // The Swedish locale formats a date as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(clock.now());
}

/** Returns the next date in the time zone of the hotel. */
export function tomorrowIn(timeZone: string): string {
  const date = new Date(dayIn(timeZone));
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}
