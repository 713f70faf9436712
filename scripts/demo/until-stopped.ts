import type { ChildProcess } from 'node:child_process';

/** Waits for Ctrl-C, a polite kill, or the app's own end; answers the exit code. */
export function untilStopped(app: ChildProcess): Promise<number> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done(0));
    app.once('exit', (code, signal) => {
      // Ctrl-C reaches the app too; its going then is no accident.
      setTimeout(() => {
        console.error(`The app ended by itself (${signal ?? code}). Stopping the rest.`);
        done(1);
      }, 200);
    });
  });
}
