import type { DBSchema, IDBPDatabase } from 'idb';
import type { Unsent } from './conversation';
import { type StoredFile, shownFile } from './unsent-file';

/** An unsent message, saved in this browser until the server has it. */
export type StoredMessage = {
  /** The writer and the conversation: two bookings on one phone, or two colleagues at one desk, are separate. */
  scope: string;
  clientMessageId: string;
  body: string;
  replyTo: number | null;
  /** Missing if an earlier version of this page saved the message. */
  files?: StoredFile[];
  composedAt: string;
  /**
   * The last message that the writer had seen; null after the writer chose to send in spite of a colleague's answer.
   */
  lastSeenSeq: number | null;
  /** The error code of a final refusal. */
  refusal: string | null;
  order: number;
};

export function entryOf(message: Omit<StoredMessage, 'order'>): Unsent {
  const { clientMessageId, body, composedAt, replyTo, refusal } = message;
  const files = (message.files ?? []).map(shownFile);
  return { state: refusal ? 'failed' : 'queued', clientMessageId, body, files, composedAt, replyTo, refusal };
}

type Change = Partial<Pick<StoredMessage, 'refusal' | 'lastSeenSeq' | 'files'>>;

export type IsKept = (scope: string) => boolean;

export type UnsentStore = {
  /**
   * In the order of writing. `isWhole` is false when the database did not answer: messages may be missing from the
   * list.
   */
  list(scope: string): Promise<{ messages: StoredMessage[]; isWhole: boolean }>;
  add(message: Omit<StoredMessage, 'order'>): Promise<void>;
  /** Has no effect on a message that is gone. */
  change(scope: string, clientMessageId: string, change: Change): Promise<void>;
  remove(scope: string, clientMessageId: string): Promise<void>;
  /** Counts the messages of all scopes with this prefix. */
  count(prefix: string): Promise<number>;
  /**
   * Removes the messages of all scopes with this prefix, unless `isKept` returns true. Until the next call with the
   * same prefix this page writes nothing there, because a message that is under way must not come back.
   */
  clear(prefix: string, isKept: IsKept): Promise<void>;
};

interface Schema extends DBSchema {
  unsent: { key: [string, string]; value: StoredMessage; indexes: { scope: string } };
}
type Database = IDBPDatabase<Schema>;

/** Safari may never answer a request. A message must not wait for it. */
const ANSWER_MS = 3000;

/** Uses IndexedDB, or memory for the life of the page where IndexedDB fails (private windows, full disks). */
export function createUnsentStore(open: () => Promise<Database> = openDatabase): UnsentStore {
  const inMemory = new Map<string, StoredMessage>();
  const cleared = new Map<string, IsKept>();
  let opening: Promise<Database | null> | null = null;
  let lastOrder = 0;

  /** Null when the database failed or did not answer. */
  async function attempt<Result>(
    work: (database: Database) => Promise<Result>,
  ): Promise<{ done: Result } | null> {
    opening ??= answered(open);
    const database = await opening;
    if (!database) return null;
    const result = await answered(async () => ({ done: await work(database) }));
    // Browsers close databases under memory pressure. The next request opens it again.
    if (!result) opening = null;
    return result;
  }

  function isClosed(scope: string): boolean {
    return [...cleared].some(([prefix, isKept]) => scope.startsWith(prefix) && !isKept(scope));
  }

  return {
    async list(scope) {
      const stored = await attempt((database) => database.getAllFromIndex('unsent', 'scope', scope));
      // A write that timed out may have succeeded later. It is the same message.
      const messages = new Map(stored?.done.map((message) => [message.clientMessageId, message]));
      for (const kept of inMemory.values())
        if (kept.scope === scope) messages.set(kept.clientMessageId, kept);
      const inOrder = [...messages.values()].sort((one, other) => one.order - other.order);
      return { messages: inOrder, isWhole: stored !== null };
    },
    async add(message) {
      if (isClosed(message.scope)) return;
      lastOrder = Math.max(lastOrder + 1, Date.now());
      const ordered = { ...message, order: lastOrder };
      const stored = await attempt((database) => database.put('unsent', ordered));
      if (!stored && !isClosed(message.scope))
        inMemory.set(keyOf(message.scope, message.clientMessageId), ordered);
    },
    async change(scope, clientMessageId, change) {
      const kept = inMemory.get(keyOf(scope, clientMessageId));
      if (kept) inMemory.set(keyOf(scope, clientMessageId), { ...kept, ...change });
      await attempt(async (database) => {
        const { store } = database.transaction('unsent', 'readwrite');
        const stored = await store.get([scope, clientMessageId]);
        if (stored) await store.put({ ...stored, ...change });
      });
    },
    async remove(scope, clientMessageId) {
      inMemory.delete(keyOf(scope, clientMessageId));
      await attempt((database) => database.delete('unsent', [scope, clientMessageId]));
    },
    async count(prefix) {
      const stored = await attempt((database) => database.getAllKeys('unsent'));
      const ids = new Set(stored?.done.map(([scope, id]) => keyOf(scope, id)));
      for (const id of inMemory.keys()) ids.add(id);
      return [...ids].filter((id) => id.startsWith(prefix)).length;
    },
    async clear(prefix, isKept) {
      cleared.set(prefix, isKept);
      const isGone = (scope: string) => scope.startsWith(prefix) && !isKept(scope);
      for (const [key, message] of inMemory) if (isGone(message.scope)) inMemory.delete(key);
      await attempt(async (database) => {
        const { store, done } = database.transaction('unsent', 'readwrite');
        const keys = (await store.getAllKeys()).filter(([scope]) => isGone(scope));
        await Promise.all([...keys.map((key) => store.delete(key)), done]);
      });
    },
  };
}

/** The only store of the page. */
export const unsentStore = createUnsentStore();

async function openDatabase(): Promise<Database> {
  const { openDB } = await import('idb');
  return openDB<Schema>('hotelmate', 1, {
    upgrade(database) {
      database
        .createObjectStore('unsent', { keyPath: ['scope', 'clientMessageId'] })
        .createIndex('scope', 'scope');
    },
  });
}

const keyOf = (scope: string, clientMessageId: string) => `${scope} ${clientMessageId}`;

/** The result, or null when the work failed or timed out. */
async function answered<Result>(work: () => Promise<Result>): Promise<Result | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ANSWER_MS);
  });
  try {
    return await Promise.race([work(), silence]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
