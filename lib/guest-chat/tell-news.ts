import { audienceOf } from '@/lib/notifications/audience';
import type { ClaimedNews, Story } from '@/lib/notifications/ports';
import { listCandidates } from './audience-store';
import { eventKey, findEvents } from './event-store';
import { findInboxRows, sumUnread } from './inbox-store';

/** What the outbox rows of guest conversations mean, read now: a fixed number of statements whatever the number of rows. */
export async function tellNews(news: readonly ClaimedNews[]): Promise<Map<number, Story>> {
  const keys = news.flatMap(({ conversationId, seq }) =>
    conversationId === null || seq === null ? [] : [{ conversationId, seq }],
  );
  const hotelIds = [...new Set(news.map((item) => item.hotelId))];
  const conversationIds = [...new Set(news.flatMap((item) => item.conversationId ?? []))];
  const [events, rows, totals, hotels] = await Promise.all([
    findEvents(keys),
    findInboxRows(conversationIds),
    sumUnread(hotelIds),
    listCandidates(hotelIds),
  ]);
  const stories = news.flatMap((item): Story[] => {
    if (item.conversationId === null) return [];
    const event = item.seq === null ? null : events.get(eventKey(item.conversationId, item.seq));
    const row = rows.get(item.conversationId);
    const hotel = hotels.get(item.hotelId);
    if (event === undefined || !row || !hotel) return [];
    return [
      {
        newsId: item.id,
        hotelSlug: hotel.slug,
        bookingCode: row.booking_id,
        conversationId: item.conversationId,
        eventId: event?.event_id ?? `row:${item.id}`,
        at: event?.ts ?? item.createdAt.toISOString(),
        event,
        row,
        totalUnread: totals.get(item.hotelId) ?? 0,
        staffIds: audienceOf(hotel.candidates, row.current_staff_handler?.id ?? null),
      },
    ];
  });
  return new Map(stories.map((story) => [story.newsId, story]));
}
