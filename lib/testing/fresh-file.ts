import { afterAll, vi } from 'vitest';

/**
 * A worker process runs many test files, because starting Node and loading the packages for each file costs more than
 * most files themselves. This setup isolates the files: our own modules are evaluated again for each file, the
 * environment and our globals are restored, and a file that leaves something running fails.
 */

// Packages stay loaded. State of our own modules (adapters, counters, caches) never outlives the file.
vi.resetModules();

/**
 * The resources that must have ended with the file that started them. Sockets may outlive it, because clients keep them
 * for their next call.
 */
const MUST_END = ['TCPServerWrap', 'ProcessWrap'];
/** The prefix of each global that our modules keep for the whole process. */
const OUR_GLOBALS = 'hotelmate';
/** Shorter than the time limit of a hook, so that the message names what still runs. */
const ENDS_WITHIN_MS = 45_000;
const environment = { ...process.env };
const runningBefore = countRunning();

// Hooks of the file itself are registered later and run before this one.
afterAll(async () => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  await closeDatabase();
  restoreEnvironment();
  // The globals of packages stay, as the packages do.
  for (const name of Object.keys(globalThis).filter((each) => each.startsWith(OUR_GLOBALS)))
    Reflect.deleteProperty(globalThis, name);
  await expectNothingRuns();
});

/** Loads the database module only where the file has used it. */
async function closeDatabase(): Promise<void> {
  if (!('hotelmateDatabase' in globalThis)) return;
  const { closeDb } = await import('@/lib/platform/db');
  await closeDb();
}

function restoreEnvironment(): void {
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
}

/** Ending resources may take a few turns of the event loop, and a process longer. */
async function expectNothingRuns(): Promise<void> {
  await vi.waitFor(
    () => {
      const now = countRunning();
      const left = MUST_END.filter((kind) => (now.get(kind) ?? 0) > (runningBefore.get(kind) ?? 0));
      if (left.length > 0)
        throw new Error(`This file has left running: ${left.join(', ')}. Close what it starts.`);
    },
    { timeout: ENDS_WITHIN_MS, interval: 5 },
  );
}

function countRunning(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}
