import { join } from 'node:path';
import { closeDb } from '@/lib/platform/db';
import { startChannels } from '../embedded/channels';
import { startPostgres } from '../embedded/postgres';
import { applyMigrations } from '../embedded/schema-engine';
import { freePort, portIsFree } from '../free-port';
import { networkAddresses } from './addresses';
import { readSettings, type Settings } from './settings';

const DATABASE = 'hotelmate';

export type Parts = {
  baseUrl: string;
  settings: Settings;
  /** The environment of the app, however it is started. */
  environment: Record<string, string>;
  /** Resolves when PostgreSQL has ended, for whatever reason. */
  databaseEnded: Promise<void>;
  stop(): Promise<void>;
};
export type Say = (step: string) => void;

/**
 * Starts a migrated PostgreSQL and a Channels server, with their data in `folder`. Their addresses are also set in the
 * environment of this process.
 */
export async function startParts(folder: string, port: number, say: Say): Promise<Parts> {
  const settings = await readSettings(folder);
  const undo: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    say('Starting PostgreSQL');
    const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), persistent: true });
    undo.push(postgres.stop);
    const url = postgres.url(DATABASE);
    await postgres.createDatabase(DATABASE).catch(ignoreExisting);
    say('Bringing the database up to date');
    await applyMigrations(url);
    say('Starting the Channels server');
    const channelsPort = (await portIsFree(settings.channels.port))
      ? settings.channels.port
      : await freePort();
    const { appId, key, secret } = settings.channels;
    // A phone on the same Wi-Fi must reach it, like the app itself.
    const channels = await startChannels({ appId, key, secret, port: channelsPort, host: '0.0.0.0' });
    undo.push(channels.close);
    const webhookPort = (await portIsFree(settings.webhookPort)) ? settings.webhookPort : await freePort();
    settings.webhookPort = webhookPort;
    const calendarPort = (await portIsFree(settings.calendarPort)) ? settings.calendarPort : await freePort();
    settings.calendarPort = calendarPort;
    const baseUrl = `http://localhost:${port}`;
    const hosts = ['127.0.0.1', ...networkAddresses()];
    const environment = {
      APP_URL: baseUrl,
      APP_ORIGINS: hosts.map((host) => `http://${host}:${port}`).join(','),
      DATABASE_URL: url,
      NEXTAUTH_SECRET: settings.authSecret,
      CRON_SECRET: settings.cronSecret,
      PUSHER_APP_ID: appId,
      PUSHER_KEY: key,
      PUSHER_SECRET: secret,
      PUSHER_CLUSTER: 'local',
      PUSHER_HOST: '127.0.0.1',
      PUSHER_PORT: String(channelsPort),
      PUSHER_USE_TLS: 'false',
      FILE_STORE_DIR: join(folder, 'files'),
      // Anyone on the Wi-Fi can add a webhook to the demo, so webhooks may reach only this port of the private
      // networks.
      WEBHOOKS_ALLOWED_PRIVATE: `127.0.0.1:${webhookPort}`,
      CALENDARS_ALLOWED_PRIVATE: `127.0.0.1:${calendarPort}`,
      NEXT_TELEMETRY_DISABLED: '1',
    };
    Object.assign(process.env, environment);
    undo.push(closeDb);
    settings.channels.port = channelsPort;
    return { baseUrl, settings, environment, databaseEnded: postgres.ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function ignoreExisting(error: unknown): void {
  if (!(error instanceof Error && /already exists/.test(error.message))) throw error;
}
