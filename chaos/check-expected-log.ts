import {
  type ExpectedLog,
  type Screen,
  type Send,
  type StoredConversation,
  type StoredEvent,
  type StoredMessage,
  SYSTEM_KEY,
} from './expected-log';

/**
 * lost: acknowledged or stored, and missing. doubled: present twice. swapped: not in its place. gap: a number of the
 * log is missing. ghost: present, and never sent. changed: with another text. undelivered: still in the outbox.
 */
export const FAULT_KINDS = ['lost', 'doubled', 'swapped', 'gap', 'ghost', 'changed', 'undelivered'] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];
export type Fault = { kind: FaultKind; where: string; detail: string };

/** The `where` of a fault in the stored state. A fault on a screen has the name of its reader. */
export const DATABASE = 'database';

/** Returns every fault of a run; empty when each acknowledged message is stored and shown as promised. */
export function checkExpectedLog(expected: ExpectedLog): Fault[] {
  const { sends, conversations, screens, outbox } = expected;
  const known = new Set(conversations.map((conversation) => conversation.place));
  const homeless = sends.filter((send) => send.answers.length > 0 && !known.has(send.place));
  return [
    ...homeless.map((send) => lost(DATABASE, `${send.place} does not exist, but took "${send.text}"`)),
    ...conversations.flatMap((conversation) => [
      ...checkSends(
        conversation,
        sends.filter((send) => send.place === conversation.place),
      ),
      ...checkLog(conversation),
    ]),
    ...screens.flatMap((screen) => checkScreen(screen, conversations)),
    ...(outbox.pending + outbox.dead === 0
      ? []
      : [
          fault(
            'undelivered',
            DATABASE,
            `${outbox.pending} rows wait in the outbox, ${outbox.dead} are dead`,
          ),
        ]),
  ];
}

function checkSends({ place, messages }: StoredConversation, sends: readonly Send[]): Fault[] {
  const stored = groupBy(messages, keyOf);
  const sent = new Set(sends.map(keyOf));
  const ghosts = messages.filter((message) => message.senderKey !== SYSTEM_KEY && !sent.has(keyOf(message)));
  return [
    ...ghosts.map((message) =>
      fault('ghost', DATABASE, `${place} ${message.seq}: nobody sent "${message.text}"`),
    ),
    ...sends.flatMap((send) => checkSend(send, stored.get(keyOf(send)) ?? [])),
    ...[...groupBy(sends, (send) => send.client).values()].flatMap(checkOrder),
  ];
}

function checkSend(send: Send, rows: readonly StoredMessage[]): Fault[] {
  const label = `${send.place} "${send.text}" of ${send.client}`;
  const [row, ...more] = rows;
  // A message that was never acknowledged may or may not be stored.
  if (!row) return send.answers.length === 0 ? [] : [lost(DATABASE, `${label}: promised, not stored`)];
  const faults: Fault[] = [];
  if (more.length > 0) faults.push(fault('doubled', DATABASE, `${label}: stored ${rows.length} times`));
  if (rows.some((each) => each.text !== send.text)) {
    faults.push(fault('changed', DATABASE, `${label}: stored as "${row.text}"`));
  }
  const elsewhere = send.answers.filter((seq) => !rows.some((each) => each.seq === seq));
  if (elsewhere.length > 0) {
    faults.push(
      fault('swapped', DATABASE, `${label}: promised ${elsewhere.join(', ')}, stored at ${row.seq}`),
    );
  }
  return faults;
}

/** A client that waits for an acknowledgement before it writes again must get a higher number for the later message. */
function checkOrder(sends: readonly Send[]): Fault[] {
  const places = sends.flatMap((send) => send.answers.slice(0, 1));
  return places.flatMap((seq, index) => {
    const before = places[index - 1];
    if (before === undefined || seq > before) return [];
    return [fault('swapped', DATABASE, `${sends[0]?.client}: ${seq} was written after ${before}`)];
  });
}

