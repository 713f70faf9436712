import type { MessageDto } from '@/lib/contract/chat';
import { ApiProblem } from './api-problem';
import type { MessageApi } from './message-api';
import { tidy } from './message-list';
import type { ChangeMark, Entry } from './view';

type Wanted = { kind: 'edit'; text: string } | { kind: 'remove'; isHard: boolean };
type Change = {
  readonly wanted: Wanted;
  readonly step: 'saving' | 'saved' | 'failed';
  readonly refusal: string | null;
  /** The message's `edited_at` when this change began. Another value means that the log has brought the change. */
  readonly editedAt: string | null;
};

type Needs = {
  api: MessageApi;
  /** Fetches new log entries. Never rejects. */
  refresh(): Promise<void>;
  onChange(): void;
};

/**
 * Edits and deletes that are being saved. The screen shows them at once, on top of the log's state, until the log entry
 * arrives. A failed change is undone on the screen, is reported, and keeps its text for a retry.
 */
export function createMessageChanges({ api, refresh, onChange }: Needs) {
  const changes = new Map<number, Change>();
  const queues = new Map<number, Promise<void>>();
  const drawn = new WeakMap<MessageDto, { change: Change; entry: Entry }>();

  /** One request at a time for each message: if two overtook each other the older text would remain. */
  function want(message: MessageDto, wanted: Wanted) {
    const change: Change = { wanted, step: 'saving', refusal: null, editedAt: message.edited_at };
    put(message.id, change);
    const before = queues.get(message.id) ?? Promise.resolve();
    queues.set(
      message.id,
      before.then(() => attempt(message.id, change)),
    );
  }

  async function attempt(id: number, change: Change) {
    if (changes.get(id) !== change) return;
    const { wanted } = change;
    try {
      await (wanted.kind === 'edit' ? api.edit(id, wanted.text) : api.remove(id, wanted.isHard));
      if (changes.get(id) === change) put(id, { ...change, step: 'saved' });
    } catch (cause) {
      const refusal = cause instanceof ApiProblem ? cause.code : null;
      if (changes.get(id) === change) put(id, { ...change, step: 'failed', refusal });
    }
    await refresh();
  }

  function put(id: number, change: Change) {
    changes.set(id, change);
    onChange();
  }

  function retry(message: MessageDto) {
    const change = changes.get(message.id);
    if (change?.step === 'failed') want(message, change.wanted);
  }

  function drop(messageId: number) {
    if (changes.delete(messageId)) onChange();
  }

  /** Call with every new state. A change that the log has brought is removed. */
  function settle(entries: readonly Entry[]) {
    if (changes.size === 0) return;
    for (const entry of entries) {
      if (entry.state !== 'sent') continue;
      const change = changes.get(entry.message.id);
      if (change && isSettled(change, entry.message)) changes.delete(entry.message.id);
    }
  }

  function draw(entries: readonly Entry[]): readonly Entry[] {
    return changes.size === 0 ? entries : entries.map(drawEntry);
  }

  /** Returns the same object for the same message and change, so that other bubbles are not rendered again. */
  function drawEntry(entry: Entry): Entry {
    const change = entry.state === 'sent' ? changes.get(entry.message.id) : undefined;
    if (entry.state !== 'sent' || !change) return entry;
    const known = drawn.get(entry.message);
    if (known?.change === change) return known.entry;
    const made: Entry = {
      state: 'sent',
      message: change.step === 'failed' ? entry.message : changed(entry.message, change.wanted),
      change: markOf(change),
    };
    drawn.set(entry.message, { change, entry: made });
    return made;
  }

  return { want, retry, drop, settle, draw };
}

function isSettled({ wanted, step, editedAt }: Change, message: MessageDto): boolean {
  // A soft-deleted message can still be erased. The log shows no difference, so the answer decides.
  if (wanted.kind === 'remove' && wanted.isHard) return step === 'saved' && message.is_deleted;
  return message.is_deleted || (wanted.kind === 'edit' && step === 'saved' && message.edited_at !== editedAt);
}

function changed(message: MessageDto, wanted: Wanted): MessageDto {
  if (wanted.kind === 'edit') return { ...message, message: wanted.text, is_edited: true };
  return tidy({ ...message, is_deleted: true });
}

function markOf({ wanted, step, refusal }: Change): ChangeMark {
  return { kind: wanted.kind, isFailed: step === 'failed', refusal };
}
