import { audienceOf, holderOf } from '@/lib/notifications/audience';
import { findCalls } from '@/lib/notifications/escalation-read-store';
import { ESCALATION_CALL, timerOf } from '@/lib/notifications/item-types';
import type { ClaimedItem, NotificationPayload } from '@/lib/notifications/ports';
import { listCandidates } from './audience-store';
import { eventKey, findEvents } from './event-store';
import { findInboxRows, sumUnread } from './inbox-store';

/**
 * Loads the payloads of outbox rows from the current state: a fixed number of statements whatever the number of rows.
 */
export async function loadPayloads(items: readonly ClaimedItem[]): Promise<Map<number, NotificationPayload>> {
  const keys = items.flatMap(({ type, conversationId, seq }) =>
    type === ESCALATION_CALL || conversationId === null || seq === null ? [] : [{ conversationId, seq }],
  );
  const hotelIds = [...new Set(items.map((item) => item.hotelId))];
  const conversationIds = [...new Set(items.flatMap((item) => item.conversationId ?? []))];
  const called = items.flatMap((item) => (item.type === ESCALATION_CALL ? (item.conversationId ?? []) : []));
  const [events, rows, totals, hotels, calls] = await Promise.all([
    findEvents(keys),
    findInboxRows(conversationIds),
    sumUnread(hotelIds),
    listCandidates(hotelIds),
    called.length > 0 ? findCalls(called) : null,
  ]);
  const notifications = items.flatMap((item): NotificationPayload[] => {
    if (item.conversationId === null) return [];
    const isCall = item.type === ESCALATION_CALL;
    const timer = timerOf(item.type);
    const call = calls?.get(`${item.conversationId}:${item.seq}`);
    // The guest was answered or a staff member acknowledged the call meanwhile.
    if (isCall && !call) return [];
    const event = item.seq === null || isCall ? null : events.get(eventKey(item.conversationId, item.seq));
    const row = rows.get(item.conversationId);
    const hotel = hotels.get(item.hotelId);
    if (event === undefined || !row || !hotel) return [];
    return [
      {
        itemId: item.id,
        hotelSlug: hotel.slug,
        bookingCode: row.booking_id,
        conversationId: item.conversationId,
        eventId: event?.event_id ?? `${timer || isCall ? item.type : 'row'}:${item.id}`,
        at: event?.ts ?? item.createdAt.toISOString(),
        event,
        row,
        totalUnread: totals.get(item.hotelId) ?? 0,
        hasWebhooks: hotel.hasWebhooks,
        staffIds: audienceOf(hotel.candidates, holderOf(row)),
        ...(timer ? { timer } : {}),
        ...(call ? { call } : {}),
      },
    ];
  });
  return new Map(notifications.map((notification) => [notification.itemId, notification]));
}
