import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AttachmentStorage } from '@/lib/guest-chat/ports';
import { AppError } from '@/lib/kernel/app-error';
import { filesUnavailable } from './files-unavailable';

/** Our own keys and nothing else: no word of a user's ever becomes part of a path. */
const KEY = /^[a-f0-9]{48}$/;

/** A folder on this machine, for the demo, for tests and for a hotel that runs its own server. */
export function createFileStore(folder: string): AttachmentStorage & { isKey(key: string): boolean } {
  // Two letters a folder: a directory of a hundred thousand files is slow to look through.
  const placeOf = (key: string) => {
    if (!isKey(key)) throw new AppError('internal', { context: { key: 'malformed' } });
    return join(folder, key.slice(0, 2), key);
  };

  async function keep(key: string, bytes: Buffer): Promise<void> {
    const place = placeOf(key);
    await mkdir(join(place, '..'), { recursive: true });
    // Whole or not at all: a process that dies here leaves a name nobody knows.
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
        // Half of it too, where a process died.
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
