import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { closeDb, dbPool } from '@/lib/platform/db';
import { callRoute, nobody } from '@/lib/testing/call-route';
import { seedTheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays } from '@/lib/testing/speak';
import { GET as isAlive } from './live/route';
import { GET as isReady } from './route';

useFreshDatabase();
beforeAll(async () => {
  await guestSays((await seedTheKillarney()).aoife, 'Hello');
});
afterEach(closeDb);

const ask = async (handler: typeof isReady | typeof isAlive) => {
  const answer = await callRoute(handler, 'GET', '/api/health', {}, nobody);
  expect(answer.headers.get('cache-control')).toContain('no-store');
  return [answer.status, await answer.json()];
};

describe('the health endpoints', () => {
  it('reports ready with a database and reports when an outbox item waits too long', async () => {
    expect(await ask(isReady)).toEqual([200, { status: 'ok', database: true, delivers: true }]);
    await dbPool().query(`UPDATE outbox SET created_at = now() - interval '3 minutes'`);
    expect(await ask(isReady)).toEqual([200, { status: 'ok', database: true, delivers: false }]);
  });

  it('reports alive but not ready without a database and reveals nothing of its address', async () => {
    await closeDb();
    vi.stubEnv('DATABASE_URL', 'postgres://nobody@127.0.0.1:1/none');
    expect(await ask(isReady)).toEqual([503, { status: 'unwell', database: false, delivers: null }]);
    expect(await ask(isAlive)).toEqual([200, { status: 'ok' }]);
  });
});
