import { type ChildProcess, spawn } from 'node:child_process';

const LOG_TAIL_CHARS = 8_000;

export type Log = Readonly<{ tail(): string; waitFor(text: string, signal: AbortSignal): Promise<void> }>;

/** Collects the end of the program's output for an error message. Reading also keeps the program from blocking. */
export function collectLog(child: ChildProcess): Log {
  let tail = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      tail = (tail + text).slice(-LOG_TAIL_CHARS);
      for (const listener of listeners) listener();
    });
  }
  return {
    tail: () => tail.trim(),
    waitFor: (text, signal) =>
      new Promise((done) => {
        const look = () => {
          if (!tail.includes(text) && !signal.aborted) return;
          listeners.delete(look);
          done();
        };
        listeners.add(look);
        signal.addEventListener('abort', look, { once: true });
        look();
      }),
  };
}

/** Resolves when the process has ended and all its output has been read. */
export function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', done);
  });
}

/**
 * Starts a shell that reads from this process. Its input ends when this process ends for any reason, and it then stops
 * the child.
 */
export function guardAgainstOurDeath(
  { pid }: ChildProcess,
  dataToDelete: string | null,
): ChildProcess | null {
  if (process.platform === 'win32' || pid === undefined) return null;
  const script = `read -r _
kill -INT "$0"
[ -n "$1" ] || exit 0
i=0
while [ -e "$1/postmaster.pid" ] && [ $i -lt 300 ]; do sleep 0.1; i=$((i + 1)); done
rm -rf -- "$1" "$1.password"`;
  const guard = spawn('/bin/sh', ['-c', script, String(pid), dataToDelete ?? ''], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  return guard;
}
