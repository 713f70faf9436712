import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { integrationApi } from '@/lib/contract/paths';
import { type PmsResult, pmsResultsSchema } from '@/lib/contract/pms-stays';
import { createApiKey } from '@/lib/integrations/api-keys';
import { db, dbPool } from '@/lib/platform/db';
import { byApiKey, byApiToken, byToken, type Caller, callRoute, nobody } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { expectProblem, expectRefusals } from '@/lib/testing/expect-refusal';
import { addStaff, seedTheKillarney, type TestHotel, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { memberOf } from '@/lib/testing/principals';
import { guestSays } from '@/lib/testing/speak';
import { tableHashes } from '@/lib/testing/table-hashes';
import { POST } from './route';

useFreshDatabase();
let fixtures: TheKillarney;
let key: Caller;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  key = byApiKey(await keyOf(fixtures.killarney));
  for (const number of ['601', '602'])
    await db().room.create({ data: { hotelId: fixtures.killarney.id, number } });
  await db().room.create({ data: { hotelId: fixtures.dublin.id, number: '901' } });
});
beforeEach(() => db().rateLimit.deleteMany());

async function keyOf(hotel: TestHotel): Promise<string> {
  const admin = await addStaff(hotel, { role: 'admin', department: 'management' });
  return (await createApiKey({ staff: await memberOf(admin) }, 'PMS')).secret;
}
const send = (json: unknown, as: Caller = key, hotelSlug = fixtures.killarney.slug) =>
  callRoute(POST, 'POST', integrationApi.stays(hotelSlug), { hotelSlug }, as, { json });
async function follow(...stays: object[]): Promise<PmsResult[]> {
  const response = await send({ stays });
  expect(response.status).toBe(200);
  return pmsResultsSchema.parse(await response.json()).results;
}
let count = 0;
const aStay = (more: object = {}) => {
  count += 1;
  return {
    external_id: `pms-${count}`,
    guest_first_name: 'Una',
    guest_last_name: 'Roe',
    check_in: '2026-11-24',
    check_out: '2026-11-27',
    ...more,
  };
};
const only = async (stay: object) => (await follow(stay))[0];
const tokenIn = (link: string | null | undefined) => link?.split('#t=')[1] ?? '';

describe('POST stays by API key', () => {
  it('creates a new stay with a guest link that opens its chat', async () => {
    const done = await only(aStay({ guest_locale: 'de-AT', guest_email: 'una@example.com' }));
    expect(done).toMatchObject({ result: 'created', status: 'confirmed', errors: [] });
    const hotel = fixtures.killarney;
    const context = await guestEndpoints.context(hotel.slug, byToken({ token: tokenIn(done?.guest_link) }));
    expect(await context.json()).toMatchObject({ booking_id: done?.booking_id, guest_locale: 'de' });
  });

  it('changes nothing for a repeated stay: no second link, audit entry or outbox item', async () => {
    const stay = aStay({ status: 'in_house', room_number: '601' });
    const first = await only(stay);
    const before = await tableHashes();
    const again = await only(stay);
    expect(again).toEqual({ ...first, result: 'unchanged', guest_link: null });
    const { api_key: _, ...after } = await tableHashes();
    expect(before).toMatchObject(after);
    await only({ ...stay, status: 'checked_out' });
  });

  it('checks in, moves and checks out a stay as sent, and its chat follows', async () => {
    const stay = aStay();
    const { guest_link: link, booking_id: code } = (await only(stay)) ?? {};
    const guest = { ...fixtures.aoife, token: tokenIn(link) };
    const at = async (more: object) => {
      const done = await only({ ...stay, ...more });
      return [done?.result, done?.status, done?.room_number];
    };
    expect(await at({ status: 'in_house', room_number: '601' })).toEqual(['updated', 'in_house', '601']);
    const { conversation_id: id } = await guestSays(guest, 'Hello from 601');
    expect(await at({ room_number: '602' })).toEqual(['updated', 'in_house', '602']);
    const row = await db().conversation.findUniqueOrThrow({ where: { id }, include: { booking: true } });
    expect([row.booking.code, row.status]).toEqual([code, 'open']);
    expect(await at({ status: 'checked_out' })).toEqual(['updated', 'checked_out', '602']);
    const context = await guestEndpoints.context(fixtures.killarney.slug, byToken(guest));
    await expectProblem(context, 'stay_ended');
    expect(await at({ status: 'checked_out' })).toEqual(['unchanged', 'checked_out', '602']);
  });

  it('applies changed fields, notifies staff pages and leaves absent fields unchanged', async () => {
    const silent = aStay({ status: 'in_house', room_number: '601' });
    const stay = { ...silent, guest_email: 'una@example.com' };
    const { guest_link: link } = (await only(stay)) ?? {};
    await guestSays({ ...fixtures.aoife, token: tokenIn(link) }, 'Hello');
    await dbPool().query('DELETE FROM outbox');
    const done = await only({ ...silent, guest_first_name: 'Úna', check_out: '2026-11-29' });
    expect(done).toMatchObject({ result: 'updated', status: 'in_house', room_number: '601' });
    const row = await db().booking.findFirstOrThrow({ where: { externalId: stay.external_id } });
    expect([row.guestFirstName, row.guestEmail]).toEqual(['Úna', 'una@example.com']);
    expect(await db().outboxItem.count({ where: { type: 'conversation_row' } })).toBe(1);
    const [line] = await db().auditEntry.findMany({ where: { action: 'stay.change', targetId: row.code } });
    expect(line).toMatchObject({
      actorKind: 'integration',
      staffId: null,
      data: { key: 'PMS', before: { guestFirstName: 'Una' }, after: { guestFirstName: 'Úna' } },
    });
    await only({ ...stay, guest_first_name: 'Úna', check_out: '2026-11-29', status: 'checked_out' });
  });

  it('creates one stay for twenty concurrent requests', async () => {
    const stay = aStay();
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(stay)));
    const results = await Promise.all(
      answers.map(async (answer) => pmsResultsSchema.parse(await answer.json()).results[0]?.result),
    );
    expect(results.filter((result) => result === 'created')).toHaveLength(1);
    expect(results.filter((result) => result === 'unchanged')).toHaveLength(19);
    expect(await db().booking.count({ where: { externalId: stay.external_id } })).toBe(1);
  });
});

