import type { DBSchema, IDBPDatabase } from 'idb';
import type { RememberImport } from '@/lib/contract/import-memory';
import type { StayRow } from '@/lib/stay-files/read-row';
import type { ImportOfFile } from '../stays';
import type { IsKept } from '../unsent-store';
import type { ImportRun, Outcome } from './import-rows';

/** A running import, saved in this browser until the user has seen its result. */
export type KeptImport = Readonly<{
  run: ImportRun;
  /** The numbers of the stays for which the file overrides the changes of the front desk. */
  confirmed: readonly string[];
  remember: RememberImport;
  /** Identifies the parts of one import on the server, so that they can be undone together. */
  of: ImportOfFile;
}>;

type About = Omit<KeptImport, 'run'> & { scope: string; next: number; told: number };
interface Schema extends DBSchema {
  about: { key: string; value: About };
  work: { key: [string, number]; value: { scope: string; index: number; rows: StayRow[] } };
  done: { key: [string, number]; value: { scope: string; index: number; outcomes: Outcome[] } };
}
type Database = IDBPDatabase<Schema>;

export type ImportStore = {
  /** Resolves to whether it was saved: some browsers save nothing. Replaces an earlier import. */
  begin(scope: string, kept: KeptImport): Promise<boolean>;
  /** Saves the progress. Calls are executed in order. */
  advance(scope: string, run: ImportRun): Promise<void>;
  find(scope: string): Promise<KeptImport | null>;
  has(scope: string): Promise<boolean>;
  remove(scope: string): Promise<void>;
  /**
   * Removes the imports of scopes with this prefix, unless `isKept` returns true. Afterwards this page writes nothing
   * to the removed scopes.
   */
  clear(prefix: string, isKept: IsKept): Promise<void>;
};

const STORES = ['about', 'work', 'done'] as const;
/** A single record with fifty thousand rows would be rewritten as a whole with each change. */
const ROWS = 1_000;

/** The rows are written once. Each sent part adds only a small record. */
export function createImportStore(open: () => Promise<Database> = openDatabase): ImportStore {
  const cleared = new Map<string, IsKept>();
  let last: Promise<unknown> = Promise.resolve();
  let opening: Promise<Database> | null = null;

  /** Runs one task at a time. Null where the browser saves nothing or has closed its database. */
  function attempt<Result>(work: (database: Database) => Promise<Result>): Promise<Result | null> {
    const next = last.then(async () => {
      try {
        opening ??= open();
        return await work(await opening);
      } catch {
        opening = null;
        return null;
      }
    });
    last = next;
    return next;
  }

  const isClosed = (scope: string) =>
    [...cleared].some(([prefix, isKept]) => scope.startsWith(prefix) && !isKept(scope));

  return {
    async begin(scope, { run, ...about }) {
      if (isClosed(scope)) return false;
      const done = await attempt(async (database) => {
        const tx = database.transaction(STORES, 'readwrite');
        await removeAll(tx, scope);
        await tx.objectStore('about').put({ ...about, scope, next: run.next, told: run.outcomes.length });
        for (let at = 0; at < run.work.length; at += ROWS)
          await tx.objectStore('work').put({ scope, index: at, rows: run.work.slice(at, at + ROWS) });
        await tx.objectStore('done').put({ scope, index: 0, outcomes: [...run.outcomes] });
        await tx.done;
        return true;
      });
      return done ?? false;
    },
    async advance(scope, { next, outcomes }) {
      await attempt(async (database) => {
        if (isClosed(scope)) return;
        const tx = database.transaction(['about', 'done'], 'readwrite');
        const about = await tx.objectStore('about').get(scope);
        if (about && outcomes.length > about.told) {
          await tx
            .objectStore('done')
            .put({ scope, index: about.told, outcomes: outcomes.slice(about.told) });
          await tx.objectStore('about').put({ ...about, next, told: outcomes.length });
        }
        await tx.done;
      });
    },
    find: (scope) =>
      attempt(async (database) => {
        const tx = database.transaction(STORES);
        const about = await tx.objectStore('about').get(scope);
        if (!about) return null;
        const work = await tx.objectStore('work').getAll(partsOf(scope));
        const done = await tx.objectStore('done').getAll(partsOf(scope));
        const { confirmed, remember, of, next } = about;
        const outcomes = done.flatMap((part) => part.outcomes);
        return { confirmed, remember, of, run: { work: work.flatMap(({ rows }) => rows), next, outcomes } };
      }),
    async has(scope) {
      return (await attempt((database) => database.count('about', scope))) === 1;
    },
    async remove(scope) {
      await attempt(async (database) => {
        const tx = database.transaction(STORES, 'readwrite');
        await removeAll(tx, scope);
        await tx.done;
      });
    },
    async clear(prefix, isKept) {
      cleared.set(prefix, isKept);
      await attempt(async (database) => {
        const tx = database.transaction(STORES, 'readwrite');
        const scopes = (await tx.objectStore('about').getAllKeys()).filter(
          (scope) => scope.startsWith(prefix) && !isKept(scope),
        );
        for (const scope of scopes) await removeAll(tx, scope);
        await tx.done;
      });
    },
  };
}

/** The only store of the page. */
export const keptImports = createImportStore();

type Writing = ReturnType<typeof writing>;
const writing = (database: Database) => database.transaction(STORES, 'readwrite');

async function removeAll(tx: Writing, scope: string): Promise<void> {
  await tx.objectStore('about').delete(scope);
  await tx.objectStore('work').delete(partsOf(scope));
  await tx.objectStore('done').delete(partsOf(scope));
}

const partsOf = (scope: string) => IDBKeyRange.bound([scope, 0], [scope, Number.MAX_SAFE_INTEGER]);

async function openDatabase(): Promise<Database> {
  const { openDB } = await import('idb');
  return openDB<Schema>('hotelmate-import', 1, {
    upgrade(database) {
      database.createObjectStore('about', { keyPath: 'scope' });
      database.createObjectStore('work', { keyPath: ['scope', 'index'] });
      database.createObjectStore('done', { keyPath: ['scope', 'index'] });
    },
  });
}
