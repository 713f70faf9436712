import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkLedger, DATABASE, type FaultKind } from './check-ledger';
import type { Ledger, Screen, StoredConversation, StoredMessage } from './ledger';
import { PLANTS, tryPlants } from './plant-faults';

const AOIFE = 'killarney/BK-2026-0001';
const MARCO = 'dublin-central/BK-2026-0002';

it('finds nothing wrong with a run that kept its promise', () => {
  expect(checkLedger(goodLedger())).toEqual([]);
});

it('lets a message that was never acknowledged be stored or not', () => {
  const stored = corrupted((ledger) => {
    sendOf(ledger).answers = [];
  });
  const absent = corrupted((ledger) => {
    const base = sendOf(ledger);
    ledger.sends.push({ ...base, client: 'late', clientMessageId: 'never', text: 'Hello?', answers: [] });
  });
  expect(checkLedger(stored)).toEqual([]);
  expect(checkLedger(absent)).toEqual([]);
});

it('accepts the same place answered again', () => {
  const repeated = corrupted((ledger) => {
    const send = sendOf(ledger);
    send.answers = [...send.answers, ...send.answers];
  });
  expect(checkLedger(repeated)).toEqual([]);
});

it.each<[FaultKind, string, (ledger: Ledger) => void]>([
  ['lost', 'an acknowledged message that is gone', (ledger) => void placeOf(ledger).messages.splice(0, 1)],
  ['lost', 'a whole conversation that is gone', (ledger) => void ledger.conversations.splice(0, 1)],
  ['doubled', 'a message stored twice', (ledger) => duplicateMessage(placeOf(ledger))],
  [
    'doubled',
    'a number given twice',
    (ledger) => {
      messageAt(placeOf(ledger), 1).seq = messageAt(placeOf(ledger), 0).seq;
    },
  ],
  [
    'swapped',
    'two messages that changed places',
    (ledger) => swapSeqs(messageAt(placeOf(ledger), 0), messageAt(placeOf(ledger), 1)),
  ],
  ['swapped', 'a retry that was promised another place', (ledger) => void sendOf(ledger).answers.push(3)],
  ['swapped', 'a later message above an earlier one', swapPromises],
  ['gap', 'an entry missing in the log', (ledger) => void placeOf(ledger).events.splice(1, 1)],
  [
    'gap',
    'a counter that ran ahead of the log',
    (ledger) => {
      placeOf(ledger).lastSeq += 1;
    },
  ],
  [
    'gap',
    'a message the log does not tell of',
    (ledger) => {
      const [event] = placeOf(ledger).events;
      if (event) event.type = 'messages_read';
    },
  ],
  [
    'ghost',
    'a message nobody sent',
    (ledger) => {
      const message = messageAt(placeOf(ledger), 0);
      placeOf(ledger).messages.push({ ...message, id: 900, seq: 900, clientMessageId: 'made-up' });
    },
  ],
  [
    'ghost',
    'an entry beyond the end of the log',
    (ledger) => void placeOf(ledger).events.push({ seq: 90, type: 'messages_read', messageId: null }),
  ],
  [
    'changed',
    'a stored text that is another',
    (ledger) => {
      messageAt(placeOf(ledger), 0).text = 'Something else';
    },
  ],
  [
    'undelivered',
    'news nobody was told',
    (ledger) => {
      ledger.outbox.pending = 1;
    },
  ],
  [
    'undelivered',
    'news that was given up on',
    (ledger) => {
      ledger.outbox.dead = 1;
    },
  ],
])('catches %s: %s', (kind, _what, corrupt) => {
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
])('catches on a screen %s: %s', (kind, _what, corrupt) => {
  const ledger = corrupted(({ screens: [screen] }) => corrupt(existing(screen)));
  expect(kindsAt('desk', ledger)).toContain(kind);
  expect(checkLedger(ledger).map((fault) => fault.where)).not.toContain(DATABASE);
});

it('shows one guest nothing of another', () => {
  const ledger = corrupted((made) => {
    const marcos = existing(made.conversations[1]).messages[0];
    existing(made.screens[0]).lines.push({ messageId: existing(marcos).id, text: existing(marcos).text });
  });
  expect(kindsAt('desk', ledger)).toEqual(['ghost']);
});

it('is spoiled in every way there is by the run that proves its checker', () => {
  const planted = tryPlants(goodLedger(), 1);
  expect(planted).toHaveLength(PLANTS.length);
  expect(planted.filter(({ caught }) => !caught)).toEqual([]);
});

it('finds nothing in any run that kept its promise, and any single corruption of it', () => {
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
      const ledger = play(history);
      expect(checkLedger(ledger)).toEqual([]);
      const where = plant.spoil(ledger, pick);
      fc.pre(where !== null);
      expect(kindsAt(where ?? '', ledger)).toContain(plant.kind);
    }),
    { numRuns: 500 },
  );
});

type Step = { place: string; what: 'send' | 'read' | 'join'; client: number };

/** Plays a history as the server would write it, and lets both readers of each place see all of it. */
function play(history: readonly Step[]): Ledger {
  const ledger: Ledger = { sends: [], conversations: [], screens: [], outbox: { pending: 0, dead: 0 } };
  for (const place of [AOIFE, MARCO]) {
    const conversation: StoredConversation = {
      place,
      id: ledger.conversations.length + 1,
      lastSeq: 0,
      messages: [],
      events: [],
    };
    ledger.conversations.push(conversation);
    for (const step of history.filter((each) => each.place === place)) take(step, conversation, ledger);
    const lines = userMessages(conversation).map(({ id, text }) => ({ messageId: id, text }));
    ledger.screens.push(
      { reader: 'desk', place, lines: lines.map((line) => ({ ...line })), knowsUpTo: conversation.lastSeq },
      { reader: 'phone', place, lines, knowsUpTo: null },
    );
  }
  return ledger;
}

function take({ what, client }: Step, conversation: StoredConversation, ledger: Ledger): void {
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
    ledger.sends.push({
      client: `client ${client}`,
      place,
      senderKey,
      clientMessageId,
      text,
      answers: [seq],
    });
  }
}

function goodLedger(): Ledger {
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

function corrupted(corrupt: (ledger: Ledger) => void): Ledger {
  const ledger = goodLedger();
  corrupt(ledger);
  return ledger;
}

function kindsAt(where: string, ledger: Ledger): FaultKind[] {
  return checkLedger(ledger)
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

/** The server promised two messages of one client, written one after the other, the other way round. */
function swapPromises(ledger: Ledger): void {
  const [first, second] = ledger.sends;
  const [one, other] = placeOf(ledger).messages;
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

function placeOf(ledger: Ledger): StoredConversation {
  return existing(ledger.conversations[0]);
}

function messageAt({ messages }: StoredConversation, index: number): StoredMessage {
  return existing(messages[index]);
}

function sendOf({ sends }: Ledger) {
  return existing(sends[0]);
}

function existing<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The ledger of this test is too short.');
  return value;
}
