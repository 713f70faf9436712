import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AttachmentStorage } from '@/lib/guest-chat/ports';
import { AppError } from '@/lib/kernel/app-error';
import { filesUnavailable } from './files-unavailable';

/** Only keys that we generated: user input never becomes part of a path. */
const KEY = /^[a-f0-9]{48}$/;

/** Stores files in a folder on this machine, for the demo, for tests and for a hotel with its own server. */
export function createFileStore(folder: string): AttachmentStorage & { isKey(key: string): boolean } {
  // Files are spread over folders of two letters: a directory of a hundred thousand files is slow.
  const placeOf = (key: string) => {
    if (!isKey(key)) throw new AppError('internal', { context: { key: 'malformed' } });
    return join(folder, key.slice(0, 2), key);
  };

  async function keep(key: string, bytes: Buffer): Promise<void> {
    const place = placeOf(key);
    await mkdir(join(place, '..'), { recursive: true });
    // The rename makes the write atomic: a process that dies before it leaves a name that no row refers to.
    await writeFile(`${place}.new`, bytes, { flag: 'wx' });
    await rename(`${place}.new`, place);
  }

  return {
    newKey: () => randomBytes(24).toString('hex'),
    put: (key, bytes) => orUnavailable(() => keep(key, bytes)),
    async open(key) {
      const body = await orUnavailable(() => readFile(placeOf(key)));
      return { body, size: body.length };
    },
    remove: (keys) =>
      orUnavailable(async () => {
        // Also removes the partial file of a process that died.
        for (const key of keys)
          for (const place of [placeOf(key), `${placeOf(key)}.new`]) await rm(place, { force: true });
      }),
    direct: null,
    isKey,
  };
}

const isKey = (key: string) => KEY.test(key);

async function orUnavailable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw filesUnavailable(10, cause);
  }
}
