import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { env } from '@/lib/platform/env';
import type { PictureAnswer, PictureOrder } from './picture-messages';
import { MOST_PIXELS } from './refuse-by-header';

/** Relative to where the app is started. next.config.mjs names it and its libraries for deployments by trace. */
const PROGRAM = ['lib', 'platform', 'pictures', 'picture-process.mjs'];
const START_MS = 20_000;
const HEAP_MEGABYTES = 256;
/** What node and its libraries look for in the environment; nothing that opens anything. */
const HARMLESS = ['PATH', 'LD_LIBRARY_PATH', 'TMPDIR', 'TEMP', 'SystemRoot', 'LANG'];

type Reply = PictureAnswer | { kind: 'killed'; why: string };
/** For one picture; whichever is reached first ends the process. */
export type PictureLimits = {
  /** At work, on however busy a machine: what a picture costs, and not what else goes on. */
  processorMs: number;
  milliseconds: number;
  /** Of the whole process. */
  bytes: number;
};
export type PictureProcess = {
  isAlive(): boolean;
  /** One at a time. Never rejects; a process that does not answer in time is killed, and so is what it opened. */
  draw(order: PictureOrder): Promise<Reply>;
  /** It ends when it has nothing to do any more. */
  end(): void;
};

/** Starts the process of picture-process.mjs and waits until it can work. */
export async function startPictureProcess(limits: PictureLimits): Promise<PictureProcess> {
  const args = [MOST_PIXELS, limits.bytes, limits.processorMs].map(String);
  const child = fork(join(process.cwd(), ...PROGRAM), args, {
    // A picture that breaks out of its decoder finds no secret. Fewer pools of memory are given back sooner.
    env: { NODE_ENV: 'production', MALLOC_ARENA_MAX: '2', ...env.only(HARMLESS) },
    execArgv: [`--max-old-space-size=${HEAP_MEGABYTES}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // Without a listener an error that comes while it is idle would end the app.
  child.on('error', () => undefined);
  const ready = await nextReply(child, START_MS);
  if (ready.kind !== 'ready') {
    child.kill('SIGKILL');
    throw new Error(`The picture process did not start: ${ready.kind === 'killed' ? ready.why : ready.kind}`);
  }
  release(child);
  return {
    isAlive: () => child.connected && child.exitCode === null && child.signalCode === null,
    async draw(order) {
      hold(child);
      const reply = nextReply(child, limits.milliseconds);
      child.send(order, (error) => {
        if (error) child.kill('SIGKILL');
      });
      try {
        return await reply;
      } finally {
        release(child);
      }
    },
    end() {
      if (child.connected) child.disconnect();
    },
  };
}

/** What it says, or how it ended. */
function nextReply(child: ChildProcess, mostMs: number): Promise<Reply> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      settle({ kind: 'killed', why: 'silence' });
    }, mostMs);
    const onMessage = (message: unknown) => settle(message as PictureAnswer);
    const onExit = (code: number | null, signal: string | null) =>
      settle({ kind: 'killed', why: signal === 'SIGKILL' ? 'its own watch' : `exit ${signal ?? code}` });
    const onError = (error: Error) => settle({ kind: 'killed', why: error.message });
    function settle(reply: Reply): void {
      clearTimeout(timer);
      child.off('message', onMessage).off('exit', onExit).off('error', onError);
      resolve(reply);
    }
    child.once('message', onMessage).once('exit', onExit).once('error', onError);
  });
}

/** The app does not stay alive for an idle process, and waits for one at work. */
function release(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

function hold(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
}
