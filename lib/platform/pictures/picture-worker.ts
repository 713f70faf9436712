import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { env } from '@/lib/platform/env';
import type { PictureAnswer, PictureOrder } from './picture-messages';
import { MOST_PIXELS } from './refuse-by-header';

/**
 * Relative to the directory in which the app starts. next.config.mjs lists it and its libraries for deployments with
 * file tracing.
 */
const PROGRAM = ['lib', 'platform', 'pictures', 'picture-process.mjs'];
const START_MS = 20_000;
const HEAP_MEGABYTES = 256;
/** The variables that node and its libraries need; none of them is a secret. */
const HARMLESS = ['PATH', 'LD_LIBRARY_PATH', 'TMPDIR', 'TEMP', 'SystemRoot', 'LANG'];

type Reply = PictureAnswer | { kind: 'killed'; why: string };
/** The limits for one picture; the first one that is reached ends the process. */
export type PictureLimits = {
  /** Processor time: the cost of the picture itself, however busy the machine is. */
  processorMs: number;
  milliseconds: number;
  /** The memory of the whole process. */
  bytes: number;
};
export type PictureProcess = {
  isAlive(): boolean;
  /** Draws one picture at a time. Never rejects. A process that does not answer in time is killed. */
  draw(order: PictureOrder): Promise<Reply>;
  /** Closes the channel; the process then ends by itself. */
  end(): void;
};

/** Starts the process of picture-process.mjs and waits until it can work. */
export async function startPictureProcess(limits: PictureLimits): Promise<PictureProcess> {
  const args = [MOST_PIXELS, limits.bytes, limits.processorMs].map(String);
  const child = fork(join(process.cwd(), ...PROGRAM), args, {
    // A picture that exploits its decoder finds no secret. Fewer memory arenas are released sooner.
    env: { NODE_ENV: 'production', MALLOC_ARENA_MAX: '2', ...env.only(HARMLESS) },
    execArgv: [`--max-old-space-size=${HEAP_MEGABYTES}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // Without a listener an error in an idle process would end the app.
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

/** Resolves with the next message of the process, or with the way in which it ended. */
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

/** The app does not stay alive for an idle process, but waits for a busy one. */
function release(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

function hold(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
}
