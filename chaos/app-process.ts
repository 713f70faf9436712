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
/** A shell that works on the project may have any of these set; the app under test must not see them. */
const OURS =
  /^(APP_|CLIENT_IP|CRON_|CLOUDINARY_|DATABASE_|DEMO_|FCM_|FIREBASE_|NEXTAUTH_|PUSHER_|QSTASH_|SCHEDULER_|VERCEL|SMTP_)/;

export type AppProcess = {
  pid(): number;
  /** Answers when it answers. */
  start(): Promise<void>;
  /** At once and without a goodbye, as a power cut. */
  kill(): Promise<void>;
  /** The end of what it said, of all its lives. */
  said(): string;
};

/** A production build as a process of its own, on a port that stays the same through all its lives. */
export function createAppProcess(
  port: number,
  settings: Record<string, string>,
  /** Whose build; this project's unless said. */
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
    // A group of its own: what it starts dies with it, and Ctrl-C reaches only us.
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
    // Already gone.
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
    // Not listening yet: that is what we are here to find out.
    return false;
  }
}