describe('a batch of stays', () => {
  it('writes the valid rows and reports the error of each other row', async () => {
    const inTheWay = aStay({ status: 'in_house', room_number: '601' });
    const results = await follow(
      inTheWay,
      aStay({ status: 'in_house', room_number: '601' }),
      aStay({ status: 'in_house', room_number: '999' }),
      aStay({ status: 'in_house' }),
      aStay({ check_out: '2026-11-20' }),
      aStay({ hotel_id: 2 }),
      aStay({ status: 'checked_out' }),
      { external_id: 5 },
      aStay(),
    );
    expect(results.map(({ result }) => result)).toEqual(['created', ...Array(7).fill('refused'), 'created']);
    const errors = results.map((result) => result.errors.map(({ path, code }) => `${path} ${code}`)[0]);
    expect(errors.slice(1, 8)).toEqual([
      'room_number room_taken',
      'room_number no_such_room',
      ' no_room_assigned',
      'check_out invalid_input',
      ' invalid_input',
      'status wrong_step',
      'guest_first_name invalid_input',
    ]);
    await only({ ...inTheWay, status: 'checked_out' });
  });

  it('accepts a batch of a hundred rows and refuses a batch of a hundred and one', async () => {
    const hundred = Array.from({ length: 100 }, () =>
      aStay({ guest_email: `${'a'.repeat(60)}@example.com` }),
    );
    expect(JSON.stringify({ stays: hundred }).length).toBeGreaterThan(16 * 1024);
    expect((await follow(...hundred)).filter(({ result }) => result === 'created')).toHaveLength(100);
    await expectProblem(await send({ stays: [...hundred, aStay()] }), 'invalid_input');
    await expectProblem(await send({ stays: [], padding: 'x'.repeat(256 * 1024) }), 'too_large');
  });

  it('matches no stay and no room of another hotel', async () => {
    const theirs = byApiKey(await keyOf(fixtures.dublin));
    const stay = aStay();
    await send(stay, theirs, fixtures.dublin.slug);
    const ours = await only(stay);
    expect(ours?.result).toBe('created');
    const room = await only(aStay({ status: 'in_house', room_number: '901' }));
    expect(room?.errors[0]?.code).toBe('no_such_room');
  });
});

it('refuses a caller without a key of this hotel and an invalid body', async () => {
  const theirs = byApiKey(await keyOf(fixtures.dublin));
  const strangers = [
    nobody,
    theirs,
    byApiKey('hmk_none'),
    byApiToken(fixtures.siobhan),
    byToken(fixtures.aoife),
  ];
  await expectRefusals(
    strangers.map((as) => () => send(aStay(), as)),
    'unauthenticated',
  );
  await expectRefusals(
    [{ stays: [] }, [], { stays: [aStay()], dry_run: true }].map((json) => () => send(json)),
    'invalid_input',
  );
});

it('limits one key to 60 requests a minute', async () => {
  const stay = aStay();
  for (let time = 0; time < 60; time += 1) await send(stay);
  await expectProblem(await send(stay), 'rate_limited');
});
