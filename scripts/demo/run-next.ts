import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { collectLog, guardAgainstOurDeath } from '../embedded/child-process';

const ROOT = resolve(import.meta.dirname, '../..');
const NEXT = createRequire(import.meta.url).resolve('next/dist/bin/next');
const POLL_MS = 100;
const STOP_TIMEOUT_MS = 3_000;

/**
 * Starts Next directly, not through npm: there is one process to stop, and its exit is the exit of the app. It ends
 * when this process ends.
 */
export function startNext(
  args: readonly string[],
  environment: Record<string, string>,
  output: 'inherit' | 'quiet',
): ChildProcess {
  const child = spawn(process.execPath, [NEXT, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    stdio: output === 'inherit' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  });
  const guard = guardAgainstOurDeath(child, null);
  child.once('exit', () => guard?.kill('SIGKILL'));
  return child;
}

/** Resolves once the app answers. Fails, with the end of its log, when it ends before or does not answer in time. */
export async function waitForApp(child: ChildProcess, url: string, patienceMs = 60_000): Promise<void> {
  const log = collectLog(child);
  const until = Date.now() + patienceMs;
  while (!hasEnded(child) && Date.now() < until) {
    if (await answers(url)) return;
    await pause(POLL_MS);
  }
  throw new Error(`The app did not start:\n${log.tail()}`);
}

export async function stopNext(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await gone;
  clearTimeout(timer);
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(2_000) });
    // An answer that is not read to its end would keep the app from stopping.
    await response.arrayBuffer();
    return true;
  } catch {
    // The app does not listen yet, which is what this function tests.
    return false;
  }
}
