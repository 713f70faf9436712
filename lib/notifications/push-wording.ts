import type { PushData } from '@/lib/contract/devices';
import { stayKey } from '@/lib/contract/page-owner';
import { pages } from '@/lib/contract/paths';
import { preview } from '@/lib/contract/preview';
import { ownText } from '@/lib/contract/stand-in-text';
import type { NotificationPayload } from './ports';
import { pushWordsOf } from './push-titles';
import type { PushContent } from './select-recipients';

export function pushDataOf(
  notification: NotificationPayload,
  content: PushContent,
  deliveryId: string,
): PushData {
  const { hotelSlug, conversationId, event, row, bookingCode } = notification;
  const { type, showsPreview, locale, companionId } = content;
  const message = event?.type === 'message_created' ? event.payload : null;
  const text = message ? ownText(message) || (message.attachments[0]?.file_name ?? '') : '';
  const words = pushWordsOf(locale);
  const about =
    type === 'staff_message'
      ? (message?.staff_display_name ?? words.theHotel)
      : row.room_number === null
        ? row.guest_name
        : words.room(row.room_number);
  return {
    type,
    hotel_slug: hotelSlug,
    conversation_id: String(conversationId),
    seq: String(event?.seq ?? 0),
    ...(type === 'staff_message'
      ? { click_action: pages.guest(hotelSlug), stay: stayKey(bookingCode, companionId) }
      : { click_action: pages.conversation(hotelSlug, conversationId) }),
    title: preview(words.titles[type](about)),
    body: showsPreview && text !== '' ? preview(text) : words.neutral,
    delivery_id: deliveryId,
  };
}

export function testPushOf(
  hotel: { slug: string; name: string },
  locale: string,
  deliveryId: string,
): PushData {
  const words = pushWordsOf(locale);
  return {
    type: 'test',
    hotel_slug: hotel.slug,
    conversation_id: '0',
    seq: '0',
    click_action: pages.inbox(hotel.slug),
    title: preview(words.titles.test(hotel.name)),
    body: words.testText,
    delivery_id: deliveryId,
  };
}
