import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type PostgresServer, startPostgres } from './postgres';
import { createScratchFolder } from './scratch-folder';

let folder: string;
let running: PostgresServer | undefined;

beforeAll(async () => {
  folder = await createScratchFolder('hotelmate-postgres-');
});

afterEach(async () => {
  await running?.stop();
  running = undefined;
});

afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

async function start(
  name: string,
  options: { persistent?: boolean; port?: number } = {},
): Promise<PostgresServer> {
  running = await startPostgres({
    dataDir: join(folder, name),
    persistent: true,
    durable: false,
    ...options,
  });
  return running;
}

async function query(url: string, sql: string, values: unknown[] = []): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql, values);
    return rows;
  } finally {
    await client.end();
  }
}

describe('an embedded PostgreSQL server', () => {
  it('still has its data after a stop and a start', async () => {
    const first = await start('kept');
    await first.createDatabase('hotel');
    await query(first.url('hotel'), "CREATE TABLE guest AS SELECT 'Aoife' AS name");
    await first.stop();
    await expect(query(first.url('hotel'), 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
    const second = await start('kept');
    expect(await query(second.url('hotel'), 'SELECT name FROM guest')).toEqual([{ name: 'Aoife' }]);
  });

  it('starts on the data of a server that was killed', async () => {
    const killed = await start('kept');
    await killed.createDatabase('witness');
    const witness = await connectUntilItEnds(killed.adminUrl);
    process.kill(killed.pid, 'SIGKILL');
    await witness.ended;
    expect(existsSync(join(folder, 'kept', 'postmaster.pid'))).toBe(true);
    const next = await start('kept');
    expect(await query(next.url('witness'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('starts when the process number of a killed server now belongs to another program', async () => {
    await (await start('kept')).stop();
    await writeFile(join(folder, 'kept', 'postmaster.pid'), `${process.pid}\n${join(folder, 'kept')}\n`);
    const next = await start('kept');
    expect(await query(next.adminUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('ends when the process that started it is killed', async () => {
    const script = `import { startPostgres } from './scripts/embedded/postgres.ts';
      const server = await startPostgres({ dataDir: ${JSON.stringify(join(folder, 'kept'))}, persistent: true });
      console.log(server.adminUrl);`;
    const owner = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
    const [adminUrl] = await once(owner.stdout.setEncoding('utf8'), 'data');
    const witness = await connectUntilItEnds(String(adminUrl).trim());
    owner.kill('SIGKILL');
    await expect(witness.ended).resolves.toBeUndefined();
  });

  it('names the directory in which another server is running', async () => {
    const server = await start('kept');
    await expect(startPostgres({ dataDir: join(folder, 'kept'), persistent: true })).rejects.toThrow(
      `PostgreSQL is already running in ${join(folder, 'kept')} (process ${server.pid})`,
    );
  });

  it('does not touch a directory that is not a database', async () => {
    const photos = join(folder, 'photos');
    await mkdir(photos);
    await writeFile(join(photos, 'lobby.jpg'), 'pixels');
    await expect(start('photos')).rejects.toThrow(
      `${photos} is neither empty nor a PostgreSQL data directory`,
    );
    expect(await readFile(join(photos, 'lobby.jpg'), 'utf8')).toBe('pixels');
  });

  it('names the requested port when it is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(start('kept', { port })).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken`);
    other.close();
  });

  it('stores every script and folds its letters', async () => {
    const { adminUrl } = await start('kept');
    const body = 'مرحبا، هل يمكنني الحصول على مناشف؟ 👩🏽‍🍳 Fáilte ÉIRE';
    expect(await query(adminUrl, 'SELECT $1::text AS body, lower($2) AS folded', [body, 'ÉIRE'])).toEqual([
      { body, folded: 'éire' },
    ]);
    expect(await query(adminUrl, "SELECT to_tsvector('simple', $1)::text AS words", ['مرحبا بكم'])).toEqual([
      { words: "'بكم':2 'مرحبا':1" },
    ]);
  });

  it('refuses a wrong password', async () => {
    const { url } = await start('kept');
    const wrong = url('postgres').replace(/:[0-9a-f]+@/, ':wrong@');
    await expect(query(wrong, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  it('deletes data that is not persistent, and clones a template before that', async () => {
    const server = await start('passing', { persistent: false });
    await server.createDatabase('template');
    await query(server.url('template'), 'CREATE TABLE room AS SELECT 204 AS number');
    await server.createDatabase('clone', { template: 'template' });
    expect(await query(server.url('clone'), 'SELECT number FROM room')).toEqual([{ number: 204 }]);
    await server.dropDatabase('clone');
    await expect(query(server.url('clone'), 'SELECT 1')).rejects.toThrow('does not exist');
    await server.stop();
    expect(existsSync(join(folder, 'passing'))).toBe(false);
    expect(existsSync(join(folder, 'passing.password'))).toBe(false);
  });
});

/** Opens a connection whose end shows that the server has ended. */
async function connectUntilItEnds(url: string): Promise<{ ended: Promise<void> }> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  const ended = new Promise<void>((done) => client.once('end', () => done()));
  await client.connect();
  return { ended };
}
