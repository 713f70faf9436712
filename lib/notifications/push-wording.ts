import type { PushData } from '@/lib/contract/devices';
import { pages } from '@/lib/contract/paths';
import { preview } from '@/lib/contract/preview';
import type { Story } from './ports';
import type { Ring } from './whom-to-ring';

/** A locked screen is anybody's to read: what was said is shown only where its owner wished it (PN-1). */
const NEUTRAL = 'Open HotelMate to read it.';

export function pushDataOf(story: Story, { type, showsPreview }: Ring, deliveryId: string): PushData {
  const { hotelSlug, conversationId, event, row } = story;
  const message = event?.type === 'message_created' ? event.payload : null;
  const text = message?.message || (message?.attachments[0]?.file_name ?? '');
  const room = row.room_number === null ? row.guest_name : `room ${row.room_number}`;
  const titles: Record<PushData['type'], string> = {
    guest_message: `New message, ${room}`,
    staff_message: `Reply from ${message?.staff_display_name ?? 'the hotel'}`,
    guest_waiting: `Still no answer, ${room}`,
    assigned: `Assigned to you, ${room}`,
    nobody_on_duty: `Nobody on duty: new message, ${room}`,
  };
  return {
    type,
    hotel_slug: hotelSlug,
    conversation_id: String(conversationId),
    seq: String(event?.seq ?? 0),
    click_action:
      type === 'staff_message' ? pages.guest(hotelSlug) : pages.conversation(hotelSlug, conversationId),
    title: preview(titles[type]),
    body: showsPreview && text !== '' ? preview(text) : NEUTRAL,
    delivery_id: deliveryId,
  };
}
