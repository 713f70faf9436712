import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const NEXT = createRequire(import.meta.url).resolve('next/dist/bin/next');

/** Next itself rather than through npm: one process to stop, and its exit is the app's exit. */
export function startNext(
  args: readonly string[],
  environment: Record<string, string>,
  output: 'inherit' | 'quiet',
): ChildProcess {
  return spawn(process.execPath, [NEXT, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    stdio: output === 'inherit' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  });
}

/** Settles once the app answers; fails when it ends before, with the last of what it said. */
export async function waitForApp(child: ChildProcess, url: string, patienceMs = 60_000): Promise<void> {
  let said = '';
  let hasEnded = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000);
    });
  }
  child.once('exit', () => {
    hasEnded = true;
  });
  const until = Date.now() + patienceMs;
  while (!hasEnded && Date.now() < until) {
    if (await answers(url)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`The app did not start:\n${said}`);
}

export async function stopNext(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await gone;
  clearTimeout(timer);
}

async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(2_000) });
    return true;
  } catch {
    return false;
  }
}
