import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { startPostgres } from './embedded/postgres';
import { diffMigration, type SchemaFile } from './embedded/schema-engine';
import { createScratchFolder } from './embedded/scratch-folder';

const ROOT = resolve(import.meta.dirname, '..');
const SCHEMA = 'prisma/schema';
const MIGRATIONS = 'prisma/migrations';
const LOCK =
  '# Read by prisma migrate: the database these migrations are written for.\nprovider = "postgresql"\n';

const [name, ...why] = process.argv.slice(2);

try {
  if (!name || !/^[a-z0-9]+(_[a-z0-9]+)*$/.test(name)) {
    throw new Error('Say what changes: npx tsx scripts/make-migration.ts add_tags "Why, for the first line"');
  }
  const file = await makeMigration(name, why.join(' ') || name.replaceAll('_', ' '));
  console.log(
    file ? `Wrote ${file}. Read it, and add what a schema cannot say.` : 'The schema has not changed.',
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function makeMigration(name: string, why: string): Promise<string | null> {
  const previous = await readPreviousSchema();
  const sql = await diffOnScratchServer(previous, await readCurrentSchema());
  if (sql === '') return null;
  const timestamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(MIGRATIONS, `${timestamp}_${name}`);
  await mkdir(join(ROOT, folder), { recursive: true });
  const lock = join(ROOT, MIGRATIONS, 'migration_lock.toml');
  if (!existsSync(lock)) await writeFile(lock, LOCK);
  await writeFile(join(ROOT, folder, 'migration.sql'), `-- ${why}\n\n${sql}`);
  return join(folder, 'migration.sql');
}

async function readCurrentSchema(): Promise<SchemaFile[]> {
  const names = (await readdir(join(ROOT, SCHEMA))).filter((entry) => entry.endsWith('.prisma')).sort();
  return Promise.all(
    names.map(async (path) => ({ path, content: await readFile(join(ROOT, SCHEMA, path), 'utf8') })),
  );
}

/**
 * Returns the schema in the commit of the newest migration. This is what the migrations lead to, provided that both are
 * committed together. Empty when no migration is committed.
 */
async function readPreviousSchema(): Promise<SchemaFile[]> {
  const changed = await git('status', '--porcelain', '--untracked-files=all', '--', MIGRATIONS);
  const pending = changed.split('\n').filter((line) => line.endsWith('/migration.sql'));
  if (pending.length > 0) {
    throw new Error(`Commit this migration first, or delete it to make it anew:\n${pending.join('\n')}`);
  }
  const hasCommits = (await git('for-each-ref', '--count=1')) !== '';
  const commit = hasCommits ? await git('log', '-1', '--format=%H', '--', MIGRATIONS) : '';
  if (commit === '') return [];
  const paths = (await git('ls-tree', '-r', '--name-only', commit, '--', SCHEMA)).split('\n').filter(Boolean);
  return Promise.all(paths.map(async (path) => ({ path, content: await git('show', `${commit}:${path}`) })));
}

async function git(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('git', args, { cwd: ROOT, maxBuffer: 16 * 1024 * 1024 });
  return stdout.trimEnd();
}

async function diffOnScratchServer(from: SchemaFile[], to: SchemaFile[]): Promise<string> {
  const folder = await createScratchFolder('hotelmate-diff-');
  try {
    const server = await startPostgres({ dataDir: join(folder, 'data'), persistent: false, durable: false });
    try {
      return await diffMigration(from, to, server.adminUrl);
    } finally {
      await server.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
