import { describe, expect, it } from 'vitest';
import type { ConversationEventDto } from '@/lib/contract/chat';
import { DELETED_TEXT } from '@/lib/contract/stand-in-text';
import { EMPTY_CONVERSATION, entriesOf, type Unsent, wantsCatchUp } from './conversation';
import { type Action, reduce } from './conversation-state';
import { createReferenceServer } from './testing/reference-server';

describe('reduce', () => {
  const unsent = (id: string): Unsent => ({
    state: 'queued',
    clientMessageId: id,
    body: `text of ${id}`,
    files: [],
    composedAt: '2026-11-22T12:00:00.000Z',
    replyTo: null,
    refusal: null,
  });

  function inTheMiddle(limit = 50) {
    const server = createReferenceServer();
    server.send('guest', 'Is there a kettle?', 'aoife-1');
    server.send('staff', 'On its way', 'brendan-1', 0);
    const state = reduce(EMPTY_CONVERSATION, { type: 'loaded', page: server.page(limit), handler: null });
    return { server, state };
  }

  function entry(server: ReturnType<typeof createReferenceServer>, seq: number): ConversationEventDto {
    const found = server.entry(seq);
    if (!found) throw new Error(`no entry ${seq}`);
    return found;
  }

  it('buffers an early event, wants a catch-up, and applies both events in order', () => {
    const { server, state } = inTheMiddle();
    server.send('guest', 'third', 'aoife-3');
    server.send('guest', 'fourth', 'aoife-4');
    const early = reduce(state, { type: 'events_received', events: [entry(server, 4)] });
    expect([early.haveSeq, early.messages.length, wantsCatchUp(early)]).toEqual([2, 2, true]);
    const healed = reduce(early, { type: 'events_received', events: [entry(server, 3)] });
    expect(healed.messages.map((message) => message.message).slice(2)).toEqual(['third', 'fourth']);
    expect(wantsCatchUp(healed)).toBe(false);
  });

  it('returns the same object for events that are already applied', () => {
    const { server, state } = inTheMiddle();
    expect(reduce(state, { type: 'events_received', events: [entry(server, 1), entry(server, 2)] })).toBe(
      state,
    );
  });

  it('shows a message once when its answer, its echo and a catch-up all bring it', () => {
    const { server, state } = inTheMiddle();
    const message = server.send('guest', 'text of c1', 'c1');
    const composed = reduce(state, { type: 'composed', entry: unsent('c1') });
    const roads: Action[] = [
      { type: 'answered', clientMessageId: 'c1', message },
      { type: 'events_received', events: [entry(server, 3)] },
      { type: 'events_received', events: server.events(2, 10).events },
    ];
    for (const [first, second, third] of [roads, [...roads].reverse()]) {
      if (!first || !second || !third) throw new Error('three roads');
      const end = [first, second, third].reduce(reduce, composed);
      expect(entriesOf(end).filter((shown) => shown.state !== 'sent')).toEqual([]);
      expect(end.messages.filter((shown) => shown.client_message_id === 'c1')).toHaveLength(1);
    }
  });

  it('shows an answered message at once without claiming the entries before it', () => {
    const { server, state } = inTheMiddle();
    server.send('staff', 'Anything else?', 'brendan-3');
    const message = server.send('guest', 'text of c1', 'c1');
    const composed = reduce(state, { type: 'composed', entry: unsent('c1') });
    const answered = reduce(composed, { type: 'answered', clientMessageId: 'c1', message });
    expect(answered.messages.at(-1)?.message).toBe('text of c1');
    expect([answered.haveSeq, wantsCatchUp(answered)]).toEqual([2, true]);
  });

  it('does not let a late answer undo an edit', () => {
    const { server, state } = inTheMiddle();
    const message = server.send('guest', 'first words', 'c1');
    server.edit(2, 'better words');
    const edited = reduce(state, { type: 'events_received', events: server.events(2, 10).events });
    const end = reduce(edited, { type: 'answered', clientMessageId: 'c1', message });
    expect(end.messages.at(-1)?.message).toBe('better words');
  });

  it('ignores edits and deletes of messages that are not loaded, and advances', () => {
    const { server, state } = inTheMiddle(1);
    server.edit(0, 'Is there a teapot?');
    server.remove(0, true);
    const end = reduce(state, { type: 'events_received', events: server.events(2, 10).events });
    expect(end.messages).toHaveLength(1);
    expect([end.haveSeq, end.messages[0]?.reply_to_message?.is_deleted]).toEqual([4, true]);
  });

  it.each([false, true])(
    'keeps the position and none of the text of a deleted message (hard: %s)',
    (isHard) => {
      const { server, state } = inTheMiddle();
      server.remove(0, isHard);
      const end = reduce(state, { type: 'events_received', events: [entry(server, 3)] });
      expect(end.messages[0]).toMatchObject({
        seq: 1,
        is_deleted: true,
        message: DELETED_TEXT,
        attachments: [],
      });
      expect(end.messages[1]?.reply_to_message).toMatchObject({ is_deleted: true, message: DELETED_TEXT });
      expect(JSON.stringify(end)).not.toContain('kettle');
    },
  );

  it('does not restore a deleted text when an older log entry follows a newer page', () => {
    const { server, state } = inTheMiddle();
    server.edit(0, 'Is there a teapot?');
    const edit = entry(server, 3);
    server.remove(0, true);
    const newer = { ...state, messages: [], hasMore: true };
    const older = { type: 'loaded_older', beforeId: 0, page: server.page(50) } as const;
    const ahead = reduce(
      { ...newer, messages: state.messages.slice(1) },
      { ...older, beforeId: 1002, page: server.page(50, 1002) },
    );
    expect(JSON.stringify(reduce(ahead, { type: 'events_received', events: [edit] }))).not.toContain(
      'teapot',
    );
  });

  it('marks messages as read up to the other side’s pointer, which never goes back', () => {
    const { server, state } = inTheMiddle();
    server.read('staff', 1);
    const read = reduce(state, { type: 'events_received', events: [entry(server, 3)] });
    expect(read.messages.map((message) => message.status)).toEqual(['read', 'pending']);
    expect(reduce(read, { type: 'read', reader: 'staff', upToSeq: 0 })).toBe(read);
  });

  it('updates the handler of the conversation', () => {
    const { server, state } = inTheMiddle();
    server.handOver('staff_joined', { name: 'Siobhán', role: 'manager' });
    const end = reduce(state, { type: 'events_received', events: [entry(server, 3)] });
    expect(end.handler).toMatchObject({ name: 'Siobhán' });
  });

  it('inserts an older page before the rest, and ignores a page that is no longer needed', () => {
    const { server, state } = inTheMiddle(1);
    const older: Action = { type: 'loaded_older', beforeId: 1002, page: server.page(50, 1002) };
    const whole = reduce(state, older);
    expect(whole.messages.map((message) => message.seq)).toEqual([1, 2]);
    expect(whole.hasMore).toBe(false);
    expect(reduce(whole, older)).toBe(whole);
  });

  it('counts a log entry of an unknown type, and shows nothing for it', () => {
    const { server, state } = inTheMiddle();
    server.send('guest', 'third', 'aoife-3');
    const unknown = { ...entry(server, 3), type: 'room_painted' };
    // @ts-expect-error A type of a newer server.
    const end = reduce(state, { type: 'events_received', events: [unknown] });
    expect([end.haveSeq, end.messages.length]).toEqual([3, 2]);
  });

  it('wants a catch-up for an entry of which only the number is known', () => {
    const { state } = inTheMiddle();
    expect(wantsCatchUp(reduce(state, { type: 'gap_detected', seq: 3 }))).toBe(true);
    expect(wantsCatchUp(reduce(state, { type: 'gap_detected', seq: 2 }))).toBe(false);
  });

  it('shows a failed message as failed until it is retried or discarded', () => {
    const composed = reduce(EMPTY_CONVERSATION, { type: 'composed', entry: unsent('c1') });
    const failed = reduce(composed, {
      type: 'progressed',
      clientMessageId: 'c1',
      state: 'failed',
      refusal: 'forbidden',
    });
    expect(entriesOf(failed)).toMatchObject([{ state: 'failed', refusal: 'forbidden' }]);
    expect(entriesOf(reduce(failed, { type: 'discarded', clientMessageId: 'c1' }))).toEqual([]);
  });

  it('restores stored messages in the order of writing, without those that have arrived', () => {
    const { state } = inTheMiddle();
    const entries = [unsent('aoife-1'), unsent('c1'), unsent('c2')];
    const composed = reduce(state, { type: 'composed', entry: unsent('c3') });
    const restored = reduce(composed, { type: 'restored', entries });
    expect(restored.unsent.map((shown) => shown.clientMessageId)).toEqual(['c1', 'c2', 'c3']);
  });

  it('removes a typist when the time is over or the message has arrived', () => {
    const { server, state } = inTheMiddle();
    const brendan = { who: 'staff', name: 'Brendan', until: 5000 } as const;
    const writing = reduce(state, { type: 'typing', typist: brendan });
    expect(reduce(writing, { type: 'ticked', now: 4999 }).typing).toHaveLength(1);
    expect(reduce(writing, { type: 'ticked', now: 5000 }).typing).toHaveLength(0);
    server.send('staff', 'Here', 'brendan-3');
    expect(reduce(writing, { type: 'events_received', events: [entry(server, 3)] }).typing).toHaveLength(0);
  });

  it('returns the same entry for an unchanged message', () => {
    const { server, state } = inTheMiddle();
    server.send('guest', 'third', 'aoife-3');
    const next = reduce(state, { type: 'events_received', events: [entry(server, 3)] });
    expect(entriesOf(next)[0]).toBe(entriesOf(state)[0]);
  });
});
