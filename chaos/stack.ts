import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { PusherConfigDto } from '@/lib/contract/chat';
import { closeDb } from '@/lib/platform/db';
import { type ChannelsServer, startChannels } from '@/scripts/embedded/channels';
import { type PostgresServer, startPostgres } from '@/scripts/embedded/postgres';
import { applyMigrations } from '@/scripts/embedded/schema-engine';
import { freePort } from '@/scripts/free-port';
import { type AppProcess, createAppProcess } from './app-process';

export type RunningApp = { appUrl: string; app: AppProcess; databaseUrl: string };

export type Stack = RunningApp & {
  /** The address of the database server's administrator, for observation from outside the app. */
  adminUrl: string;
  /** The settings by which a client connects to Channels. */
  pusher: PusherConfigDto;
  account: ChannelsAccount;
  channels: { close(): Promise<void>; open(): Promise<void> };
  /** Starts the same app again on its own database. It publishes its events to `tellsPort` where one is given. */
  startAnother(database: string, tellsPort?: number): Promise<RunningApp>;
  stop(): Promise<void>;
};

type ChannelsAccount = { appId: string; key: string; secret: string };
export type StackOptions = {
  /** Loads pg_stat_statements. */
  countsStatements?: boolean;
  /** Environment variables that replace or complete those of every app. */
  settings?: Record<string, string>;
};

/**
 * Starts PostgreSQL, a Channels server and the built app, on their own ports and data, which are removed at the end. A
 * part that is killed in a run restarts on the same port and data. Commits reach the disk, as in production.
 */
export async function startStack({
  countsStatements = false,
  settings = {},
}: StackOptions = {}): Promise<Stack> {
  const undo: (() => Promise<void>)[] = [];
  async function stop(): Promise<void> {
    for (const step of undo.splice(0).reverse()) await step();
  }
  try {
    const postgres = await startDatabaseServer(countsStatements);
    undo.push(() => postgres.stop());
    const account = { appId: 'run', key: 'runkey', secret: randomBytes(16).toString('hex') };
    const channels = await startRestartable(account);
    undo.push(channels.close);
    const pusher = { key: account.key, cluster: 'local', host: '127.0.0.1', port: channels.port, tls: false };

    const files = join(tmpdir(), `hotelmate-run-files-${randomBytes(6).toString('hex')}`);
    undo.push(() => rm(files, { recursive: true, force: true }));

    const startAnother = async (database: string, tellsPort = channels.port): Promise<RunningApp> => {
      await postgres.createDatabase(database);
      const databaseUrl = postgres.url(database);
      await applyMigrations(databaseUrl);
      const port = await freePort();
      const appUrl = `http://127.0.0.1:${port}`;
      const app = createAppProcess(port, {
        ...settingsOf(appUrl, databaseUrl, account, { ...pusher, port: tellsPort }),
        FILE_STORE_DIR: files,
        ...settings,
      });
      undo.push(app.kill);
      await app.start();
      return { appUrl, app, databaseUrl };
    };
    const first = await startAnother('hotelmate_run');
    lookInto(first.databaseUrl);
    // This must run first at the stop: pg reports a connection as closed a moment before the server has closed it.
    undo.push(closeDb);
    return { ...first, adminUrl: postgres.adminUrl, pusher, account, channels, startAnother, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Sets the database that this process reads with the app's own client, from its next connection on. */
export function lookInto(databaseUrl: string): void {
  process.env['DATABASE_URL'] = databaseUrl;
}

function settingsOf(
  appUrl: string,
  databaseUrl: string,
  account: ChannelsAccount,
  pusher: { cluster: string; host: string; port: number },
): Record<string, string> {
  return {
    APP_URL: appUrl,
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
    PUSHER_APP_ID: account.appId,
    PUSHER_KEY: account.key,
    PUSHER_SECRET: account.secret,
    PUSHER_CLUSTER: pusher.cluster,
    PUSHER_HOST: pusher.host,
    PUSHER_PORT: String(pusher.port),
    PUSHER_USE_TLS: 'false',
  };
}

async function startDatabaseServer(countsStatements: boolean): Promise<PostgresServer> {
  const dataDir = join(tmpdir(), `hotelmate-run-${randomBytes(6).toString('hex')}`);
  if (!countsStatements) return startPostgres({ dataDir, persistent: false });
  // The library can be loaded at a start only, so the first start serves to write the setting.
  const first = await startPostgres({ dataDir, persistent: true });
  await ask(first.adminUrl, "ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'");
  await first.stop();
  const server = await startPostgres({ dataDir, persistent: false });
  await ask(server.adminUrl, 'CREATE EXTENSION pg_stat_statements');
  return server;
}

async function ask(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function startRestartable(account: ChannelsAccount) {
  let server: ChannelsServer | null = await startChannels({ ...account, port: 0 });
  const { port } = server;
  return {
    port,
    async close() {
      const closing = server;
      server = null;
      await closing?.close();
    },
    async open() {
      server ??= await startChannels({ ...account, port });
    },
  };
}
