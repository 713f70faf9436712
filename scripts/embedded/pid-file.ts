import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, readlink, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const SHUTDOWN_TIMEOUT_MS = 10_000;
const SHUTDOWN_POLL_MS = 50;

/**
 * PostgreSQL itself clears the `postmaster.pid` of a process that is gone (and checks for its orphans, so we let
 * it). What it cannot tell is a number that some other program got since: it would refuse to start for ever.
 */
export async function removeStalePidFile(dataDir: string): Promise<void> {
  const file = join(dataDir, 'postmaster.pid');
  const patientUntil = Date.now() + SHUTDOWN_TIMEOUT_MS;
  for (;;) {
    // It may go at any moment, when a server has just been told to stop.
    const content = await readFile(file, 'utf8').catch(() => '');
    const pid = Number.parseInt(content, 10);
    if (pid > 0 && !isAlive(pid)) return;
    if (!(pid > 0) || !(await mayBeServerOf(dataDir, pid))) return rm(file, { force: true });
    // Its owner was killed a moment ago: the server is on its way out.
    const isStopping = content.includes('\nstopping');
    if (!isStopping || Date.now() > patientUntil) {
      throw new Error(
        `PostgreSQL is already running in ${dataDir} (process ${pid}). Stop what started it, or: kill -INT ${pid}`,
      );
    }
    await pause(SHUTDOWN_POLL_MS);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** When the system does not say, the careful answer: two servers on one directory destroy it. */
async function mayBeServerOf(dataDir: string, pid: number): Promise<boolean> {
  try {
    if (existsSync('/proc/self/cmdline')) {
      const isPostgres = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).includes('postgres');
      // A server's working directory is its data.
      return isPostgres && (await readlink(`/proc/${pid}/cwd`)) === dataDir;
    }
    const { stdout } = await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]);
    return stdout.includes('postgres') && stdout.includes(dataDir);
  } catch {
    // Another user's process, a system without `ps`, or gone since we looked.
    return isAlive(pid);
  }
}
