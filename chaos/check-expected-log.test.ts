import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkExpectedLog, DATABASE, type FaultKind } from './check-expected-log';
import type { ExpectedLog, Screen, StoredConversation, StoredMessage } from './expected-log';
import { PLANTS, tryPlants } from './plant-faults';

const AOIFE = 'killarney/BK-2026-0001';
const MARCO = 'dublin-central/BK-2026-0002';

it('finds no fault in a valid run', () => {
  expect(checkExpectedLog(validLog())).toEqual([]);
});

it('accepts a message that was never acknowledged, stored or not', () => {
  const stored = corrupted((expected) => {
    sendOf(expected).answers = [];
  });
  const absent = corrupted((expected) => {
    const base = sendOf(expected);
    expected.sends.push({ ...base, client: 'late', clientMessageId: 'never', text: 'Hello?', answers: [] });
  });
  expect(checkExpectedLog(stored)).toEqual([]);
  expect(checkExpectedLog(absent)).toEqual([]);
});

it('accepts the same seq answered again', () => {
  const repeated = corrupted((expected) => {
    const send = sendOf(expected);
    send.answers = [...send.answers, ...send.answers];
  });
  expect(checkExpectedLog(repeated)).toEqual([]);
});

it.each<[FaultKind, string, (expected: ExpectedLog) => void]>([
  [
    'lost',
    'an acknowledged message that is gone',
    (expected) => void placeOf(expected).messages.splice(0, 1),
  ],
  ['lost', 'a whole conversation that is gone', (expected) => void expected.conversations.splice(0, 1)],
  ['doubled', 'a message stored twice', (expected) => duplicateMessage(placeOf(expected))],
  [
    'doubled',
    'a number given twice',
    (expected) => {
      messageAt(placeOf(expected), 1).seq = messageAt(placeOf(expected), 0).seq;
    },
  ],
  [
    'swapped',
    'two messages that changed places',
    (expected) => swapSeqs(messageAt(placeOf(expected), 0), messageAt(placeOf(expected), 1)),
  ],
  ['swapped', 'a retry that was promised another place', (expected) => void sendOf(expected).answers.push(3)],
  ['swapped', 'a later message above an earlier one', swapPromises],
  ['gap', 'an entry missing in the log', (expected) => void placeOf(expected).events.splice(1, 1)],
  [
    'gap',
    'a counter that ran ahead of the log',
    (expected) => {
      placeOf(expected).lastSeq += 1;
    },
  ],
  [
    'gap',
    'a message the log does not tell of',
    (expected) => {
      const [event] = placeOf(expected).events;
      if (event) event.type = 'messages_read';
    },
  ],
  [
    'ghost',
    'a message nobody sent',
    (expected) => {
      const message = messageAt(placeOf(expected), 0);
      placeOf(expected).messages.push({ ...message, id: 900, seq: 900, clientMessageId: 'made-up' });
    },
  ],
  [
    'ghost',
    'an entry beyond the end of the log',
    (expected) => void placeOf(expected).events.push({ seq: 90, type: 'messages_read', messageId: null }),
  ],
  [
    'changed',
    'a stored text that is another',
    (expected) => {
      messageAt(placeOf(expected), 0).text = 'Something else';
    },
  ],
  [
    'undelivered',
    'news nobody was told',
    (expected) => {
      expected.outbox.pending = 1;
    },
  ],
  [
    'undelivered',
    'news that was given up on',
    (expected) => {
      expected.outbox.dead = 1;
    },
  ],
])('reports the fault %s in the database: %s', (kind, _what, corrupt) => {
  expect(kindsAt(DATABASE, corrupted(corrupt))).toContain(kind);
});

it.each<[FaultKind, string, (screen: Screen) => void]>([
  ['lost', 'a message one reader lacks', (screen) => void screen.lines.splice(1, 1)],
  ['lost', 'a screen that stayed empty', (screen) => void screen.lines.splice(0)],
  ['doubled', 'a message drawn twice', (screen) => void screen.lines.push(...screen.lines.slice(-1))],
  ['swapped', 'messages drawn in another order', (screen) => void screen.lines.reverse()],
  [
    'ghost',
    'a message that is nowhere stored',
    (screen) => void screen.lines.push({ messageId: 77, text: 'Boo' }),
  ],
  [
    'changed',
    'a text that reads otherwise',
    (screen) => {
      screen.lines = screen.lines.map((line) => ({ ...line, text: line.text.toUpperCase() }));
    },
  ],
  [
    'gap',
    'a reader who has not heard the end',
    (screen) => {
      screen.knowsUpTo = 1;
    },
  ],
])('reports the fault %s on a screen: %s', (kind, _what, corrupt) => {
  const expected = corrupted(({ screens: [screen] }) => corrupt(existing(screen)));
  expect(kindsAt('desk', expected)).toContain(kind);
  expect(checkExpectedLog(expected).map((fault) => fault.where)).not.toContain(DATABASE);
});

it('reports a guest’s screen that shows a message of another guest', () => {
  const expected = corrupted((made) => {
    const marcos = existing(made.conversations[1]).messages[0];
    existing(made.screens[0]).lines.push({ messageId: existing(marcos).id, text: existing(marcos).text });
  });
  expect(kindsAt('desk', expected)).toEqual(['ghost']);
});

