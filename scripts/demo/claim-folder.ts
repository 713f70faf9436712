import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const CLAIM = 'running.pid';

/**
 * Reserves the folder for this process until the returned function is called or the process ends. A second run in the
 * same folder would overwrite the build of the first and, with `--reset`, delete the data of its database.
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

/** Deletes everything in a folder that this process has reserved, except the reservation. */
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
  // After a crash or a restart the number may belong to another program. Where the system does not show the command,
  // assume that the demo is running.
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => 'node');
  return command.includes('node');
}
