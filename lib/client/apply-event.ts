import type { ConversationEventDto, MessageDto } from '@/lib/contract/chat';
import type { Conversation, Side } from './conversation';
import { insert, markDeleted, revise } from './message-list';

type PayloadOf<Type extends ConversationEventDto['type']> = Extract<
  ConversationEventDto,
  { type: Type }
>['payload'];

/**
 * One entry of the log. Safe to apply to a state that is partly newer (an older page fetched later, an answered
 * POST): the entries that follow bring it to the same end.
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
      // A newer server may log what this page does not know yet; its number still counts.
      return state;
  }
}

/** Whoever has written has stopped writing. */
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

/** The first reading counts; later ones find the message read. What was read unannounced arrived by then. */
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
