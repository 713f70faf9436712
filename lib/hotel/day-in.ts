import { clock } from '@/lib/kernel/clock';

/** Today, where the hotel is. */
export function dayIn(timeZone: string): string {
  // Swedes write a date as ISO does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(clock.now());
}

/** Tomorrow, where the hotel is. */
export function tomorrowIn(timeZone: string): string {
  const date = new Date(dayIn(timeZone));
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}
