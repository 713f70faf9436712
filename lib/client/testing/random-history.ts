import { isDeepStrictEqual } from 'node:util';
import {
  type Conversation,
  EMPTY_CONVERSATION,
  entriesOf,
  type Unsent,
  wantsCatchUp,
} from '@/lib/client/conversation';
import type { Action } from '@/lib/client/conversation-state';
import type { Step } from '@/lib/client/testing/history-steps';
import { askForHistory, isPastTrue } from '@/lib/client/testing/history-window-steps';
import { actElsewhere } from '@/lib/client/testing/others-steps';
import { createReferenceServer } from '@/lib/client/testing/reference-server';
import type { ConversationEventDto, MessageDto } from '@/lib/contract/chat';

export type Reducer = (state: Conversation, action: Action) => Conversation;

/**
 * Plays a history on the server and on one client, whose socket and requests behave as the history prescribes, then
 * lets everything recover. Returns what is wrong, or null.
 */
export function findFault(reduce: Reducer, steps: readonly Step[]): string | null {
  const server = createReferenceServer();
  const composed: string[] = [];
  /** The stored messages, from which a reopened page starts. */
  const stored = new Map<string, Unsent>();
  let socket: ConversationEventDto[] = [];
  const answers: { id: string; message: MessageDto }[] = [];
  const pages: Action[] = [];
  let state: Conversation = EMPTY_CONVERSATION;
  let hasReloaded = false;

  const tell = (action: Action) => {
    const before = state;
    state = reduce(state, action);
    for (const { clientMessageId: id } of before.unsent) {
      if (!state.unsent.some((entry) => entry.clientMessageId === id)) stored.delete(id);
    }
  };
  const load = (limit: number): Action => ({
    type: 'loaded',
    page: server.page(limit),
    handler: server.handler(),
  });
  const attempt = (fate: string) => {
    const entry = state.unsent[0];
    if (!entry) return;
    const id = entry.clientMessageId;
    tell({ type: 'progressed', clientMessageId: id, state: 'sending', refusal: null });
    if (fate === 'unreached')
      return tell({ type: 'progressed', clientMessageId: id, state: 'queued', refusal: null });
    const message = server.send('guest', entry.body, id, entry.replyTo);
    if (fate === 'answered') tell({ type: 'answered', clientMessageId: id, message });
    else tell({ type: 'progressed', clientMessageId: id, state: 'queued', refusal: null });
    if (fate === 'late') answers.push({ id, message });
  };
  const catchUp = (limit: number) =>
    tell({ type: 'events_received', events: server.events(state.haveSeq, limit).events });

  function live(next: Step) {
    const before = server.lastSeq();
    actElsewhere(server, next);
    switch (next.do) {
      case 'compose': {
        const id = `mine-${composed.length}`;
        const body = `mine ${composed.length}`;
        const entry: Unsent = {
          state: 'queued',
          clientMessageId: id,
          body,
          files: [],
          composedAt: '',
          replyTo: null,
          refusal: null,
        };
        composed.push(id);
        stored.set(id, entry);
        tell({ type: 'composed', entry });
        break;
      }
      case 'attempt':
        attempt(next.fate);
        break;
      case 'late_answer': {
        const [late] = answers.splice(next.index, 1);
        if (late) tell({ type: 'answered', clientMessageId: late.id, message: late.message });
        break;
      }
      case 'deliver': {
        const event = socket[next.index % Math.max(1, socket.length)];
        if (event) tell({ type: 'events_received', events: [event] });
        if (!next.isKept) socket = socket.filter((other) => other !== event);
        break;
      }
      case 'drop':
        socket.splice(next.index, 1);
        break;
      case 'deliver_now': {
        const event = server.entry(next.seq);
        if (event) tell({ type: 'events_received', events: [event] });
        break;
      }
      case 'catch_up':
        catchUp(next.limit);
        break;
      case 'ask_page':
        pages.push({ type: 'events_received', events: server.events(state.haveSeq, next.limit).events });
        break;
      case 'ask_older':
      case 'ask_newer':
      case 'look_back':
        pages.push(...askForHistory(server, state, next));
        break;
      case 'return':
        tell({ type: 'returned' });
        break;
      case 'late_page': {
        const [page] = pages.splice(next.index % Math.max(1, pages.length), 1);
        if (page) tell(page);
        break;
      }
      case 'reload':
        hasReloaded = true;
        tell(load(next.limit));
        break;
      case 'open_again':
        hasReloaded = true;
        answers.length = 0;
        pages.length = 0;
        state = reduce(EMPTY_CONVERSATION, load(next.limit));
        tell({ type: 'restored', entries: [...stored.values()] });
        break;
    }
    // The entries of this step enter the socket in their current form. Another step delivers them.
    for (let seq = before + 1; seq <= server.lastSeq(); seq += 1) {
      const event = server.entry(seq);
      if (event) socket.push(event);
    }
  }

  for (const next of steps) {
    live(next);
    const fault = faultNow();
    if (fault) return `${next.do}: ${fault}`;
  }
  while (answers.length > 0) live({ do: 'late_answer', index: 0 });
  for (let left = composed.length; left > 0 && state.unsent.length > 0; left -= 1) attempt('answered');
  for (let guard = server.lastSeq() + 1; guard > 0 && state.haveSeq < server.lastSeq(); guard -= 1)
    catchUp(3);
  return faultNow() ?? faultAtTheEnd();

  /** Checked after each step: messages in order, each once, no own message lost. */
  function faultNow(): string | null {
    const seqs = state.messages.map((message) => message.seq);
    if (seqs.some((seq, index) => index > 0 && seq <= (seqs[index - 1] ?? 0)))
      return 'out of order or doubled';
    if (state.haveSeq > server.lastSeq()) return 'ahead of the log';
    const shown = entriesOf(state).map((entry) =>
      entry.state === 'sent' ? entry.message.client_message_id : entry.clientMessageId,
    );
    for (const id of composed) {
      const times = shown.filter((other) => other === id).length;
      if (times > 1) return `${id} doubled`;
      const isOnServer = server.rows().some((row) => row.client_message_id === id);
      if (times === 0 && !(isOnServer && hasReloaded)) return `${id} lost`;
    }
    return null;
  }

  function faultAtTheEnd(): string | null {
    if (wantsCatchUp(state) || state.buffer.length > 0) return 'never caught up';
    if (state.unsent.length > 0) return 'still unsent';
    const isOnce = composed.every(
      (id) => server.rows().filter((row) => row.client_message_id === id).length === 1,
    );
    if (!isOnce) return 'the server does not have each of ours once';
    const page = server.page(Math.max(state.messages.length, 1));
    const fresh = reduce(EMPTY_CONVERSATION, { type: 'loaded', page, handler: server.handler() });
    if (!isPastTrue(server, state)) return `differs from a fresh look back: ${JSON.stringify(state.past)}`;
    return isDeepStrictEqual({ ...state, past: null }, fresh)
      ? null
      : `differs from a fresh load: ${JSON.stringify({ lived: state, fresh })}`;
  }
}
