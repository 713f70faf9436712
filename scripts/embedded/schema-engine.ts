import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

/** Prisma's own schema engine as WebAssembly: what `prisma migrate` runs, without the binary it would download. */

const MIGRATIONS = resolve(import.meta.dirname, '../../prisma/migrations');
const NO_FILTERS = { externalTables: [], externalEnums: [] };
const CONNECT_TIMEOUT_MS = 10_000;

export type SchemaFile = Readonly<{ path: string; content: string }>;

/**
 * Does what `prisma migrate deploy` does, with the same `_prisma_migrations` table, so either can follow the other.
 * Returns the names of the migrations that it applied. Two concurrent runs are safe: the second waits and finds nothing
 * to do.
 */
export async function applyMigrations(databaseUrl: string, migrationsDir = MIGRATIONS): Promise<string[]> {
  const migrationsList = await readMigrations(migrationsDir);
  return withEngine(databaseUrl, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTERS });
    return appliedMigrationNames;
  });
}

/** Lets the next run repeat a failed migration that was corrected. */
export async function markRolledBack(databaseUrl: string, migrationName: string): Promise<void> {
  await withEngine(databaseUrl, (engine) => engine.markMigrationRolledBack({ migrationName }));
}

/**
 * Returns the SQL that leads from one schema to the other; empty when nothing differs. A schema without files has no
 * tables.
 */
export async function diffMigration(
  from: readonly SchemaFile[],
  to: readonly SchemaFile[],
  /** Any server of the right kind: the engine reads its version and changes nothing. */
  databaseUrl: string,
): Promise<string> {
  const target = (files: readonly SchemaFile[]): glue.DiffTarget =>
    files.length === 0 ? { tag: 'empty' } : { tag: 'schemaDatamodel', files: [...files] };
  const question = { from: target(from), to: target(to), script: true, exitCode: true, filters: NO_FILTERS };
  const { exitCode, stdout } = await withEngine(databaseUrl, (engine) => engine.diff(question));
  return exitCode === 0 ? '' : (stdout ?? '');
}

async function withEngine<T>(
  databaseUrl: string,
  use: (engine: glue.SchemaEngine) => Promise<T>,
): Promise<T> {
  await loadEngine();
  // One connection: the engine's advisory lock belongs to the connection that took it.
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 1,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(sendScriptsWhole(new PrismaPg(pool)));
    const engine = await glue.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter);
    try {
      return await use(engine);
    } finally {
      engine.free();
    }
  } catch (cause) {
    throw new Error(explain(cause), { cause });
  } finally {
    await pool.end();
  }
}

/**
 * The adapter splits a script at every semicolon, also inside strings, comments and function bodies, and runs the parts
 * one by one. Sent whole, PostgreSQL splits the script, and a migration is applied completely or not at all.
 */
function sendScriptsWhole(
  factory: SqlMigrationAwareDriverAdapterFactory,
): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connectToShadowDb: () => factory.connectToShadowDb(),
    async connect() {
      const adapter = await factory.connect();
      adapter.executeScript = async (sql) => {
        await adapter.executeRaw({ sql, args: [], argTypes: [] });
      };
      return adapter;
    },
  };
}

let loading: Promise<void> | undefined;

function loadEngine(): Promise<void> {
  loading ??= instantiate();
  return loading;
}

async function instantiate(): Promise<void> {
  const glueFile = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const wasm = await readFile(join(dirname(glueFile), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': importsOf(glue) });
  const start = instance.exports['__wbindgen_start'];
  if (typeof start !== 'function')
    throw new Error('The schema engine has no start function. Did its version change?');
  glue.__wbg_set_wasm(instance.exports);
  start();
}

/**
 * The engine sets a timer of ten seconds for its lock and never clears it. Without this change every process that
 * applied migrations would stay for ten seconds after its work.
 */
function importsOf(module: object): Record<string, WebAssembly.ImportValue> {
  const unref = (set: CallableFunction) => (callback: unknown, delay: unknown) =>
    set(callback, delay).unref();
  return Object.fromEntries(
    Object.entries(module).map(([name, value]) => [
      name,
      name.startsWith('__wbg_setTimeout_') ? unref(value) : value,
    ]),
  );
}

async function readMigrations(baseDir: string): Promise<glue.MigrationList> {
  const entries = existsSync(baseDir) ? await readdir(baseDir, { withFileTypes: true }) : [];
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  if (names.length === 0) throw new Error(`There are no migrations in ${baseDir}.`);
  const lockfile = join(baseDir, 'migration_lock.toml');
  return {
    baseDir,
    lockfile: {
      path: 'migration_lock.toml',
      content: existsSync(lockfile) ? await readFile(lockfile, 'utf8') : null,
    },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(names.sort().map((name) => readMigration(baseDir, name))),
  };
}

async function readMigration(baseDir: string, name: string): Promise<glue.MigrationDirectory> {
  const value = await readFile(join(baseDir, name, 'migration.sql'), 'utf8');
  return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value } } };
}

/** Returns the engine's message without its stack, and with the name of the migration. */
function explain(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const migration = /migration_name="([^"]+)"/.exec(message)?.[1];
  const [reason = ''] = message.split(/\n\s+0: /);
  const short = reason.replace(/^external connector error\s*/, '').trim();
  return migration ? `The migration ${migration} failed and changed nothing. ${short}` : short;
}
