import type { ConversationEventDto, MessageDto, MessagePageDto } from '@/lib/contract/chat';
import type { ConversationView, Entry } from './view';

export type Side = 'guest' | 'staff';
export type Handler = ConversationView['handler'];
export type Unsent = Extract<Entry, { clientMessageId: string }>;
export type Typist = { readonly who: Side; readonly name: string; readonly until: number };
export type FirstPage = Pick<MessagePageDto, 'messages' | 'has_more' | 'last_seq' | 'read_state'>;

/**
 * A stretch away from the newest messages, while somebody looks at it. Something not loaded lies between the two;
 * where they meet they become one.
 */
export type Past = { readonly messages: readonly MessageDto[]; readonly hasOlder: boolean };

/** Everything the screen knows of a conversation. */
export type Conversation = {
  /** By seq. May hold one of our own beyond haveSeq, shown as soon as its POST was answered. */
  readonly messages: readonly MessageDto[];
  readonly unsent: readonly Unsent[];
  /** The log is applied up to here, without a gap. */
  readonly haveSeq: number;
  /** The newest number heard of. */
  readonly receivedSeq: number;
  /** Heard, but something before them is missing. */
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

/** Names of those who are writing: on the other side, and beside us. */
export function typistsOf({ typing }: Conversation, side: Side): { typing: string[]; typingStaff: string[] } {
  const names = (isOurs: boolean) => [
    ...new Set(typing.filter(({ who }) => (who === side) === isOurs).map(({ name }) => name)),
  ];
  return { typing: names(false), typingStaff: names(true) };
}

/** Something before what we heard is missing. */
export function wantsCatchUp(state: Conversation): boolean {
  return state.receivedSeq > state.haveSeq;
}

export function pastOf({ past }: Conversation): ConversationView['past'] {
  return past && { entries: past.messages.map(sentEntry), hasMore: past.hasOlder };
}

/** What of ours is not among these. */
export function notIn(messages: readonly MessageDto[], entries: readonly Unsent[]): readonly Unsent[] {
  const sent = new Set(messages.map((message) => message.client_message_id));
  return entries.filter((entry) => !sent.has(entry.clientMessageId));
}

const sentEntries = new WeakMap<MessageDto, Entry>();

export function entriesOf(state: Conversation): readonly Entry[] {
  return [...state.messages.map(sentEntry), ...state.unsent];
}

/** The same object for the same message, so that a bubble that did not change is not drawn again. */
function sentEntry(message: MessageDto): Entry {
  const known = sentEntries.get(message);
  if (known) return known;
  const entry: Entry = { state: 'sent', message };
  sentEntries.set(message, entry);
  return entry;
}
