import { clock } from '@/lib/kernel/clock';

/** Today, where the hotel is. */
export function dayIn(timeZone: string): string {
  // Swedes write a date as ISO does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(clock.now());
}
