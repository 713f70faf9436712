import { beforeAll, describe, expect, it } from 'vitest';
import { guestCookieName, staffCookieName } from '@/lib/auth/cookies';
import { log } from '@/lib/kernel/log';
import { db, dbPool } from '@/lib/platform/db';
import { runAfter } from '@/lib/testing/after';
import { browser, byApiToken, byGuestCookie, byStaffCookie, byToken, nobody } from '@/lib/testing/call-route';
import { captureLog } from '@/lib/testing/capture-log';
import {
  conversationEndpoints,
  guestEndpoints,
  hotelEndpoints,
  staffEndpoints,
} from '@/lib/testing/endpoints';
import { GUEST_REQUESTS } from '@/lib/testing/guest-requests';
import { PUSHER, SECRET } from '@/lib/testing/hotel-environment';
import { addGuest, PASSWORD, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { KNOWN_PIN, pinOf, roomEndpoints, useRoomCodes } from '@/lib/testing/room-endpoints';
import { guestSays } from '@/lib/testing/speak';
import { CONVERSATION_REQUESTS, HOTEL_REQUESTS } from '@/lib/testing/staff-requests';

useFreshDatabase();
let fixtures: TheKillarney;
let id: number;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  id = (await guestSays(fixtures.aoife, 'Hello')).conversation_id;
  await useRoomCodes(fixtures.killarney);
});

const TEXT = 'canary-of-the-text';
const WRONG = 'canary-of-a-token'.padEnd(43, 'x');
/** The room PIN created during the day. A PIN has few digits, so the tests search for it in quotation marks. */
let pin = KNOWN_PIN;

/** The values that may reach only their intended reader. */
function secrets(): string[] {
  const { aoife, brendan } = fixtures;
  return [
    'canary',
    aoife.token,
    aoife.session,
    brendan.apiToken,
    brendan.cookie,
    PASSWORD,
    PUSHER.secret,
    SECRET,
    `"${pin}"`,
    `"${KNOWN_PIN}"`,
  ];
}

function expectNone(text: string): void {
  for (const secret of secrets()) expect(text).not.toContain(secret);
}

const asText = (rows: unknown) =>
  JSON.stringify(rows, (_key, value) => (typeof value === 'bigint' ? Number(value) : value));

/** Sends valid and refused requests of guests, staff and strangers, each with a canary in it. */
async function aDay(): Promise<Response[]> {
  const { aoife, marco, brendan, ronan, killarney } = fixtures;
  const { slug } = killarney;
  const left = await addGuest(killarney, { status: 'checked_out' });
  const answers: Response[] = [];
  for (const { ask } of GUEST_REQUESTS.filter(({ name }) => name !== 'endSession')) {
    answers.push(await ask(aoife, byToken(aoife)), await ask(aoife, byGuestCookie(aoife)));
    answers.push(await ask(aoife, nobody, slug, `token=${aoife.token}`), await ask(left, byToken(left)));
    answers.push(await ask(aoife, nobody, slug, `token=${WRONG}`), await ask(marco, byToken(marco), slug));
    answers.push(await ask(aoife, browser(guestCookieName(slug), WRONG)));
  }
  for (const { ask } of CONVERSATION_REQUESTS) {
    answers.push(await ask(slug, id, byApiToken(brendan)), await ask(slug, id, byApiToken(ronan)));
    answers.push(
      await ask(slug, 999_999, byStaffCookie(brendan)),
      await ask(slug, '\u0000{canary}', byApiToken(brendan)),
    );
    answers.push(await ask(slug, id, browser(staffCookieName(), WRONG)));
  }
  for (const { ask } of HOTEL_REQUESTS)
    answers.push(await ask(slug, byApiToken(brendan)), await ask('canary', byApiToken(ronan)));
  const { username } = brendan;
  const [made, desk] = [await pinOf(aoife, brendan), byApiToken(brendan)];
  pin = made;
  answers.push(
    await roomEndpoints.enter(slug, '204', { pin }),
    await roomEndpoints.enter(slug, '204', { pin: KNOWN_PIN }),
    await roomEndpoints.enter(slug, '204', { pin: `${pin}7` }),
    await roomEndpoints.enter(slug, 'canary', { pin }),
    await roomEndpoints.enter(slug, '204', { last_name: 'canary', check_out: '2026-11-27' }),
    await roomEndpoints.enter(slug, '204', { last_name: 'canary', check_out: 'canary' }),
    await roomEndpoints.code(slug, aoife.code, desk),
  );
  answers.push(
    await guestEndpoints.openSession(slug, nobody, { json: { token: aoife.token } }),
    await guestEndpoints.openSession(slug, nobody, { json: { token: WRONG } }),
    await staffEndpoints.login({ json: { username, password: PASSWORD } }),
    await staffEndpoints.login({ json: { username, password: 'canary-password' } }),
    await staffEndpoints.login({ json: { username: 'canary-name', password: 'canary-password' } }),
    await staffEndpoints.login({ body: '{"password": "canary', type: 'application/json' }),
    await staffEndpoints.login({ json: { username, password: 'canary', more: 'canary' } }),
    await hotelEndpoints.inbox(slug, byApiToken(brendan), { query: '?q=canary&limit=canary' }),
  );
  return answers;
}

