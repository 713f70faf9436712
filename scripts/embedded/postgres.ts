import { type ChildProcess, spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort, portIsFree } from '@/scripts/free-port';
import { collectLog, exitOf, guardAgainstOurDeath, type Log } from './child-process';
import { deleteData, prepareData, resolveDataDir, SUPERUSER } from './data-directory';
import { createDatabase, databaseUrl, dropDatabase } from './databases';
import { removeStalePidFile } from './pid-file';
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries';
import { chooseServerUser, type ServerUser } from './server-user';

const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 30_000;
/** Backends of a killed server need a moment to notice; until then PostgreSQL does not start on their data. */
const ORPHAN_TIMEOUT_MS = 10_000;
const ORPHAN_RETRY_MS = 100;
const PORT_ATTEMPTS = 3;

export type PostgresOptions = Readonly<{
  dataDir: string;
  /** By default a free port of 127.0.0.1. */
  port?: number;
  /** Whether data and password remain after `stop()`. Otherwise both are deleted, even when this process is killed. */
  persistent: boolean;
  /** false gives up durability at a power cut for speed: for tests only. */
  durable?: boolean;
}>;

export type PostgresServer = Readonly<{
  url(database: string): string;
  adminUrl: string;
  port: number;
  pid: number;
  /** Resolves when the server has ended, for whatever reason. */
  ended: Promise<void>;
  createDatabase(name: string, options?: { template?: string }): Promise<void>;
  dropDatabase(name: string): Promise<void>;
  stop(): Promise<void>;
}>;

/**
 * Starts a real PostgreSQL that is reachable on 127.0.0.1 only. It is not in the terminal's process group, so Ctrl-C
 * does not reach it: the caller stops it. When the calling process ends without doing so, the server ends too.
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const dataDir = await resolveDataDir(options.dataDir);
  const binaries = await findPostgresBinaries();
  const user = await chooseServerUser([binaries.postgres, dirname(dataDir)]);
  const password = await prepareData(dataDir, binaries, user);
  await removeStalePidFile(dataDir);
  const { child, port } = await startServer({ ...options, dataDir }, binaries, user);
  const pid = child.pid;
  if (pid === undefined) throw new Error('PostgreSQL started without a process id.');

  const adminUrl = `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`;
  let stopping: Promise<void> | undefined;
  return {
    url: (database) => databaseUrl(adminUrl, database),
    adminUrl,
    port,
    pid,
    ended: exitOf(child).then(
      () => undefined,
      () => undefined,
    ),
    createDatabase: (name, template) => createDatabase(adminUrl, name, template),
    dropDatabase: (name) => dropDatabase(adminUrl, name),
    stop() {
      stopping ??= stopServer(child, binaries, dataDir).then(() =>
        options.persistent ? undefined : deleteData(dataDir),
      );
      return stopping;
    },
  };
}

type Running = Readonly<{ child: ChildProcess; port: number }>;

async function startServer(
  options: PostgresOptions,
  binaries: PostgresBinaries,
  user: ServerUser,
): Promise<Running> {
  if (options.port !== undefined && !(await portIsFree(options.port))) {
    throw new Error(
      `Port ${options.port} on 127.0.0.1 is taken. Stop the program that uses it or choose another.`,
    );
  }
  const orphansUntil = Date.now() + ORPHAN_TIMEOUT_MS;
  for (let attempt = 1; ; ) {
    const port = options.port ?? (await freePort());
    const child = spawnServer(options, port, binaries, user);
    const log = collectLog(child);
    if (await becomesReady(child, log)) return { child, port };
    const tail = log.tail();
    if (tail.includes('pre-existing shared memory block') && Date.now() < orphansUntil) {
      await pause(ORPHAN_RETRY_MS);
    } else if (
      tail.includes('Address already in use') &&
      options.port === undefined &&
      attempt < PORT_ATTEMPTS
    ) {
      attempt += 1;
    } else {
      throw new Error(`PostgreSQL did not start in ${options.dataDir}:\n${tail}`);
    }
  }
}

function spawnServer(
  options: PostgresOptions,
  port: number,
  binaries: PostgresBinaries,
  user: ServerUser,
): ChildProcess {
  const settings = {
    listen_addresses: '127.0.0.1',
    // No socket file: the default folder is not writable everywhere, and the path of a socket has at most 107 bytes.
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    lc_messages: 'C',
    ...(options.durable === false
      ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
      : {}),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = user.command(binaries.postgres, ['-D', options.dataDir, '-p', String(port), ...flags]);
  const child = spawn(command.file, command.args, {
    ...command.options,
    cwd: options.dataDir,
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const guard = guardAgainstOurDeath(child, options.persistent ? null : options.dataDir);
  child.once('exit', () => guard?.kill('SIGKILL'));
  return child;
}

async function becomesReady(child: ChildProcess, log: Log): Promise<boolean> {
  const over = new AbortController();
  const timer = setTimeout(() => child.kill('SIGQUIT'), START_TIMEOUT_MS);
  const ended = exitOf(child).then(() => false);
  const ready = log.waitFor('ready to accept connections', over.signal).then(() => true);
  try {
    return await Promise.race([ended, ready]);
  } finally {
    clearTimeout(timer);
    over.abort();
  }
}

async function stopServer(child: ChildProcess, binaries: PostgresBinaries, dataDir: string): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = exitOf(child);
  // A "fast" shutdown rolls back sessions and writes everything to disk. Windows has no signals, so pg_ctl does it
  // there.
  if (process.platform === 'win32') spawn(binaries.pgCtl, ['stop', '-D', dataDir, '-m', 'fast']);
  else child.kill('SIGINT');
  const timer = setTimeout(() => child.kill('SIGQUIT'), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(timer);
}
