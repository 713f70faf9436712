import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Conversation } from './conversation';
import { type Happening, happen } from './conversation-state';
import { history } from './testing/history-steps';
import { findFault, type Happen } from './testing/random-history';

/**
 * The short form of the chaos run `histories`, the same histories each time: as many as it takes to see through each
 * broken reducer below.
 * \`npm run chaos -- histories\` lives other histories, and as many as it is told to.
 */
const HISTORIES = { numRuns: 2000, seed: 1 };

describe('the law of the conversation', () => {
  it('ends equal to a fresh load whatever the socket drops, doubles or reorders and whenever a POST answers', () => {
    void fc.assert(
      fc.property(history, (steps) => {
        const fault = findFault(happen, steps);
        if (fault) throw new Error(fault);
      }),
      HISTORIES,
    );
  });

  /** Each is happen() with one mistake in it, of the kind a hurried change would make. */
  const broken: Record<string, Happen> = {
    'applies what comes, gap or no gap': (state, happening) => {
      if (happening.type !== 'heard') return happen(state, happening);
      const seqs = happening.events.map((event) => event.seq);
      const jumped = { ...state, haveSeq: Math.max(state.haveSeq, Math.min(...seqs) - 1) };
      return happen(jumped, happening);
    },
    'takes an answered POST for having everything before it': (state, happening) => {
      const next = happen(state, happening);
      return happening.type === 'answered'
        ? { ...next, haveSeq: Math.max(next.haveSeq, happening.message.seq) }
        : next;
    },
    'lets a late answer undo an edit': (state, happening) =>
      happening.type === 'answered'
        ? { ...happen(state, happening), messages: replaced(state, happening) }
        : happen(state, happening),
    'keeps an unsent entry after its echo': (state, happening) =>
      happening.type === 'heard'
        ? { ...happen(state, happening), unsent: state.unsent }
        : happen(state, happening),
    'forgets what is unsent on a reload': (state, happening) =>
      happening.type === 'loaded' ? { ...happen(state, happening), unsent: [] } : happen(state, happening),
    'lets a read pointer go backwards': (state, happening) => {
      const next = happen(state, happening);
      const read =
        happening.type === 'heard' ? happening.events.find((event) => event.type === 'messages_read') : null;
      return read?.type === 'messages_read' && read.payload.reader === 'staff'
        ? { ...next, staffReadSeq: read.payload.up_to_seq }
        : next;
    },
    'takes what was read for still on its way': (state, happening) => {
      const next = happen(state, happening);
      const messages = next.messages.map((message) =>
        message.read_at === message.delivered_at ? { ...message, delivered_at: null } : message,
      );
      return { ...next, messages };
    },
    'leaves what somebody looks back at as it was': (state, happening) => {
      const next = happen(state, happening);
      return happening.type === 'heard' && next.past ? { ...next, past: state.past } : next;
    },
    'takes a look back from before what it has applied': (state, happening) =>
      happening.type === 'looked_back'
        ? happen(state, { ...happening, stretch: { ...happening.stretch, last_seq: state.haveSeq } })
        : happen(state, happening),
    'joins the past and the newest over a hole': (state, happening) => {
      const next = happen(state, happening);
      return next.past ? { ...next, past: null, messages: [...next.past.messages, ...next.messages] } : next;
    },
    'quotes the deleted': (state, happening) => {
      const next = happen(state, happening);
      const quotes = new Map(state.messages.map((message) => [message.id, message.reply_to_message]));
      const messages = next.messages.map((message) =>
        message.is_deleted
          ? message
          : { ...message, reply_to_message: quotes.get(message.id) ?? message.reply_to_message },
      );
      return { ...next, messages };
    },
  };

  it.each(Object.entries(broken))('is broken, and seen to be, by one that %s', (_name, brokenHappen) => {
    const { failed } = fc.check(
      fc.property(history, (steps) => findFault(brokenHappen, steps) === null),
      { ...HISTORIES, endOnFailure: true },
    );
    expect(failed).toBe(true);
  });
});

function replaced(state: Conversation, { message }: Extract<Happening, { type: 'answered' }>) {
  const next = happen(state, { type: 'answered', clientMessageId: message.client_message_id, message });
  return next.messages.map((known) => (known.id === message.id ? message : known));
}
