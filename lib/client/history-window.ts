import type { ConversationEventDto, MessagePageDto } from '@/lib/contract/chat';
import type { HistoryPageDto } from '@/lib/contract/history';
import { applyEvent } from './apply-event';
import { type Conversation, EMPTY_CONVERSATION, notIn, type Past } from './conversation';
import { tidy } from './message-list';

type Page = Pick<MessagePageDto, 'messages' | 'has_more' | 'last_seq'>;

/** An answer from before an entry we have applied would bring back what that entry changed: it is asked for again. */
export function jumpTo(state: Conversation, historyPage: HistoryPageDto): Conversation {
  if (historyPage.last_seq < state.haveSeq) return state;
  return joined(state, { messages: historyPage.messages.map(tidy), hasOlder: historyPage.has_older });
}

/**
 * An answer to a question nobody asks any more (a reload came between) would leave a hole, and one from before an
 * entry we have applied would bring back what that entry changed: both are dropped, and asked for again.
 */
export function growOlder(state: Conversation, beforeId: number, page: Page): Conversation {
  const { past } = state;
  if ((past ?? state).messages[0]?.id !== beforeId || page.last_seq < state.haveSeq) return state;
  const older = page.messages.map(tidy);
  if (past) return { ...state, past: { messages: [...older, ...past.messages], hasOlder: page.has_more } };
  return {
    ...state,
    messages: [...older, ...state.messages],
    unsent: notIn(page.messages, state.unsent),
    hasMore: page.has_more,
  };
}

export function growNewer(state: Conversation, afterId: number, page: Page): Conversation {
  const { past } = state;
  if (past?.messages.at(-1)?.id !== afterId || page.last_seq < state.haveSeq) return state;
  return joined(state, { ...past, messages: [...past.messages, ...page.messages.map(tidy)] });
}

/** What is new belongs to the other end; everything else happens here as it does there. */
export function pastAfter(past: Past | null, event: ConversationEventDto): Past | null {
  if (!past || event.type === 'message_created') return past;
  return {
    ...past,
    messages: applyEvent({ ...EMPTY_CONVERSATION, messages: past.messages }, event).messages,
  };
}

/** An entry that was late may have filled what lay between. */
export function settled(state: Conversation): Conversation {
  return state.past ? joined(state, state.past) : state;
}

/** Where the stretch reaches what is loaded, the two are one, and nobody looks back any more. */
function joined(state: Conversation, past: Past): Conversation {
  const first = state.messages[0];
  if (first && (past.messages.at(-1)?.seq ?? 0) < first.seq) return { ...state, past };
  const older = past.messages.filter((message) => message.seq < (first?.seq ?? 0));
  const [oldest] = older;
  if (!oldest) return { ...state, past: null };
  return {
    ...state,
    past: null,
    messages: [...older, ...state.messages],
    unsent: notIn(older, state.unsent),
    // What the log has not come to yet will still be told, and so will what lies before it.
    hasMore: oldest.seq <= state.haveSeq ? past.hasOlder : state.hasMore,
  };
}
