import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Conversation } from './conversation';
import { type Action, reduce } from './conversation-state';
import { history } from './testing/history-steps';
import { findFault, type Reducer } from './testing/random-history';

/**
 * The short form of the chaos run `histories`, with fixed histories: as many as are needed to detect each broken
 * reducer below. `npm run chaos -- histories` generates other histories, as many as requested.
 */
const HISTORIES = { numRuns: 2000, seed: 1 };

describe('the invariant of reduce', () => {
  it('reaches the state of a fresh load whatever the socket drops, repeats or reorders and whenever a POST answers', () => {
    void fc.assert(
      fc.property(history, (steps) => {
        const fault = findFault(reduce, steps);
        if (fault) throw new Error(fault);
      }),
      HISTORIES,
    );
  });

  /** Each is reduce() with one mistake that a careless change could make. */
  const broken: Record<string, Reducer> = {
    'applies what comes, gap or no gap': (state, action) => {
      if (action.type !== 'events_received') return reduce(state, action);
      const seqs = action.events.map((event) => event.seq);
      const jumped = { ...state, haveSeq: Math.max(state.haveSeq, Math.min(...seqs) - 1) };
      return reduce(jumped, action);
    },
    'takes an answered POST for having everything before it': (state, action) => {
      const next = reduce(state, action);
      return action.type === 'answered'
        ? { ...next, haveSeq: Math.max(next.haveSeq, action.message.seq) }
        : next;
    },
    'lets a late answer undo an edit': (state, action) =>
      action.type === 'answered'
        ? { ...reduce(state, action), messages: replaced(state, action) }
        : reduce(state, action),
    'keeps an unsent entry after its echo': (state, action) =>
      action.type === 'events_received'
        ? { ...reduce(state, action), unsent: state.unsent }
        : reduce(state, action),
    'forgets what is unsent on a reload': (state, action) =>
      action.type === 'loaded' ? { ...reduce(state, action), unsent: [] } : reduce(state, action),
    'lets a read pointer go backwards': (state, action) => {
      const next = reduce(state, action);
      const read =
        action.type === 'events_received'
          ? action.events.find((event) => event.type === 'messages_read')
          : null;
      return read?.type === 'messages_read' && read.payload.reader === 'staff'
        ? { ...next, staffReadSeq: read.payload.up_to_seq }
        : next;
    },
    'takes what was read for still on its way': (state, action) => {
      const next = reduce(state, action);
      const messages = next.messages.map((message) =>
        message.read_at === message.delivered_at ? { ...message, delivered_at: null } : message,
      );
      return { ...next, messages };
    },
    'leaves what somebody looks back at as it was': (state, action) => {
      const next = reduce(state, action);
      return action.type === 'events_received' && next.past ? { ...next, past: state.past } : next;
    },
    'takes a look back from before what it has applied': (state, action) =>
      action.type === 'looked_back'
        ? reduce(state, { ...action, historyPage: { ...action.historyPage, last_seq: state.haveSeq } })
        : reduce(state, action),
    'joins the past and the newest over a hole': (state, action) => {
      const next = reduce(state, action);
      return next.past ? { ...next, past: null, messages: [...next.past.messages, ...next.messages] } : next;
    },
    'quotes the deleted': (state, action) => {
      const next = reduce(state, action);
      const quotes = new Map(state.messages.map((message) => [message.id, message.reply_to_message]));
      const messages = next.messages.map((message) =>
        message.is_deleted
          ? message
          : { ...message, reply_to_message: quotes.get(message.id) ?? message.reply_to_message },
      );
      return { ...next, messages };
    },
  };

  it.each(Object.entries(broken))('detects a reducer that %s', (_name, brokenReducer) => {
    const { failed } = fc.check(
      fc.property(history, (steps) => findFault(brokenReducer, steps) === null),
      { ...HISTORIES, endOnFailure: true },
    );
    expect(failed).toBe(true);
  });
});

function replaced(state: Conversation, { message }: Extract<Action, { type: 'answered' }>) {
  const next = reduce(state, { type: 'answered', clientMessageId: message.client_message_id, message });
  return next.messages.map((known) => (known.id === message.id ? message : known));
}
