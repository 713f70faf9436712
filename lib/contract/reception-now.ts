import { instantOf, localTime } from './local-time';
import type { WeekHours } from './reception';

const DAYS = 7;

export type ReceptionNow = { isOpen: true } | { isOpen: false; opensAt: Date };

/** Whether the reception is open, and when it opens next. Without hours it is always open. */
export function receptionAt(hours: WeekHours | null, timeZone: string, now: Date): ReceptionNow {
  if (hours === null) return { isOpen: true };
  const { year, month, day, weekday } = localTime(now, timeZone);
  const openings: Date[] = [];
  // Yesterday's hours may go on past midnight; the latest possible next opening is on the same weekday a week later.
  for (let ahead = -1; ahead <= DAYS; ahead += 1) {
    const open = hours[(weekday + ahead + DAYS) % DAYS];
    if (!open) continue;
    const on = (extra: number, time: string) => ({ year, month, day: day + ahead + extra, time });
    const from = instantOf(on(0, open.from), timeZone, 'first');
    const to = instantOf(on(open.to <= open.from ? 1 : 0, open.to), timeZone, 'last');
    if (from <= now && now < to) return { isOpen: true };
    if (from > now) openings.push(from);
  }
  const [opensAt] = openings.sort((one, other) => one.getTime() - other.getTime());
  return opensAt ? { isOpen: false, opensAt } : { isOpen: true };
}
