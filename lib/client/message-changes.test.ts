import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DELETED_TEXT } from '@/lib/contract/stand-in-text';
import { ApiProblem } from './api-problem';
import { createChangingConversation } from './optimistic-edits';
import { openScreen } from './testing/screen';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A guest's screen, with a server that answers changes as the test decides. The first message is Aoife's own. */
function open() {
  const screen = openScreen({ page: 50 });
  const answers: (ApiProblem | Promise<void> | undefined)[] = [];
  const sent: string[] = [];
  async function take(what: string, work: () => void) {
    sent.push(what);
    const answer = answers.shift();
    if (answer instanceof ApiProblem) throw answer;
    await answer;
    work();
  }
  const conversation = createChangingConversation(screen.controller, {
    edit: (id, text) => take(`edit ${text}`, () => screen.server.edit(indexOf(id), text)),
    remove: (id, isHard) =>
      take(isHard ? 'erase' : 'remove', () => screen.server.remove(indexOf(id), isHard)),
  });
  const indexOf = (id: number) => screen.server.rows().findIndex((row) => row.id === id);
  const stop = conversation.start();
  const first = () => {
    const entry = conversation.view().entries[0];
    if (entry?.state !== 'sent') throw new Error('Nothing is there.');
    return entry;
  };
  return { ...screen, conversation, answers, sent, stop, first, id: first().message.id };
}

const settled = () => vi.advanceTimersByTimeAsync(0);

describe('editing a message', () => {
  it('shows an edit at once, until the log entry replaces it', async () => {
    const { conversation, first, id, server } = open();
    conversation.view().edit(id, 'Is there a kettle, please?');
    expect(first()).toMatchObject({
      message: { message: 'Is there a kettle, please?', is_edited: true },
      change: { kind: 'edit', isFailed: false },
    });
    await settled();
    expect(first().change).toBeUndefined();
    expect(first().message).toMatchObject({
      message: 'Is there a kettle, please?',
      edited_at: server.rows()[0]?.edited_at,
    });
  });

  it('undoes a failed edit, reports it, and can retry it', async () => {
    const { conversation, first, id, answers } = open();
    answers.push(new ApiProblem('network', 0));
    conversation.view().edit(id, 'Other words');
    await settled();
    expect(first()).toMatchObject({
      message: { message: 'Is there a kettle?', is_edited: false },
      change: { kind: 'edit', isFailed: true, refusal: 'network' },
    });
    conversation.view().retryChange(id);
    await settled();
    expect(first()).toMatchObject({ message: { message: 'Other words' } });
    expect(first().change).toBeUndefined();
  });

  it('can discard a failed edit', async () => {
    const { conversation, first, id, answers } = open();
    answers.push(new ApiProblem('rate_limited', 429));
    conversation.view().edit(id, 'Other words');
    await settled();
    conversation.view().discardChange(id);
    expect(first()).toEqual({ state: 'sent', message: expect.objectContaining({ is_edited: false }) });
  });

  it('sends edits in order, and skips an edit that a newer one replaced', async () => {
    const { conversation, first, id, answers, sent } = open();
    let arrive = () => {};
    answers.push(new Promise<void>((resolve) => (arrive = resolve)));
    conversation.view().edit(id, 'one');
    await settled();
    conversation.view().edit(id, 'two');
    conversation.view().edit(id, 'three');
    expect(first().message.message).toBe('three');
    arrive();
    await settled();
    expect(sent).toEqual(['edit one', 'edit three']);
    expect(first().message.message).toBe('three');
  });

  it('shows a message as deleted when it was deleted during an edit', async () => {
    const { conversation, first, id, answers, server } = open();
    answers.push(new ApiProblem('conflict', 409));
    server.remove(0, true);
    conversation.view().edit(id, 'Other words');
    await settled();
    expect(first()).toEqual({
      state: 'sent',
      message: expect.objectContaining({ is_deleted: true, message: DELETED_TEXT }),
    });
  });
});

describe('deleting a message', () => {
  it('shows a delete at once, and undoes it when it fails', async () => {
    const { conversation, first, id, answers } = open();
    answers.push(new ApiProblem('network', 0));
    conversation.view().remove(id, false);
    expect(first().message).toMatchObject({ is_deleted: true, message: DELETED_TEXT });
    await settled();
    expect(first()).toMatchObject({
      message: { message: 'Is there a kettle?', is_deleted: false },
      change: { kind: 'remove', isFailed: true },
    });
    conversation.view().retryChange(id);
    await settled();
    expect(first()).toEqual({ state: 'sent', message: expect.objectContaining({ is_deleted: true }) });
  });

  it('reports a failed erase of a message that is already deleted', async () => {
    const { conversation, first, id, answers, server, sent } = open();
    server.remove(0, false);
    answers.push(new ApiProblem('network', 0));
    conversation.view().remove(id, true);
    await settled();
    expect(first()).toMatchObject({ change: { kind: 'remove', isFailed: true } });
    conversation.view().retryChange(id);
    await settled();
    expect(sent).toEqual(['erase', 'erase']);
    expect(first().change).toBeUndefined();
  });
});

it('shows the quoted message of a reply before it is sent', async () => {
  const { conversation, id, failing } = open();
  failing.send = new ApiProblem('network', 0);
  conversation.view().send('Two, please', id);
  expect(conversation.view().entries.at(-1)).toMatchObject({
    body: 'Two, please',
    quote: { id, message: 'Is there a kettle?', sender_name: 'Aoife', is_deleted: false },
  });
});
