import type { EventPageDto, MessagePageDto } from '@/lib/contract/chat';
import { LIMITS } from '@/lib/contract/limits';
import { AppError } from '@/lib/kernel/app-error';
import { listEvents } from './event-store';
import { listMessages } from './message-store';

type Cursor = { before?: number | undefined; after?: number | undefined; limit?: number | undefined };

/** Null when the hotel has no such conversation. A cursor of another conversation is rejected. */
export async function readMessages(
  hotelId: number,
  conversationId: number,
  { before, after, limit = LIMITS.pageSize }: Cursor,
): Promise<MessagePageDto | null> {
  const page = await listMessages(hotelId, conversationId, { before, after, limit });
  if (!page) return null;
  if (page.isCursorUnknown) {
    const path = before === undefined ? 'after' : 'before';
    throw new AppError('invalid_input', { issues: [{ path, message: 'There is no such message here.' }] });
  }
  return {
    messages: page.messages,
    conversation_id: conversationId,
    count: page.messages.length,
    has_more: page.hasMore,
    last_seq: page.lastSeq,
    read_state: page.readState,
  };
}

/** The log after a position. A position beyond its end is rejected: the client has a wrong state and must reload. */
export async function readEvents(
  hotelId: number,
  conversationId: number,
  after: number,
  limit: number = LIMITS.pageSize,
): Promise<Omit<EventPageDto, 'channel_name'> | null> {
  const page = await listEvents(hotelId, conversationId, after, limit);
  if (!page) return null;
  if (after > page.lastSeq) throw new AppError('cursor_ahead');
  const end = page.events.at(-1)?.seq ?? page.lastSeq;
  return { events: page.events, last_seq: page.lastSeq, more: end < page.lastSeq };
}
