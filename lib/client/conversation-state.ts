import type { ConversationEventDto, MessageDto, MessagePageDto } from '@/lib/contract/chat';
import type { HistoryPageDto } from '@/lib/contract/history';
import { applyEvent } from './apply-event';
import {
  type Conversation,
  type FirstPage,
  type Handler,
  notIn,
  type Side,
  type Typist,
  type Unsent,
} from './conversation';
import { growNewer, growOlder, jumpTo, pastAfter, settled } from './history-window';
import { insert, tidy } from './message-list';

export type Action =
  | { type: 'loaded'; page: FirstPage; handler?: Handler }
  | {
      type: 'loaded_older';
      beforeId: number;
      page: Pick<MessagePageDto, 'messages' | 'has_more' | 'last_seq'>;
    }
  | {
      type: 'loaded_newer';
      afterId: number;
      page: Pick<MessagePageDto, 'messages' | 'has_more' | 'last_seq'>;
    }
  | { type: 'looked_back'; historyPage: HistoryPageDto }
  /** The user left the history window. */
  | { type: 'returned' }
  | { type: 'events_received'; events: readonly ConversationEventDto[] }
  /** A log entry exists, but its content is not known. */
  | { type: 'gap_detected'; seq: number }
  | { type: 'composed'; entry: Unsent }
  | { type: 'restored'; entries: readonly Unsent[] }
  | { type: 'progressed'; clientMessageId: string; state: Unsent['state']; refusal: string | null }
  | { type: 'file_progressed'; clientMessageId: string; fileId: string; progress: number }
  | { type: 'discarded'; clientMessageId: string }
  | { type: 'answered'; clientMessageId: string; message: MessageDto }
  /** The server accepted our read receipt. Its log entry comes later. */
  | { type: 'read'; reader: Side; upToSeq: number }
  | { type: 'typing'; typist: Typist }
  | { type: 'ticked'; now: number };

/**
 * The only function that changes a conversation in a browser. Invariant: whatever the socket drops, repeats or
 * reorders, the state after a catch-up equals a fresh load. An action without effect returns the same object.
 */
export function reduce(state: Conversation, action: Action): Conversation {
  switch (action.type) {
    case 'loaded':
      return load(state, action);
    case 'loaded_older':
      return growOlder(state, action.beforeId, action.page);
    case 'loaded_newer':
      return growNewer(state, action.afterId, action.page);
    case 'looked_back':
      return jumpTo(state, action.historyPage);
    case 'returned':
      return state.past ? { ...state, past: null } : state;
    case 'events_received':
      return hear(state, action.events);
    case 'gap_detected':
      return action.seq > state.receivedSeq ? { ...state, receivedSeq: action.seq } : state;
    case 'composed':
      return { ...state, unsent: [...state.unsent, action.entry] };
    case 'restored':
      return restore(state, action.entries);
    case 'progressed':
      return progress(state, action);
    case 'file_progressed':
      return { ...state, unsent: state.unsent.map((entry) => withProgress(entry, action)) };
    case 'discarded':
      return withoutUnsent(state, action.clientMessageId);
    case 'answered':
      return answer(state, action);
    case 'read':
      return applyRead(state, action.reader, action.upToSeq);
    case 'typing':
      return { ...state, typing: [...state.typing.filter(isNot(action.typist)), action.typist] };
    case 'ticked':
      return expireTyping(state, action.now);
  }
}

function load(state: Conversation, { page, handler }: Extract<Action, { type: 'loaded' }>): Conversation {
  return {
    messages: page.messages.map(tidy),
    unsent: notIn(page.messages, state.unsent),
    haveSeq: page.last_seq,
    receivedSeq: page.last_seq,
    buffer: [],
    guestReadSeq: page.read_state.guest_read_seq,
    staffReadSeq: page.read_state.staff_read_seq,
    handler: handler === undefined ? state.handler : handler,
    typing: state.typing,
    hasMore: page.has_more,
    past: null,
  };
}

function hear(state: Conversation, events: readonly ConversationEventDto[]): Conversation {
  const newEvents = events.filter((event) => event.seq > state.haveSeq);
  if (newEvents.length === 0) return state;
  const waiting = new Map([...state.buffer, ...newEvents].map((event) => [event.seq, event]));
  let next = state;
  for (let event = waiting.get(next.haveSeq + 1); event; event = waiting.get(next.haveSeq + 1)) {
    next = { ...applyEvent(next, event), past: pastAfter(next.past, event), haveSeq: event.seq };
    waiting.delete(event.seq);
  }
  return settled({
    ...next,
    buffer: [...waiting.values()],
    receivedSeq: Math.max(state.receivedSeq, ...newEvents.map((event) => event.seq)),
  });
}

/**
 * The answer of a POST is the log entry itself. It waits for its turn like any other entry, but the text is shown at
 * once. If its turn has passed it is ignored: it may be older than an edit that is already applied.
 */
function answer(
  state: Conversation,
  { clientMessageId, message }: Extract<Action, { type: 'answered' }>,
): Conversation {
  const next = withoutUnsent(state, clientMessageId);
  if (message.seq <= state.haveSeq) return next;
  const { seq, timestamp: ts } = message;
  const shown = { ...next, messages: insert(next.messages, message) };
  return hear(shown, [{ type: 'message_created', seq, ts, event_id: '', payload: message }]);
}

/** Adds the stored messages of this tab and of other tabs, and their refusals, in the order of writing. */
function restore(state: Conversation, entries: readonly Unsent[]): Conversation {
  const shown = new Map(state.unsent.map((entry) => [entry.clientMessageId, entry]));
  const stored = new Set(entries.map((entry) => entry.clientMessageId));
  const restored = notIn(state.messages, entries);
  const isAsShown = (entry: Unsent) => shown.get(entry.clientMessageId)?.refusal === entry.refusal;
  if (restored.every(isAsShown)) return state;
  return {
    ...state,
    unsent: [
      ...restored.map((entry) => (isAsShown(entry) && shown.get(entry.clientMessageId)) || entry),
      ...state.unsent.filter((entry) => !stored.has(entry.clientMessageId)),
    ],
  };
}

function progress(
  state: Conversation,
  { clientMessageId, state: step, refusal }: Extract<Action, { type: 'progressed' }>,
): Conversation {
  return {
    ...state,
    unsent: state.unsent.map((entry) =>
      entry.clientMessageId === clientMessageId ? { ...entry, state: step, refusal } : entry,
    ),
  };
}

function withProgress(
  entry: Unsent,
  { clientMessageId, fileId, progress }: Extract<Action, { type: 'file_progressed' }>,
): Unsent {
  if (entry.clientMessageId !== clientMessageId) return entry;
  const files = entry.files.map((file) => (file.id === fileId ? { ...file, progress } : file));
  return { ...entry, files };
}

function withoutUnsent(state: Conversation, clientMessageId: string): Conversation {
  const unsent = state.unsent.filter((entry) => entry.clientMessageId !== clientMessageId);
  return unsent.length === state.unsent.length ? state : { ...state, unsent };
}

function applyRead(state: Conversation, reader: Side, upToSeq: number): Conversation {
  const pointer = reader === 'guest' ? 'guestReadSeq' : 'staffReadSeq';
  return upToSeq > state[pointer] ? { ...state, [pointer]: upToSeq } : state;
}

function expireTyping(state: Conversation, now: number): Conversation {
  const typing = state.typing.filter((typist) => typist.until > now);
  return typing.length === state.typing.length ? state : { ...state, typing };
}

const isNot = (typist: Typist) => (other: Typist) => other.who !== typist.who || other.name !== typist.name;
