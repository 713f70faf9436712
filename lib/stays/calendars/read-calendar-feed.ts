import type { RefusedEvent } from '@/lib/contract/calendar-feeds';
import { dayIn } from '@/lib/hotel/day-in';
import { log } from '@/lib/kernel/log';
import type { FaultyRow, ReadRow } from '@/lib/stay-files/read-row';
import { hasRightEnded } from '../pms-errors';
import type { CalendarAnswer, CalendarFetcher } from '../ports';
import { listGone } from './calendar-stays-store';
import type { ClaimedCalendar } from './calendar-store';
import { followCalendar } from './follow-calendar';
import { saveFailure, saveReading } from './reading-store';
import { understandCalendar } from './understand-calendar';

/** The last part may begin until so long after the answer of the host, in milliseconds. */
const MOST_MS = 90_000;

/**
 * Reads one calendar and follows it. Never throws. A calendar that cannot be read undoes nothing. A missing event
 * cancels nothing, because hosts leave out past, lost and cancelled events alike.
 */
export async function readCalendarFeed(claimed: ClaimedCalendar, fetcher: CalendarFetcher): Promise<void> {
  const { feed } = claimed;
  try {
    const answer = await fetcher.fetch(claimed);
    if (answer.outcome === 'unchanged') await saveReading(claimed, null);
    else if (answer.outcome === 'failed') await saveFailure(claimed, answer);
    else await follow(claimed, answer);
  } catch (err) {
    // The calendar was removed while it was read.
    if (hasRightEnded(err)) return;
    log.error({ err, hotelId: feed.hotel.id, calendarId: feed.id }, 'calendar.not_followed');
    await saveFailure(claimed, { error: 'failed', status: null }).catch(() => undefined);
  }
}

type Read = Extract<CalendarAnswer, { outcome: 'read' }>;

async function follow(claimed: ClaimedCalendar, answer: Read): Promise<void> {
  const { feed, roomNumber } = claimed;
  const endsAt = performance.now() + MOST_MS;
  const { timeZone: timezone } = feed.hotel;
  const plan = { timezone, since: dayIn(timezone), roomNumber };
  const rows = await understandCalendar(answer.bytes, plan);
  if (typeof rows === 'string') return saveFailure(claimed, { error: rows, status: null });
  const stays = rows.filter((row) => 'stay' in row);
  const faulty = rows.filter((row) => 'faults' in row).map(refusedEvent);
  const { refused, isComplete } = await followCalendar(feed, stays, () => performance.now() < endsAt);
  const all = [...faulty, ...refused];
  // Refused events are tried again with every reading, so the next reading must fetch the whole calendar.
  const isDone = isComplete && refused.length === 0;
  await saveReading(claimed, {
    etag: isDone ? answer.etag : null,
    lastModified: isDone ? answer.lastModified : null,
    stayCount: stays.length - refused.length,
    leftOutCount: rows.filter((row) => 'leftOut' in row).length,
    refused: all,
    missing: await listGone(feed, rows.map(numberOf)),
  });
}

const numberOf = ({ number }: ReadRow) => number;

const refusedEvent = ({ number, faults }: FaultyRow): RefusedEvent => ({
  external_id: number.slice(0, 100),
  check_in: null,
  code: codeOf(faults),
});

function codeOf(faults: FaultyRow['faults']): string {
  const [first] = faults;
  if (first?.why === 'twice') return 'twice';
  return first?.field === 'external_id' ? 'number' : 'days';
}