const sendCanaries = async () => [
  await guestEndpoints.send(fixtures.killarney.slug, byToken(fixtures.aoife), { json: { message: TEXT } }),
  await conversationEndpoints.send(fixtures.killarney.slug, id, byApiToken(fixtures.brendan), {
    json: { message: TEXT },
  }),
];

describe('secrets and message texts', () => {
  it('writes no secret or message text to the log, even at its finest level', async () => {
    const written = await captureLog(async () => {
      await aDay();
      await sendCanaries();
      await runAfter();
      log.info({ request: { headers: { cookie: 'canary' }, url: 'canary' }, token: 'canary' }, 'careless');
    });
    expect(written).toContain('request.refused');
    expectNone(written);
  });

  it('writes no secret or message text to the audit log', async () => {
    const rows = await db().auditEntry.findMany();
    expect(rows.length).toBeGreaterThan(10);
    expectNone(asText(rows));
  });

  it('stores no secret, address or key in the error of a failed delivery', async () => {
    await sendCanaries();
    await runAfter();
    const rows = await db().outboxItem.findMany({ where: { lastError: { not: null } } });
    expect(rows.length).toBeGreaterThan(0);
    expectNone(asText(rows));
    expect(asText(rows)).not.toMatch(/auth_|127\.0\.0\.1|http/);
  });
});

describe('a refusal', () => {
  it('reveals no input, source code or table name in a refusal', async () => {
    const refused = (await aDay()).filter((answer) => answer.status >= 400);
    expect(refused.length).toBeGreaterThan(30);
    for (const answer of refused) {
      const text = await answer.text();
      expectNone(text);
      expect(text).not.toMatch(/prisma|postgres|select |\.ts|node_modules|\bat \//i);
    }
  });

  it('answers an internal failure with the same 500 for every caller and logs no parameter', async () => {
    // Like some errors of PostgreSQL itself, this failure quotes the value it received.
    await dbPool().query(`CREATE FUNCTION quote() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'no room for %', NEW.body; END $$`);
    await dbPool().query(
      'CREATE TRIGGER quote BEFORE INSERT ON message FOR EACH ROW EXECUTE FUNCTION quote()',
    );
    let answers: Response[] = [];
    const written = await captureLog(async () => {
      answers = await sendCanaries();
    });
    await dbPool().query('DROP TRIGGER quote ON message');
    expect(answers.map((answer) => answer.status)).toEqual([500, 500]);
    for (const answer of answers) {
      const { request_id, ...problem } = await answer.json();
      expect(problem).toEqual({
        type: 'urn:hotelmate:problem:internal',
        title: 'Something went wrong on our side.',
        status: 500,
        code: 'internal',
        detail: 'Something went wrong on our side.',
        error: 'Something went wrong on our side.',
      });
      expect(written).toContain(request_id);
    }
    expect(written).toContain('request.failed');
    expectNone(written);
  });
});

describe('the request id of a caller', () => {
  it.each(['a\u0001b-too-odd-to-log', 'short', 'x'.repeat(65), 'id with spaces', '"},{"level":"fatal"'])(
    'writes no invalid request id like %j to the log or the answer',
    async (given) => {
      const answer = await guestEndpoints.context(fixtures.killarney.slug, {
        ...nobody,
        'x-request-id': given,
      });
      expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  it('answers with the request id of the caller when it is valid', async () => {
    const answer = await guestEndpoints.context(fixtures.killarney.slug, {
      'x-request-id': 'trace-2026-11-23',
    });
    expect(answer.headers.get('x-request-id')).toBe('trace-2026-11-23');
  });
});
