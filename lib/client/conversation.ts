import type { ConversationEventDto, MessageDto, MessagePageDto } from '@/lib/contract/chat';
import type { ConversationView, Entry } from './view';

export type Side = 'guest' | 'staff';
export type Handler = ConversationView['handler'];
export type Unsent = Extract<Entry, { clientMessageId: string }>;
export type Typist = { readonly who: Side; readonly name: string; readonly until: number };
export type FirstPage = Pick<MessagePageDto, 'messages' | 'has_more' | 'last_seq' | 'read_state'>;

/**
 * A history window: messages far from the newest ones, while the user looks at them. Messages between the two are not
 * loaded. The window is merged when it reaches the newest messages.
 */
export type Past = { readonly messages: readonly MessageDto[]; readonly hasOlder: boolean };

/** The state of a conversation on one screen. */
export type Conversation = {
  /** Sorted by seq. May contain an own message beyond haveSeq, which is shown as soon as its POST is answered. */
  readonly messages: readonly MessageDto[];
  readonly unsent: readonly Unsent[];
  /** The log is applied up to this number without a gap. */
  readonly haveSeq: number;
  /** The highest number received. */
  readonly receivedSeq: number;
  /** Received entries that wait for a missing entry before them. */
  readonly buffer: readonly ConversationEventDto[];
  readonly guestReadSeq: number;
  readonly staffReadSeq: number;
  readonly handler: Handler;
  readonly typing: readonly Typist[];
  readonly hasMore: boolean;
  readonly past: Past | null;
};

export const EMPTY_CONVERSATION: Conversation = {
  messages: [],
  unsent: [],
  haveSeq: 0,
  receivedSeq: 0,
  buffer: [],
  guestReadSeq: 0,
  staffReadSeq: 0,
  handler: null,
  typing: [],
  hasMore: false,
  past: null,
};

/** The names of the people who are typing: on the other side, and on this side. */
export function typistsOf({ typing }: Conversation, side: Side): { typing: string[]; typingStaff: string[] } {
  const names = (isOurs: boolean) => [
    ...new Set(typing.filter(({ who }) => (who === side) === isOurs).map(({ name }) => name)),
  ];
  return { typing: names(false), typingStaff: names(true) };
}

/** True when a log entry before a received one is missing. */
export function wantsCatchUp(state: Conversation): boolean {
  return state.receivedSeq > state.haveSeq;
}

export function pastOf({ past }: Conversation): ConversationView['past'] {
  return past && { entries: past.messages.map(sentEntry), hasMore: past.hasOlder };
}

/** Returns the unsent entries that are not among these messages. */
export function notIn(messages: readonly MessageDto[], entries: readonly Unsent[]): readonly Unsent[] {
  const sent = new Set(messages.map((message) => message.client_message_id));
  return entries.filter((entry) => !sent.has(entry.clientMessageId));
}

const sentEntries = new WeakMap<MessageDto, Entry>();

export function entriesOf(state: Conversation): readonly Entry[] {
  return [...state.messages.map(sentEntry), ...state.unsent];
}

/** Returns the same object for the same message, so that an unchanged bubble is not rendered again. */
function sentEntry(message: MessageDto): Entry {
  const known = sentEntries.get(message);
  if (known) return known;
  const entry: Entry = { state: 'sent', message };
  sentEntries.set(message, entry);
  return entry;
}
