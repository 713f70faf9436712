import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, inject } from 'vitest';
import { createDatabase, databaseUrl, dropDatabase } from '@/scripts/embedded/databases';

type FreshDatabase = Readonly<{ url: string; drop(): Promise<void> }>;

/** Creates a migrated database that no other test uses. */
async function freshDatabase(): Promise<FreshDatabase> {
  const { adminUrl, template } = inject('testPostgres');
  const name = `hotelmate_test_${randomUUID()}`;
  await createDatabase(adminUrl, name, { template });
  return { url: databaseUrl(adminUrl, name), drop: () => dropDatabase(adminUrl, name) };
}

/** Gives the tests of this file (or `describe`) their own database, as `DATABASE_URL`. */
export function useFreshDatabase(): void {
  let database: FreshDatabase | undefined;
  const before = process.env['DATABASE_URL'];

  beforeAll(async () => {
    database = await freshDatabase();
    process.env['DATABASE_URL'] = database.url;
  });

  afterAll(async () => {
    // Imported late, so that a file without database access need not load the module.
    const { closeDb } = await import('@/lib/platform/db');
    await closeDb();
    if (before === undefined) delete process.env['DATABASE_URL'];
    else process.env['DATABASE_URL'] = before;
    await database?.drop();
  });
}
