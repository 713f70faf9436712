import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { collectLog } from '../embedded/child-process';

/** Ctrl-C reaches the app too, and its going may be seen before our own signal is. */
const SIGNAL_DELAY_MS = 200;
const LOOK_AROUND_MS = 500;
const startedBy = process.ppid;

/** Waits for Ctrl-C, a polite kill, or the end of a part that should have stayed; answers the exit code. */
export function untilStopped(app: ChildProcess, databaseEnded: Promise<void>): Promise<number> {
  const log = collectLog(app);
  return new Promise((done) => {
    let isOver = false;
    const over = (code: number) => {
      isOver = true;
      done(code);
    };
    const missed = async (what: string, lastWords = '') => {
      await pause(SIGNAL_DELAY_MS);
      if (isOver) return;
      console.error([`\n${what} Stopping the rest.`, lastWords].filter(Boolean).join('\n'));
      over(1);
    };
    // For good, not once: npm and tsx may pass on a signal we had already, and the second must not cut the first short.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => over(0));
    // npm passes a signal on to a shell that dies of it without telling us: then whoever started us is gone.
    setInterval(() => process.ppid !== startedBy && over(0), LOOK_AROUND_MS).unref();
    app.once('close', (code, signal) => {
      void missed(`The app ended by itself (${signal ?? code}).`, log.tail());
    });
    void databaseEnded.then(() => missed('PostgreSQL ended by itself.'));
  });
}