it('detects every fault that the run plants', () => {
  const planted = tryPlants(validLog(), 1);
  expect(planted).toHaveLength(PLANTS.length);
  expect(planted.filter(({ caught }) => !caught)).toEqual([]);
});

it('finds no fault in any valid run and detects any single fault in it', () => {
  const steps = fc.array(
    fc.record({
      place: fc.constantFrom(AOIFE, MARCO),
      what: fc.constantFrom('send' as const, 'send' as const, 'read' as const, 'join' as const),
      client: fc.integer({ min: 0, max: 3 }),
    }),
    { minLength: 6, maxLength: 60 },
  );
  fc.assert(
    fc.property(steps, fc.constantFrom(...PLANTS), fc.nat(), (history, plant, pick) => {
      const expected = play(history);
      expect(checkExpectedLog(expected)).toEqual([]);
      const where = plant.spoil(expected, pick);
      fc.pre(where !== null);
      expect(kindsAt(where ?? '', expected)).toContain(plant.kind);
    }),
    { numRuns: 500 },
  );
});

type Step = { place: string; what: 'send' | 'read' | 'join'; client: number };

/** Plays a history as the server would write it. Both readers of each place see all of it. */
function play(history: readonly Step[]): ExpectedLog {
  const expected: ExpectedLog = {
    sends: [],
    conversations: [],
    screens: [],
    outbox: { pending: 0, dead: 0 },
  };
  for (const place of [AOIFE, MARCO]) {
    const conversation: StoredConversation = {
      place,
      id: expected.conversations.length + 1,
      lastSeq: 0,
      messages: [],
      events: [],
    };
    expected.conversations.push(conversation);
    for (const step of history.filter((each) => each.place === place)) take(step, conversation, expected);
    const lines = userMessages(conversation).map(({ id, text }) => ({ messageId: id, text }));
    expected.screens.push(
      { reader: 'desk', place, lines: lines.map((line) => ({ ...line })), knowsUpTo: conversation.lastSeq },
      { reader: 'phone', place, lines, knowsUpTo: null },
    );
  }
  return expected;
}

function take({ what, client }: Step, conversation: StoredConversation, expected: ExpectedLog): void {
  const { place, messages, events } = conversation;
  conversation.lastSeq += 1;
  const seq = conversation.lastSeq;
  if (what === 'read') return void events.push({ seq, type: 'messages_read', messageId: null });
  const id = conversation.id * 1_000 + seq;
  const senderKey = what === 'join' ? 'system' : client === 0 ? 'guest' : `staff:${client}`;
  const clientMessageId = `${place} ${seq}`;
  const text = `Number ${seq}`;
  messages.push({ id, seq, senderKey, clientMessageId, text });
  events.push({ seq, type: 'message_created', messageId: id });
  if (what === 'send') {
    expected.sends.push({
      client: `client ${client}`,
      place,
      senderKey,
      clientMessageId,
      text,
      answers: [seq],
    });
  }
}

function validLog(): ExpectedLog {
  const send = (place: string, client: number): Step => ({ place, what: 'send', client });
  return play([
    send(AOIFE, 0),
    send(AOIFE, 0),
    { place: AOIFE, what: 'join', client: 1 },
    send(AOIFE, 1),
    { place: AOIFE, what: 'read', client: 0 },
    send(AOIFE, 0),
    send(MARCO, 0),
    send(MARCO, 2),
  ]);
}

function corrupted(corrupt: (expected: ExpectedLog) => void): ExpectedLog {
  const expected = validLog();
  corrupt(expected);
  return expected;
}

function kindsAt(where: string, expected: ExpectedLog): FaultKind[] {
  return checkExpectedLog(expected)
    .filter((fault) => fault.where === where)
    .map((fault) => fault.kind);
}

function duplicateMessage(conversation: StoredConversation, pick = 0): void {
  const message = userMessageOf(conversation, pick);
  const seq = conversation.lastSeq + 1;
  conversation.lastSeq = seq;
  conversation.messages.push({ ...message, id: message.id + 500, seq });
  conversation.events.push({ seq, type: 'message_created', messageId: message.id + 500 });
}

function swapSeqs(one: StoredMessage, other: StoredMessage): void {
  [one.seq, other.seq] = [other.seq, one.seq];
}

/** The server acknowledged two messages of one client in the reverse of the order in which they were written. */
function swapPromises(expected: ExpectedLog): void {
  const [first, second] = expected.sends;
  const [one, other] = placeOf(expected).messages;
  swapSeqs(existing(one), existing(other));
  [existing(first).answers, existing(second).answers] = [existing(second).answers, existing(first).answers];
}

function userMessages({ messages }: StoredConversation): StoredMessage[] {
  return messages.filter((message) => message.senderKey !== 'system');
}

function userMessageOf(conversation: StoredConversation, pick: number): StoredMessage {
  const messages = userMessages(conversation);
  return existing(messages[pick % messages.length]);
}

function placeOf(expected: ExpectedLog): StoredConversation {
  return existing(expected.conversations[0]);
}

function messageAt({ messages }: StoredConversation, index: number): StoredMessage {
  return existing(messages[index]);
}

function sendOf({ sends }: ExpectedLog) {
  return existing(sends[0]);
}

function existing<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The ledger of this test is too short.');
  return value;
}
