import type { DBSchema, IDBPDatabase } from 'idb';
import type { Unsent } from './conversation';
import { type StoredFile, shownFile } from './unsent-file';

/** A message on its way, as this browser keeps it until the server has it. */
export type StoredMessage = {
  /** Who writes where: two bookings on one phone, or two colleagues at one desk, never mix. */
  scope: string;
  clientMessageId: string;
  body: string;
  replyTo: number | null;
  /** Absent where an earlier version of this page wrote it. */
  files?: StoredFile[];
  composedAt: string;
  /** What the writer had seen; null once they chose to send whatever a colleague has answered. */
  lastSeenSeq: number | null;
  /** The code it was refused for good with. */
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
  /** In the order they were written. Not whole when the database did not answer: what is missing may be there. */
  list(scope: string): Promise<{ messages: StoredMessage[]; isWhole: boolean }>;
  add(message: Omit<StoredMessage, 'order'>): Promise<void>;
  /** Nothing happens to one that is gone. */
  change(scope: string, clientMessageId: string, change: Change): Promise<void>;
  remove(scope: string, clientMessageId: string): Promise<void>;
  /** How many messages wait under scopes that begin so. */
  count(prefix: string): Promise<number>;
  /**
   * Removes all under scopes that begin so and that are not kept. Until it is called again for the same beginning,
   * this page writes nothing there: what is still on its way must not come back.
   */
  clear(prefix: string, isKept: IsKept): Promise<void>;
};

interface Schema extends DBSchema {
  unsent: { key: [string, string]; value: StoredMessage; indexes: { scope: string } };
}
type Database = IDBPDatabase<Schema>;

/** Safari may leave a request without any answer; a message must not wait for it. */
const ANSWER_MS = 3000;

/** IndexedDB where it works; memory where it does not (private windows, full disks), for as long as the page lives. */
export function createUnsentStore(open: () => Promise<Database> = openDatabase): UnsentStore {
  const inMemory = new Map<string, StoredMessage>();
  const cleared = new Map<string, IsKept>();
  let opening: Promise<Database | null> | null = null;
  let lastOrder = 0;

  /** Null when the database did not do it. */
  async function attempt<Result>(
    work: (database: Database) => Promise<Result>,
  ): Promise<{ done: Result } | null> {
    opening ??= answered(open);
    const database = await opening;
    if (!database) return null;
    const result = await answered(async () => ({ done: await work(database) }));
    // Browsers close databases under memory pressure: the next request opens it anew.
    if (!result) opening = null;
    return result;
  }

  function isClosed(scope: string): boolean {
    return [...cleared].some(([prefix, isKept]) => scope.startsWith(prefix) && !isKept(scope));
  }

  return {
    async list(scope) {
      const stored = await attempt((database) => database.getAllFromIndex('unsent', 'scope', scope));
      // One that was given up on may have been written after all: it is the same message.
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

/** The page's one store. */
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

/** What it answered, or null when it failed or said nothing in time. */
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
