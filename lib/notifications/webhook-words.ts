import type { StayDto } from '@/lib/contract/stays';
import type { NotificationPayload, PayloadLoader } from './ports';
import type { ClaimedCall } from './webhook-call-store';

/** Loads the content of a call at the moment it is made. */
export type WebhookSources = {
  tell: PayloadLoader;
  findStay(hotelId: number, code: string): Promise<StayDto | null>;
};

/** The body of a call; null when its content no longer exists. */
export async function wordsOfCall(sources: WebhookSources, call: ClaimedCall): Promise<string | null> {
  const data = call.bookingCode === null ? await ofConversation(sources, call) : await ofStay(sources, call);
  if (!data) return null;
  const { at, ...rest } = data;
  return JSON.stringify({ type: call.event, timestamp: at, data: { hotel_slug: call.hotelSlug, ...rest } });
}

async function ofConversation({ tell }: WebhookSources, call: ClaimedCall) {
  const { hotelId, conversationId, seq, at: createdAt } = call;
  const item = { id: 0, hotelId, type: 'conversation_event', conversationId, seq, createdAt };
  const notification = (await tell([{ ...item, attempts: 1, completedTargets: [] }])).get(0);
  return notification ? dataOf(notification) : null;
}

function dataOf({ event, row, at }: NotificationPayload) {
  const place = { at, conversation_id: row.id, booking_id: row.booking_id, room_number: row.room_number };
  if (event?.type === 'message_created') return { ...place, message: event.payload };
  if (event && 'current_staff_handler' in event.payload) {
    const { current_staff_handler, staff, department = null } = event.payload;
    return { ...place, current_staff_handler, staff, department };
  }
  return null;
}

/** Without the notes, which are internal to the staff. */
async function ofStay({ findStay }: WebhookSources, { hotelId, bookingCode, change, at }: ClaimedCall) {
  const found = await findStay(hotelId, bookingCode ?? '');
  if (!found) return null;
  const { notes: _, ...stay } = found;
  return { at: at.toISOString(), change, stay };
}
