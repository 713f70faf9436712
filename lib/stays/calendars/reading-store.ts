import { type CalendarError, MOST_NAMED, type RefusedEvent } from '@/lib/contract/calendar-feeds';
import type { Prisma } from '@/lib/generated/prisma/client';
import { db } from '@/lib/platform/db';
import type { ClaimedCalendar } from './calendar-store';

export type Reading = {
  etag: string | null;
  lastModified: string | null;
  stayCount: number;
  leftOutCount: number;
  refused: readonly RefusedEvent[];
  missing: readonly number[];
};

/** Saves what a reading has found. Null means that nothing has changed since the last reading. */
export async function saveReading(claimed: ClaimedCalendar, reading: Reading | null): Promise<void> {
  const at = new Date();
  const found = reading && {
    ...reading,
    refused: reading.refused.slice(0, MOST_NAMED),
    refusedCount: reading.refused.length,
    missing: [...reading.missing],
  };
  await saveOutcome(claimed, { ...found, readAt: at, triedAt: at, error: null, status: null });
}

/** Saves the failure. What the last reading found stays as it is. */
export async function saveFailure(
  claimed: ClaimedCalendar,
  { error, status }: { error: CalendarError; status: number | null },
): Promise<void> {
  await saveOutcome(claimed, { triedAt: new Date(), error, status });
}

/** When the address or room was changed during the reading, the result is of the former one and is not saved. */
async function saveOutcome(
  { feed, url, roomId }: ClaimedCalendar,
  data: Prisma.CalendarFeedUpdateManyMutationInput,
): Promise<void> {
  const where = { hotelId: feed.hotel.id, id: feed.id };
  const { count } = await db().calendarFeed.updateMany({
    where: { ...where, url, roomId },
    data: { ...data, readingUntil: null },
  });
  if (count === 0) await db().calendarFeed.updateMany({ where, data: { readingUntil: null } });
}
