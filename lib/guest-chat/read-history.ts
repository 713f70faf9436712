import { toGuestMessage } from '@/lib/contract/guest-view';
import type { AroundQuery, HistoryPageDto, ThreadDto } from '@/lib/contract/history';
import { LIMITS } from '@/lib/contract/limits';
import type { Guest } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';
import { findConversationOfBooking } from './conversation-store';
import { listAround, listReplies, type Place } from './history-store';

type Hotel = { readonly id: number; readonly timeZone: string };
type ReplyCursor = { after?: number | undefined; limit?: number | undefined };

/** A message of another conversation is `not_found`. */
export async function readAround(
  hotel: Hotel,
  conversationId: number,
  query: AroundQuery,
): Promise<HistoryPageDto> {
  const place = placeOf(query, hotel);
  const historyPage = await listAround(hotel.id, conversationId, place, query.limit ?? LIMITS.pageSize);
  if (!historyPage || (historyPage.anchorSeq === null && place.kind === 'message'))
    throw new AppError('not_found');
  return {
    messages: historyPage.messages,
    conversation_id: conversationId,
    anchor_id: historyPage.messages.find((message) => message.seq === historyPage.anchorSeq)?.id ?? null,
    has_older: historyPage.hasOlder,
    has_newer: historyPage.hasNewer,
    last_seq: historyPage.lastSeq,
  };
}

export async function readReplies(
  hotelId: number,
  conversationId: number,
  messageId: number,
  { after, limit = LIMITS.pageSize }: ReplyCursor,
): Promise<ThreadDto> {
  const thread = await listReplies(hotelId, conversationId, messageId, { after, limit });
  const [message, ...replies] = thread?.messages ?? [];
  if (!thread || message?.id !== messageId) throw new AppError('not_found');
  if (thread.isCursorUnknown) {
    throw new AppError('invalid_input', {
      issues: [{ path: 'after', message: 'There is no such message here.' }],
    });
  }
  return { message, replies, has_more: thread.hasMore, last_seq: thread.lastSeq };
}

/** Before the conversation exists, its history is empty and every message is `not_found`. */
export async function readAroundForGuest(guest: Guest, query: AroundQuery): Promise<HistoryPageDto> {
  const head = await findConversationOfBooking(guest.hotel.id, guest.bookingId);
  if (head) {
    const historyPage = await readAround(guest.hotel, head.id, query);
    return { ...historyPage, messages: historyPage.messages.map(toGuestMessage) };
  }
  if (query.message !== undefined) throw new AppError('not_found');
  return {
    messages: [],
    conversation_id: null,
    anchor_id: null,
    has_older: false,
    has_newer: false,
    last_seq: 0,
  };
}

export async function readRepliesForGuest(
  guest: Guest,
  messageId: number,
  cursor: ReplyCursor,
): Promise<ThreadDto> {
  const head = await findConversationOfBooking(guest.hotel.id, guest.bookingId);
  if (!head) throw new AppError('not_found');
  const thread = await readReplies(guest.hotel.id, head.id, messageId, cursor);
  return {
    ...thread,
    message: toGuestMessage(thread.message),
    replies: thread.replies.map(toGuestMessage),
  };
}

function placeOf({ message, day, after_seq }: AroundQuery, { timeZone }: Hotel): Place {
  if (message !== undefined) return { kind: 'message', id: message };
  if (day !== undefined) return { kind: 'day', day, timeZone };
  return { kind: 'after', seq: after_seq ?? 0 };
}
