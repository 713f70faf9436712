/**
 * What the clients of a run were promised, what was stored, and what each reader saw. Plain data: it can be written to
 * a file, corrupted on purpose and checked again.
 */
export type ExpectedLog = {
  /** In the order each client made them. A client waits for an acknowledgement before it makes the next message. */
  sends: Send[];
  conversations: StoredConversation[];
  screens: Screen[];
  outbox: { pending: number; dead: number };
};

export type Send = {
  client: string;
  /** The booking's conversation, as `hotel/booking`: known before the conversation has an id. */
  place: string;
  /** The sender to whom the client id belongs: `guest`, `staff:12`. */
  senderKey: string;
  clientMessageId: string;
  text: string;
  /** Every seq that the server answered for the message, repeats included. Empty: never acknowledged. */
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

/** What one reader shows at the end, top to bottom, without system notices ("… has joined"). */
export type Screen = {
  reader: string;
  place: string;
  lines: ScreenLine[];
  /** The last seq that the reader has processed; null where only the page can be read. */
  knowsUpTo: number | null;
};
type ScreenLine = { messageId: number; text: string };

/** The sender key of messages that the app writes itself: joins, assignments. */
export const SYSTEM_KEY = 'system';
