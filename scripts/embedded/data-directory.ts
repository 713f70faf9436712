import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, realpath, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { collectLog, exitOf } from './child-process';
import type { PostgresBinaries } from './postgres-binaries';
import type { ServerUser } from './server-user';
import { findUtf8Locale } from './utf8-locale';

export const SUPERUSER = 'postgres';

/** Resolves symbolic links, so that the directory of a running server has one recognisable name. */
export async function resolveDataDir(dataDir: string): Promise<string> {
  const parent = dirname(resolve(dataDir));
  await mkdir(parent, { recursive: true });
  return existsSync(dataDir) ? realpath(dataDir) : join(await realpath(parent), basename(dataDir));
}

function passwordFileOf(dataDir: string): string {
  return `${dataDir}.password`;
}

export async function deleteData(dataDir: string): Promise<void> {
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  await rm(passwordFileOf(dataDir), { force: true });
}

/** Creates the cluster unless it exists. Returns the superuser's password. */
export async function prepareData(
  dataDir: string,
  binaries: PostgresBinaries,
  user: ServerUser,
): Promise<string> {
  const passwordFile = passwordFileOf(dataDir);
  if (existsSync(join(dataDir, 'PG_VERSION'))) {
    if (existsSync(passwordFile)) return (await readFile(passwordFile, 'utf8')).trim();
    throw new Error(`${dataDir} holds a PostgreSQL database, but its password file ${passwordFile} is gone.`);
  }
  if (existsSync(dataDir)) {
    const found = await readdir(dataDir);
    if (found.length > 0) {
      throw new Error(
        `${dataDir} is neither empty nor a PostgreSQL data directory (it holds ${found.slice(0, 3).join(', ')}). ` +
          'Choose another directory or empty this one.',
      );
    }
  }
  const password = randomBytes(24).toString('hex');
  await rm(passwordFile, { force: true });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  await user.own(passwordFile);
  await initialise(dataDir, binaries, user);
  return password;
}

/**
 * Creates the cluster under another name and renames it when it is complete, so that an interrupted first start leaves
 * no incomplete cluster.
 */
async function initialise(dataDir: string, binaries: PostgresBinaries, user: ServerUser): Promise<void> {
  const unfinished = `${dataDir}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await user.own(unfinished);
  // Text sorts by code point and folds case by Unicode, the same on every machine. LC_CTYPE is the operating system's,
  // because full-text search and pg_trgm use it to recognise letters, and "C" recognises no Arabic ones.
  const locale = ['--locale=C', `--lc-ctype=${await findUtf8Locale()}`, '--locale-provider=builtin'];
  const command = user.command(binaries.initdb, [
    `--pgdata=${unfinished}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFileOf(dataDir)}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    ...locale,
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    // Data that is not yet synced when the machine fails was never used: the directory still has its temporary name.
    '--no-sync',
  ]);
  const child = spawn(command.file, command.args, {
    ...command.options,
    cwd: unfinished,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = collectLog(child);
  const code = await exitOf(child);
  if (code !== 0) {
    await rm(unfinished, { recursive: true, force: true });
    throw new Error(`PostgreSQL could not make its data directory ${dataDir}:\n${log.tail()}`);
  }
  if (existsSync(dataDir)) await rmdir(dataDir);
  await rename(unfinished, dataDir);
}
