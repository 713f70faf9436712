import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '@/scripts/free-port';
import { type PostgresServer, startPostgres } from './postgres';
import { applyMigrations, diffMigration, markRolledBack } from './schema-engine';
import { createScratchFolder } from './scratch-folder';

const ROOMS = `-- rooms; and a rule about them
CREATE TABLE room (number int PRIMARY KEY, note text NOT NULL DEFAULT 'clean; quiet');
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'no; never';
END $$;
CREATE TRIGGER room_stays BEFORE DELETE ON room FOR EACH ROW EXECUTE FUNCTION refuse();
INSERT INTO room VALUES (204);`;

let folder: string;
let server: PostgresServer;
let url: string;
let databases = 0;

beforeAll(async () => {
  folder = await createScratchFolder('hotelmate-migrations-');
  server = await startPostgres({ dataDir: join(folder, 'data'), persistent: false, durable: false });
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  databases += 1;
  await server.createDatabase(`hotel_${databases}`);
  url = server.url(`hotel_${databases}`);
});

async function migrations(files: Record<string, string>): Promise<string> {
  const dir = await mkdtemp(join(folder, 'migrations-'));
  for (const [name, sql] of Object.entries(files)) {
    await mkdir(join(dir, name));
    await writeFile(join(dir, name, 'migration.sql'), sql);
  }
  return dir;
}

async function query(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows;
  } finally {
    await client.end();
  }
}

describe('applyMigrations', () => {
  it('applies each migration once, in the order of the names', async () => {
    const dir = await migrations({ '2_notes': 'ALTER TABLE room ADD floor int;', '1_rooms': ROOMS });
    expect(await applyMigrations(url, dir)).toEqual(['1_rooms', '2_notes']);
    expect(await applyMigrations(url, dir)).toEqual([]);
    expect(await query('SELECT * FROM room')).toEqual([{ number: 204, note: 'clean; quiet', floor: null }]);
  });

  it('writes the records of prisma migrate', async () => {
    await applyMigrations(url, await migrations({ '1_rooms': ROOMS }));
    const books = `SELECT migration_name, length(checksum) AS checksum, applied_steps_count AS steps,
      finished_at IS NOT NULL AS finished, rolled_back_at, logs FROM _prisma_migrations`;
    expect(await query(books)).toEqual([
      { migration_name: '1_rooms', checksum: 64, steps: 1, finished: true, rolled_back_at: null, logs: null },
    ]);
  });

  it('applies a migration once when several runs start at the same time', async () => {
    const dir = await migrations({ '1_rooms': ROOMS });
    const applied = await Promise.all([1, 2, 3].map(() => applyMigrations(url, dir)));
    expect(applied.flat()).toEqual(['1_rooms']);
  });

  it('names the failed migration and applies no part of it', async () => {
    const dir = await migrations({
      '1_rooms': ROOMS,
      '2_broken': 'CREATE TABLE bell (id int); CREATE TABEL x;',
    });
    await expect(applyMigrations(url, dir)).rejects.toThrow(
      /The migration 2_broken failed and changed nothing\. .*syntax error at or near "TABEL"$/,
    );
    expect(await query("SELECT to_regclass('bell') AS bell")).toEqual([{ bell: null }]);
  });

  it('continues after a failed migration only when it is marked as rolled back', async () => {
    await expect(applyMigrations(url, await migrations({ '1_rooms': 'CREATE TABEL;' }))).rejects.toThrow();
    const mended = await migrations({ '1_rooms': ROOMS });
    await expect(applyMigrations(url, mended)).rejects.toThrow(/`1_rooms` migration .* failed/);
    await markRolledBack(url, '1_rooms');
    expect(await applyMigrations(url, mended)).toEqual(['1_rooms']);
  });

  it('reports an unreachable database without the password', async () => {
    const port = await freePort();
    const error = await applyMigrations(
      `postgresql://hotel:secret@127.0.0.1:${port}/x`,
      await migrations({ '1_rooms': ROOMS }),
    ).catch((error: unknown) => error);
    expect(String(error)).toContain(`Can't reach database server at \`127.0.0.1:${port}\``);
    expect(String(error)).not.toContain('secret');
  });

  it('reports that there are no migrations', async () => {
    await expect(applyMigrations(url, join(folder, 'nowhere'))).rejects.toThrow('There are no migrations in');
  });
});

describe('diffMigration', () => {
  const base = { path: 'base.prisma', content: 'datasource db {\n  provider = "postgresql"\n}\n' };
  const room = { path: 'room.prisma', content: 'model Room {\n  id Int @id\n}\n' };
  const named = { path: 'room.prisma', content: 'model Room {\n  id Int @id\n  name String\n}\n' };

  it('writes the SQL for a whole schema', async () => {
    expect(await diffMigration([], [base, room], url)).toContain('CREATE TABLE "Room"');
  });

  it('writes the SQL from one schema to the next', async () => {
    expect(await diffMigration([base, room], [base, named], url)).toMatch(
      /ALTER TABLE "Room" ADD COLUMN +"name" TEXT/,
    );
  });

  it('writes no SQL when the schema has not changed', async () => {
    expect(await diffMigration([base, room], [base, room], url)).toBe('');
  });
});
