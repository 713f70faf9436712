import type { DBSchema, IDBPDatabase } from 'idb';
import type { RememberImport } from '@/lib/contract/import-memory';
import type { StayRow } from '@/lib/stay-files/read-row';
import type { ImportOfFile } from '../stays';
import type { IsKept } from '../unsent-store';
import type { ImportRun, Outcome } from './import-rows';

/** An import that is being written, as this browser keeps it until the person has seen the end of it. */
export type KeptImport = Readonly<{
  run: ImportRun;
  /** Numbers of stays for which the file counts over the front desk. */
  confirmed: readonly string[];
  remember: RememberImport;
  /** By which its parts find each other on the server, so that all of it can be undone as one. */
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
  /** Answers whether it is kept: some browsers keep nothing. Takes the place of an earlier one. */
  begin(scope: string, kept: KeptImport): Promise<boolean>;
  /** How far it has come. In the order in which it is called. */
  advance(scope: string, run: ImportRun): Promise<void>;
  find(scope: string): Promise<KeptImport | null>;
  has(scope: string): Promise<boolean>;
  remove(scope: string): Promise<void>;
  /** Removes those of scopes that begin so and are not kept; this page writes nothing there from then on. */
  clear(prefix: string, isKept: IsKept): Promise<void>;
};

const STORES = ['about', 'work', 'done'] as const;
/** Fifty thousand rows in one record would be written as a whole with each change. */
const ROWS = 1_000;

/** Parts of the work are written once. With each part that was sent a little is added. */
export function createImportStore(open: () => Promise<Database> = openDatabase): ImportStore {
  const cleared = new Map<string, IsKept>();
  let last: Promise<unknown> = Promise.resolve();
  let opening: Promise<Database> | null = null;

  /** One after the other. Null where the browser keeps nothing, or has closed its store. */
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

/** The page's one store. */
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
