import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const CLAIM = 'running.pid';

/**
 * Makes the folder ours until the returned function is called or we die. A second run in it would build over the
 * first one's app and, asked for a new start, delete the data under its database.
 */
export async function claimFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, CLAIM);
  for (;;) {
    try {
      await writeFile(file, String(process.pid), { flag: 'wx' });
      return () => rm(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const pid = Number(await readFile(file, 'utf8').catch(() => ''));
    if (await isRunning(pid)) {
      throw new Error(
        `It is already running in ${folder} (process ${pid}). Stop that one first. If there is none, delete ${file}`,
      );
    }
    await rm(file, { force: true });
  }
}

/** Deletes everything in a folder that is ours. */
export async function emptyFolder(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name !== CLAIM) await rm(join(folder, name), { recursive: true, force: true, maxRetries: 5 });
  }
}

async function isRunning(pid: number): Promise<boolean> {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  // After a crash or a restart the number may be some other program's. Where the system does not say, the careful answer.
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => 'node');
  return command.includes('node');
}
