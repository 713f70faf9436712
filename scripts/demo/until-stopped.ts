import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { collectLog } from '../embedded/child-process';

/** Ctrl-C reaches the app too, and its exit may be seen before this process receives its own signal. */
const SIGNAL_DELAY_MS = 200;
const LOOK_AROUND_MS = 500;
const startedBy = process.ppid;

/** Waits for Ctrl-C, a termination signal, or the unexpected end of a part. Resolves with the exit code. */
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
    // The handler stays installed: npm and tsx may pass on a signal a second time, which must not interrupt the stop.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => over(0));
    // npm passes a signal to a shell that ends without notice to this process; then the parent process has changed.
    setInterval(() => process.ppid !== startedBy && over(0), LOOK_AROUND_MS).unref();
    app.once('close', (code, signal) => {
      void missed(`The app ended by itself (${signal ?? code}).`, log.tail());
    });
    void databaseEnded.then(() => missed('PostgreSQL ended by itself.'));
  });
}
