import type { ConversationEventDto, MessagePageDto } from '@/lib/contract/chat';
import type { HistoryPageDto } from '@/lib/contract/history';
import { applyEvent } from './apply-event';
import { type Conversation, EMPTY_CONVERSATION, notIn, type Past } from './conversation';
import { tidy } from './message-list';

type Page = Pick<MessagePageDto, 'messages' | 'has_more' | 'last_seq'>;

/**
 * Ignores an answer that is older than an applied entry: it would undo what that entry changed. The caller asks again.
 */
export function jumpTo(state: Conversation, historyPage: HistoryPageDto): Conversation {
  if (historyPage.last_seq < state.haveSeq) return state;
  return joined(state, { messages: historyPage.messages.map(tidy), hasOlder: historyPage.has_older });
}

/**
 * Ignores two kinds of answers, and the caller asks again: one for a position that is gone after a reload, which would
 * leave a hole, and one that is older than an applied entry, which would undo what that entry changed.
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

/** Applies an event to the history window. A new message belongs to the newest messages and is left out. */
export function pastAfter(past: Past | null, event: ConversationEventDto): Past | null {
  if (!past || event.type === 'message_created') return past;
  return {
    ...past,
    messages: applyEvent({ ...EMPTY_CONVERSATION, messages: past.messages }, event).messages,
  };
}

/** A late entry may have closed the gap between the window and the newest messages. */
export function settled(state: Conversation): Conversation {
  return state.past ? joined(state, state.past) : state;
}

/** Merges the history window with the loaded messages once it reaches them. The window is closed then. */
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
    // Messages beyond haveSeq, and those before them, still come from the log.
    hasMore: oldest.seq <= state.haveSeq ? past.hasOlder : state.hasMore,
  };
}
