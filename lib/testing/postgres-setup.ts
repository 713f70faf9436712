import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { createDatabase, databaseUrl, dropDatabase, sealTemplate } from '@/scripts/embedded/databases';
import { startPostgres } from '@/scripts/embedded/postgres';
import { applyMigrations } from '@/scripts/embedded/schema-engine';
import { createScratchFolder } from '@/scripts/embedded/scratch-folder';

export type TestPostgres = Readonly<{ adminUrl: string; template: string }>;

declare module 'vitest' {
  export interface ProvidedContext {
    testPostgres: TestPostgres;
  }
}

/** Starts one server for the whole run, with one migrated template database that is copied for every test file. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { adminUrl, stop } = await findServer();
  const template = `hotelmate_template_${randomUUID().slice(0, 8)}`;
  const teardown = async () => {
    try {
      await dropDatabase(adminUrl, template);
    } finally {
      await stop();
    }
  };
  try {
    await createDatabase(adminUrl, template);
    await applyMigrations(databaseUrl(adminUrl, template));
    await sealTemplate(adminUrl, template);
  } catch (error) {
    // vitest tears down only what was set up.
    await teardown();
    throw error;
  }
  project.provide('testPostgres', { adminUrl, template });
  return teardown;
}

async function findServer(): Promise<{ adminUrl: string; stop(): Promise<void> }> {
  const own = process.env['TEST_DATABASE_URL'];
  if (own) return { adminUrl: own, stop: async () => {} };
  const folder = await createScratchFolder('hotelmate-test-');
  const removeFolder = () => rm(folder, { recursive: true, force: true });
  try {
    const server = await startPostgres({ dataDir: join(folder, 'data'), persistent: false, durable: false });
    return { adminUrl: server.adminUrl, stop: () => server.stop().finally(removeFolder) };
  } catch (error) {
    await removeFolder();
    throw error;
  }
}