function checkLog({ place, lastSeq, events, messages }: StoredConversation): Fault[] {
  const bySeq = groupBy(events, (event) => event.seq);
  const missing = range(lastSeq).filter((seq) => !bySeq.has(seq));
  const beyond = events.filter((event) => event.seq < 1 || event.seq > lastSeq);
  return [
    ...missing.map((seq) => fault('gap', DATABASE, `${place}: ${seq} of ${lastSeq} is not in the log`)),
    ...beyond.map(({ seq }) => fault('ghost', DATABASE, `${place}: ${seq} is beyond the end, ${lastSeq}`)),
    ...repeatsIn(events, (event) => event.seq).map((seq) =>
      fault('doubled', DATABASE, `${place}: ${seq} is in the log twice`),
    ),
    ...repeatsIn(messages, (message) => message.seq).map((seq) =>
      fault('doubled', DATABASE, `${place}: two messages are number ${seq}`),
    ),
    ...checkEntries(place, events, messages),
  ];
}

/** Each message must have its log entry, and each entry its message. */
function checkEntries(
  place: string,
  events: readonly StoredEvent[],
  messages: readonly StoredMessage[],
): Fault[] {
  const created = events.filter((event) => event.type === 'message_created');
  const entries = new Set(created.map((event) => `${event.seq} ${event.messageId}`));
  const rows = new Set(messages.map((message) => `${message.seq} ${message.id}`));
  return [
    ...messages
      .filter((message) => !entries.has(`${message.seq} ${message.id}`))
      .map(({ seq, text }) => fault('gap', DATABASE, `${place}: the log does not tell of ${seq} "${text}"`)),
    ...created
      .filter((event) => !rows.has(`${event.seq} ${event.messageId}`))
      .map(({ seq }) => lost(DATABASE, `${place}: the log tells of ${seq}, which is not stored`)),
  ];
}

function checkScreen(screen: Screen, conversations: readonly StoredConversation[]): Fault[] {
  const { reader, place, lines, knowsUpTo } = screen;
  const conversation = conversations.find((each) => each.place === place);
  const messages = (conversation?.messages ?? []).filter((message) => message.senderKey !== SYSTEM_KEY);
  const stored = new Map(messages.map((message) => [message.id, message]));
  const shown = new Set(lines.map((line) => line.messageId));
  const seqs = lines.flatMap((line) => stored.get(line.messageId)?.seq ?? []);
  const faults = [
    ...messages
      .filter((message) => !shown.has(message.id))
      .map(({ seq, text }) => lost(reader, `${place} ${seq} "${text}" is not on the screen`)),
    ...lines.flatMap((line) => checkLine(line, stored.get(line.messageId), reader, place)),
    ...repeatsIn(lines, (line) => line.messageId).map((id) =>
      fault('doubled', reader, `${place} message ${id} is on the screen twice`),
    ),
  ];
  if (seqs.some((seq, index) => index > 0 && seq < (seqs[index - 1] ?? 0))) {
    faults.push(fault('swapped', reader, `${place} reads ${seqs.join(', ')}`));
  }
  if (knowsUpTo !== null && knowsUpTo !== (conversation?.lastSeq ?? 0)) {
    faults.push(
      fault('gap', reader, `${place}: knows ${knowsUpTo} of ${conversation?.lastSeq ?? 0} entries`),
    );
  }
  return faults;
}

function checkLine(
  line: Screen['lines'][number],
  message: StoredMessage | undefined,
  reader: string,
  place: string,
): Fault[] {
  if (!message) return [fault('ghost', reader, `${place} shows "${line.text}", which is not stored`)];
  if (message.text === line.text) return [];
  return [fault('changed', reader, `${place} ${message.seq} reads "${line.text}", not "${message.text}"`)];
}

function keyOf({ senderKey, clientMessageId }: Pick<Send, 'senderKey' | 'clientMessageId'>): string {
  return `${senderKey} ${clientMessageId}`;
}

function lost(where: string, detail: string): Fault {
  return fault('lost', where, detail);
}

function fault(kind: FaultKind, where: string, detail: string): Fault {
  return { kind, where, detail };
}

function repeatsIn<T, Key>(items: readonly T[], keyOf: (item: T) => Key): Key[] {
  const groups = groupBy(items, keyOf);
  return [...groups].filter(([, group]) => group.length > 1).map(([key]) => key);
}

/** Node 20 has no Map.groupBy. */
function groupBy<T, Key>(items: readonly T[], keyOf: (item: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function range(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}
