import { checkExpectedLog, DATABASE, type Fault, type FaultKind } from './check-expected-log';
import {
  type ExpectedLog,
  type Screen,
  type StoredConversation,
  type StoredMessage,
  SYSTEM_KEY,
} from './expected-log';

/**
 * Plants one fault and returns where; null when the log has nothing to corrupt in this way. `pick` chooses the item.
 */
export type Plant = {
  kind: FaultKind;
  what: string;
  spoil: (expected: ExpectedLog, pick: number) => string | null;
};

/** One fault of each kind, in the database and on a screen. */
export const PLANTS: readonly Plant[] = [
  stored('lost', 'a message is not stored', hasMessages, (conversation, pick) => {
    const gone = messageOf(conversation, pick);
    conversation.messages = conversation.messages.filter((message) => message !== gone);
  }),
  stored('doubled', 'a message is stored twice', hasMessages, duplicate),
  stored('swapped', 'two messages changed places', hasTwoMessages, (conversation, pick) => {
    const [one, other] = [messageOf(conversation, pick), messageOf(conversation, pick + 1)];
    [one.seq, other.seq] = [other.seq, one.seq];
  }),
  stored(
    'gap',
    'an entry of the log is missing',
    ({ events }) => events.length > 0,
    ({ events }, pick) => void events.splice(pick % events.length, 1),
  ),
  stored('ghost', 'a message nobody sent', hasMessages, (conversation, pick) => {
    messageOf(conversation, pick).clientMessageId += ' made up';
  }),
  stored('changed', 'a stored text is another', hasMessages, (conversation, pick) => {
    messageOf(conversation, pick).text += '!';
  }),
  {
    kind: 'undelivered',
    what: 'news nobody was told',
    spoil({ outbox }) {
      outbox.pending += 1;
      return DATABASE;
    },
  },
  shown(
    'lost',
    'a reader lacks a message',
    1,
    ({ lines }, pick) => void lines.splice(pick % lines.length, 1),
  ),
  shown('doubled', 'a reader shows a message twice', 1, ({ lines }, pick) => {
    const at = pick % lines.length;
    lines.splice(at, 0, ...lines.slice(at, at + 1));
  }),
  shown('swapped', 'a reader shows another order', 2, ({ lines }, pick) => {
    const at = pick % (lines.length - 1);
    lines.splice(at, 2, ...lines.slice(at, at + 2).reverse());
  }),
  shown('ghost', 'a reader shows what is not stored', 0, ({ lines }, pick) => {
    lines.splice(pick % (lines.length + 1), 0, { messageId: -1, text: 'Boo' });
  }),
  shown('changed', 'a reader shows another text', 1, ({ lines }, pick) => {
    const at = pick % lines.length;
    lines.splice(at, 1, ...lines.slice(at, at + 1).map((line) => ({ ...line, text: `${line.text}?` })));
  }),
  {
    kind: 'gap',
    what: 'a reader has not heard the end',
    spoil({ screens }, pick) {
      const screen = chosen(
        screens.filter((each) => each.knowsUpTo !== null),
        pick,
      );
      if (screen?.knowsUpTo == null) return null;
      screen.knowsUpTo -= 1;
      return screen.reader;
    },
  },
];

export type Planted = { what: string; caught: boolean };

/** Plants each fault in a copy of the log, to prove that the checker detects it. */
export function tryPlants(expected: ExpectedLog, pick: number): Planted[] {
  const before = checkExpectedLog(expected).map(toLine);
  return PLANTS.flatMap(({ kind, what, spoil }) => {
    const copy = structuredClone(expected);
    const where = spoil(copy, pick);
    if (where === null) return [];
    const found = checkExpectedLog(copy).filter((fault) => !before.includes(toLine(fault)));
    return [{ what, caught: found.some((fault) => fault.kind === kind && fault.where === where) }];
  });
}

function toLine({ kind, where, detail }: Fault): string {
  return `${kind} ${where} ${detail}`;
}

function stored(
  kind: FaultKind,
  what: string,
  isFit: (conversation: StoredConversation) => boolean,
  change: (conversation: StoredConversation, pick: number) => void,
): Plant {
  return {
    kind,
    what,
    spoil({ conversations }, pick) {
      const conversation = chosen(conversations.filter(isFit), pick);
      if (!conversation) return null;
      change(conversation, pick);
      return DATABASE;
    },
  };
}

function shown(
  kind: FaultKind,
  what: string,
  leastLines: number,
  change: (screen: Screen, pick: number) => void,
): Plant {
  return {
    kind,
    what,
    spoil({ screens }, pick) {
      const screen = chosen(
        screens.filter((each) => each.lines.length >= leastLines),
        pick,
      );
      if (!screen) return null;
      change(screen, pick);
      return screen.reader;
    },
  };
}

/** The copy is written consistently into the log, so only its client id shows that it is a duplicate. */
function duplicate(conversation: StoredConversation, pick: number): void {
  const message = messageOf(conversation, pick);
  const seq = conversation.lastSeq + 1;
  const id = Math.max(...conversation.messages.map((each) => each.id)) + 1;
  conversation.lastSeq = seq;
  conversation.messages.push({ ...message, id, seq });
  conversation.events.push({ seq, type: 'message_created', messageId: id });
}

function hasMessages(conversation: StoredConversation): boolean {
  return messagesOf(conversation).length > 0;
}

function hasTwoMessages(conversation: StoredConversation): boolean {
  return messagesOf(conversation).length > 1;
}

function messagesOf({ messages }: StoredConversation): StoredMessage[] {
  return messages.filter((message) => message.senderKey !== SYSTEM_KEY);
}

function messageOf(conversation: StoredConversation, pick: number): StoredMessage {
  const message = chosen(messagesOf(conversation), pick);
  if (!message) throw new Error('This conversation has no message to spoil.');
  return message;
}

function chosen<T>(items: readonly T[], pick: number): T | undefined {
  return items[pick % items.length];
}
