import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { collectLog, exitOf, guardAgainstOurDeath, type Log } from '@/scripts/embedded/child-process';
import { comesTrue } from './wait-until';

const ROOT = resolve(import.meta.dirname, '..');
export const NEXT = createRequire(import.meta.url).resolve('next/dist/bin/next');
const START_TIMEOUT_MS = 60_000;
const POLL_MS = 25;
/** Variables that a developer's shell may set; the app under test must not inherit them. */
const OURS =
  /^(APP_|CLIENT_IP|CRON_|CLOUDINARY_|DATABASE_|DEMO_|FCM_|FIREBASE_|NEXTAUTH_|PUSHER_|QSTASH_|SCHEDULER_|VERCEL|SMTP_)/;

export type AppProcess = {
  pid(): number;
  /** Starts the app. Resolves when it answers requests. */
  start(): Promise<void>;
  /** Ends the app at once, without a shutdown, as a power cut does. */
  kill(): Promise<void>;
  /** Returns the end of the app's log, over all its starts. */
  said(): string;
};

/** Runs a production build as a separate process. Its port stays the same over restarts. */
export function createAppProcess(
  port: number,
  settings: Record<string, string>,
  /** The folder of the build; by default this project. */
  folder = ROOT,
): AppProcess {
  if (!existsSync(join(folder, '.next', 'BUILD_ID'))) {
    throw new Error('There is no production build to run. Make one: npm run build');
  }
  let life: { child: ChildProcess; ended: Promise<unknown>; log: Log } | null = null;
  let earlier = '';

  async function start(): Promise<void> {
    const child = spawnApp(port, settings, folder);
    const born = { child, ended: exitOf(child), log: collectLog(child) };
    life = born;
    const answers = await comesTrue(() => child.exitCode !== null || answersAt(port), {
      timeoutMs: START_TIMEOUT_MS,
      everyMs: POLL_MS,
    });
    if (!answers || child.exitCode !== null) throw new Error(`The app did not start:\n${born.log.tail()}`);
  }

  async function kill(): Promise<void> {
    if (!life) return;
    const { child, ended, log } = life;
    life = null;
    killGroup(child);
    await ended;
    earlier += log.tail();
  }

  return {
    start,
    kill,
    pid() {
      const pid = life?.child.pid;
      if (pid === undefined) throw new Error('The app is not running.');
      return pid;
    },
    said: () => earlier + (life?.log.tail() ?? ''),
  };
}

function spawnApp(port: number, settings: Record<string, string>, folder: string): ChildProcess {
  const inherited = Object.entries(process.env).filter(([name]) => !OURS.test(name));
  const child = spawn(process.execPath, [NEXT, 'start', '-H', '127.0.0.1', '-p', String(port)], {
    cwd: folder,
    // A separate process group: a kill ends all its processes, and Ctrl-C reaches only this process.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...Object.fromEntries(inherited),
      NEXT_TELEMETRY_DISABLED: '1',
      ...settings,
      NODE_ENV: 'production',
    },
  });
  const guard = guardAgainstOurDeath(child, null);
  child.once('exit', () => guard?.kill('SIGKILL'));
  return child;
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // The process has already ended.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

async function answersAt(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/nowhere`, {
      signal: AbortSignal.timeout(2_000),
    });
    await response.arrayBuffer();
    return response.status === 404;
  } catch {
    // The app does not listen yet, which is what this function tests.
    return false;
  }
}
