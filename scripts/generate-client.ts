import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(import.meta.dirname, '..');
const SCHEMA = join(ROOT, 'prisma/schema');
const CLIENT = join(ROOT, 'lib/generated/prisma/client.ts');
const STAMP = join(ROOT, 'lib/generated/prisma-source.sha256');
const require = createRequire(import.meta.url);

/** Returns false when the client was already generated from this schema by this version of Prisma. */
export async function generateClient(): Promise<boolean> {
  const source = await hashSource();
  if (existsSync(CLIENT) && existsSync(STAMP) && (await readFile(STAMP, 'utf8')) === source) return false;
  await runPrismaGenerate();
  await writeFile(STAMP, source);
  return true;
}

/** Compares a hash, not file times: a checkout or a copy gives every file a new time in no particular order. */
async function hashSource(): Promise<string> {
  const names = (await readdir(SCHEMA)).filter((name) => name.endsWith('.prisma')).sort();
  const files = [...names.map((name) => join(SCHEMA, name)), join(ROOT, 'prisma.config.ts')];
  const hash = createHash('sha256').update(await readFile(require.resolve('prisma/package.json')));
  for (const file of files) hash.update(`\n${file.slice(ROOT.length)}\n`).update(await readFile(file));
  return hash.digest('hex');
}

async function runPrismaGenerate(): Promise<void> {
  const env = {
    ...process.env,
    // Prisma downloads its schema engine unless one is named. Generating runs none, so any program will do.
    PRISMA_SCHEMA_ENGINE_BINARY: process.env['PRISMA_SCHEMA_ENGINE_BINARY'] || process.execPath,
    CHECKPOINT_DISABLE: '1',
    DO_NOT_TRACK: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  };
  const args = [require.resolve('prisma/build/index.js'), 'generate', '--no-hints'];
  try {
    await promisify(execFile)(process.execPath, args, { cwd: ROOT, env });
  } catch (cause) {
    const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : String(cause);
    throw new Error(`prisma generate failed:\n${said}`, { cause });
  }
}
