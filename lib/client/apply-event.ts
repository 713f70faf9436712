import type { ConversationEventDto, MessageDto } from '@/lib/contract/chat';
import type { Conversation, Side } from './conversation';
import { insert, markDeleted, revise } from './message-list';

type PayloadOf<Type extends ConversationEventDto['type']> = Extract<
  ConversationEventDto,
  { type: Type }
>['payload'];

/**
 * Applies one log entry. The state may be partly newer than the entry (an older page fetched later, an answered POST):
 * the entries that follow lead to the same result.
 */
export function applyEvent(state: Conversation, event: ConversationEventDto): Conversation {
  switch (event.type) {
    case 'message_created':
      return create(state, event.payload);
    case 'message_updated':
      return { ...state, messages: revise(state.messages, event.payload) };
    case 'message_deleted':
      return {
        ...state,
        messages: markDeleted(state.messages, event.payload.message_id, event.payload.deleted_at),
      };
    case 'messages_read':
      return read(state, event.payload);
    case 'messages_delivered':
      return {
        ...state,
        messages: state.messages.map((message) => markDelivered(message, event.payload)),
      };
    case 'staff_assigned':
    case 'staff_joined':
    case 'staff_left':
      return { ...state, handler: event.payload.current_staff_handler };
    default:
      // A newer server may log a type that this page does not know. Its number still counts.
      return state;
  }
}

/** Adds the message. Its author no longer counts as typing. */
function create(state: Conversation, message: MessageDto): Conversation {
  const hasStopped = (typist: { who: Side; name: string }) =>
    typist.who === message.sender_type && (typist.who === 'guest' || typist.name === message.staff_name);
  return {
    ...state,
    messages: insert(state.messages, message),
    unsent: state.unsent.filter((entry) => entry.clientMessageId !== message.client_message_id),
    typing: state.typing.filter((typist) => !hasStopped(typist)),
  };
}

function read(state: Conversation, payload: PayloadOf<'messages_read'>): Conversation {
  const pointer = payload.reader === 'guest' ? 'guestReadSeq' : 'staffReadSeq';
  return {
    ...state,
    [pointer]: Math.max(state[pointer], payload.up_to_seq),
    messages: state.messages.map((message) => markRead(message, payload)),
  };
}

function markDelivered(
  message: MessageDto,
  { reader, up_to_seq, delivered_at }: PayloadOf<'messages_delivered'>,
): MessageDto {
  if (!isFor(reader, message) || message.seq > up_to_seq || message.delivered_at) return message;
  return { ...message, status: 'delivered', delivered_at };
}

const isFor = (reader: Side, message: MessageDto) =>
  message.sender_type === (reader === 'guest' ? 'staff' : 'guest');

/**
 * Only the first read receipt counts. A message that is read without a delivery receipt counts as delivered at that
 * time.
 */
function markRead(
  message: MessageDto,
  { reader, up_to_seq, read_at }: PayloadOf<'messages_read'>,
): MessageDto {
  if (!isFor(reader, message) || message.seq > up_to_seq || message.is_read_by_recipient) return message;
  const delivered_at = message.delivered_at ?? read_at;
  const byWhom =
    reader === 'guest'
      ? { read_by_guest: true, guest_read_at: read_at }
      : { read_by_staff: true, staff_read_at: read_at };
  return { ...message, ...byWhom, status: 'read', is_read_by_recipient: true, read_at, delivered_at };
}
