import type { CalendarFetcher } from '../ports';
import { claimDueCalendar } from './calendar-store';
import { readCalendarFeed } from './read-calendar-feed';

/** A host that does not answer blocks only one of these parallel readings. */
const AT_ONCE = 4;

/** Reads the calendars that are due for as long as `mayGoOn` allows. Returns how many it has read. */
export async function readDueCalendars(
  fetcher: CalendarFetcher,
  mayGoOn: () => boolean = () => true,
): Promise<number> {
  let count = 0;
  const work = async () => {
    while (mayGoOn()) {
      const claimed = await claimDueCalendar();
      if (!claimed) return;
      await readCalendarFeed(claimed, fetcher);
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return count;
}
