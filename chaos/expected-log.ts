/**
 * What a run was promised, what was stored, and what everybody saw of it. Plain data: it can be written down,
 * corrupted on purpose and checked again.
 */
export type ExpectedLog = {
  /** In the order each client made them; a client waits for one to be acknowledged before it makes the next. */
  sends: Send[];
  conversations: StoredConversation[];
  screens: Screen[];
  outbox: { pending: number; dead: number };
};

export type Send = {
  client: string;
  /** The booking's conversation, as `hotel/booking`: known before the conversation has an id. */
  place: string;
  /** Whose client ids these are: `guest`, `staff:12`. */
  senderKey: string;
  clientMessageId: string;
  text: string;
  /** Every seq the server ever answered for it, repeats included. Empty: never acknowledged. */
  answers: number[];
};

export type StoredConversation = {
  place: string;
  id: number;
  lastSeq: number;
  messages: StoredMessage[];
  events: StoredEvent[];
};
export type StoredMessage = {
  id: number;
  seq: number;
  senderKey: string;
  clientMessageId: string;
  text: string;
};
export type StoredEvent = { seq: number; type: string; messageId: number | null };

/** What one reader shows at the end, top to bottom. Notices of the house ("… has joined") are left out. */
export type Screen = {
  reader: string;
  place: string;
  lines: ScreenLine[];
  /** How far the reader believes to know the log; null where only the pixels can be asked. */
  knowsUpTo: number | null;
};
type ScreenLine = { messageId: number; text: string };

/** The sender key of what the house says by itself: joins, assignments. */
export const SYSTEM_KEY = 'system';
