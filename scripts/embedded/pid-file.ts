import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, readlink, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const SHUTDOWN_TIMEOUT_MS = 10_000;
const SHUTDOWN_POLL_MS = 50;

/**
 * PostgreSQL itself removes the `postmaster.pid` of a process that has ended, and checks for that server's orphans, so
 * this is left to it. It cannot tell when the number belongs to another program now: it would refuse to start for ever.
 */
export async function removeStalePidFile(dataDir: string): Promise<void> {
  const file = join(dataDir, 'postmaster.pid');
  const patientUntil = Date.now() + SHUTDOWN_TIMEOUT_MS;
  for (;;) {
    // The file may disappear at any moment when a server is stopping.
    const content = await readFile(file, 'utf8').catch(() => '');
    const pid = Number.parseInt(content, 10);
    if (pid > 0 && !isAlive(pid)) return;
    if (!(pid > 0) || !(await mayBeServerOf(dataDir, pid))) return rm(file, { force: true });
    // The process that started it was killed a moment ago, and the server is stopping.
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

/** Where the system does not show the command, assume a server: two servers on one directory destroy it. */
async function mayBeServerOf(dataDir: string, pid: number): Promise<boolean> {
  try {
    if (existsSync('/proc/self/cmdline')) {
      const isPostgres = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).includes('postgres');
      // The working directory of a server is its data directory.
      return isPostgres && (await readlink(`/proc/${pid}/cwd`)) === dataDir;
    }
    const { stdout } = await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]);
    return stdout.includes('postgres') && stdout.includes(dataDir);
  } catch {
    // Another user's process, a system without `ps`, or a process that has ended since.
    return isAlive(pid);
  }
}
