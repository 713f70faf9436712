import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { guestCookieName, staffCookieName } from '@/lib/auth/cookies';
import { closeDb, dbPool } from '@/lib/platform/db';
import { browser, byApiToken, byGuestCookie, byStaffCookie, byToken, nobody } from '@/lib/testing/call-route';
import { guestEndpoints, hotelEndpoints, staffEndpoints } from '@/lib/testing/endpoints';
import { expectProblem } from '@/lib/testing/expect-refusal';
import { GUEST_REQUESTS } from '@/lib/testing/guest-requests';
import { PASSWORD, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays } from '@/lib/testing/speak';
import { CONVERSATION_REQUESTS, HOTEL_REQUESTS, signFor } from '@/lib/testing/staff-requests';
import { tableHashes } from '@/lib/testing/table-hashes';

useFreshDatabase();
let fixtures: TheKillarney;
let id: number;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  id = (await guestSays(fixtures.aoife, 'Hello')).conversation_id;
});
afterEach(closeDb);

async function expectClosed(answers: readonly Response[]): Promise<void> {
  for (const answer of answers) {
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(answer.headers.get('set-cookie')).toBeNull();
    await expectProblem(answer, 'unavailable');
  }
}

/** Calls every endpoint with a caller that is authorized for it. */
async function requestEverywhere(): Promise<Response[]> {
  const { aoife, brendan, killarney } = fixtures;
  const { slug } = killarney;
  const answers: Response[] = [];
  for (const { ask } of GUEST_REQUESTS)
    answers.push(await ask(aoife, byToken(aoife)), await ask(aoife, byGuestCookie(aoife)));
  for (const { ask } of CONVERSATION_REQUESTS)
    answers.push(await ask(slug, id, byApiToken(brendan)), await ask(slug, id, byStaffCookie(brendan)));
  for (const { ask } of HOTEL_REQUESTS) answers.push(await ask(slug, byApiToken(brendan)));
  answers.push(
    await signFor(byApiToken(brendan), slug, id),
    await staffEndpoints.login({ json: { username: brendan.username, password: PASSWORD } }),
    await guestEndpoints.openSession(slug, nobody, { json: { token: aoife.token } }),
  );
  return answers;
}

describe('an unreachable database', () => {
  it('answers 503 with Retry-After at every endpoint to every authorized caller', async () => {
    await closeDb();
    vi.stubEnv('DATABASE_URL', 'postgres://nobody@127.0.0.1:1/none');
    await expectClosed(await requestEverywhere());
  });

  it('answers 503 to a caller whose credential cannot be looked up', async () => {
    await closeDb();
    vi.stubEnv('DATABASE_URL', 'postgres://nobody@127.0.0.1:1/none');
    const { slug } = fixtures.killarney;
    await expectClosed([
      await guestEndpoints.context(slug, byToken({ token: 'A'.repeat(43) })),
      await guestEndpoints.context(slug, browser(guestCookieName(slug), 'A'.repeat(43))),
      await hotelEndpoints.me(slug, byStaffCookie(fixtures.ronan)),
    ]);
    const forged = browser(staffCookieName(), 'forged');
    await expectProblem(await hotelEndpoints.me(slug, forged), 'unauthenticated');
  });

  it('answers 503 when the connection breaks during a query and works again at once', async () => {
    const { aoife } = fixtures;
    const ask = () => guestEndpoints.context(aoife.hotel.slug, byToken(aoife));
    const blocker = await dbPool().connect();
    await blocker.query('BEGIN');
    await blocker.query('LOCK TABLE booking');
    const asking = ask();
    const cut = `SELECT pg_terminate_backend(pid) FROM pg_locks
                 WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))`;
    while ((await blocker.query(cut)).rowCount === 0);
    await expectClosed([await asking]);
    await blocker.query('ROLLBACK');
    blocker.release();
    expect((await ask()).status).toBe(200);
  });

  it('answers 503 when every connection is in use', async () => {
    vi.stubEnv('DATABASE_POOL_SIZE', '1');
    await closeDb();
    const taken = await dbPool().connect();
    const answer = await guestEndpoints.context(fixtures.killarney.slug, byToken(fixtures.aoife));
    taken.release();
    await expectClosed([answer]);
  });
});

describe('a failing rate limiter', () => {
  /** Shortens the statement timeout, so that the test does not wait for the usual one. */
  async function impatient(): Promise<void> {
    await closeDb();
    Object.assign(dbPool().options, { statement_timeout: 200 });
  }

  it.each([
    ['is gone', 'ALTER TABLE rate_limit RENAME TO mislaid', 'ALTER TABLE mislaid RENAME TO rate_limit'],
    [
      'is full of nonsense',
      'ALTER TABLE rate_limit RENAME points TO p',
      'ALTER TABLE rate_limit RENAME p TO points',
    ],
  ])('sends, signs and authenticates nothing when the rate_limit table %s', async (_how, breakIt, mendIt) => {
    const before = await tableHashes();
    await dbPool().query(breakIt);
    const answers = await limitedEndpoints();
    await dbPool().query(mendIt);
    for (const answer of answers) expect(answer.status).toBeGreaterThanOrEqual(500);
    expect(await tableHashes()).toEqual(before);
  });

  it('answers 503 and sends, signs and authenticates nothing when the rate_limit table does not answer', async () => {
    const before = await tableHashes();
    await impatient();
    const blocker = await dbPool().connect();
    await blocker.query('BEGIN');
    await blocker.query('LOCK TABLE rate_limit');
    const answers = await limitedEndpoints();
    await blocker.query('ROLLBACK');
    blocker.release();
    await expectClosed(answers);
    // The pool is recreated with the usual statement timeout before the hashes are read.
    await closeDb();
    expect(await tableHashes()).toEqual(before);
  });

  async function limitedEndpoints(): Promise<Response[]> {
    const { aoife, brendan, killarney } = fixtures;
    const limited = GUEST_REQUESTS.filter(({ name }) => ['send', 'typing', 'pusherAuth'].includes(name));
    const answers = await Promise.all(limited.map(({ ask }) => ask(aoife, byToken(aoife))));
    const login = { json: { username: brendan.username, password: PASSWORD } };
    return [
      ...answers,
      await staffEndpoints.login(login),
      await signFor(byApiToken(brendan), killarney.slug, id),
    ];
  }
});
