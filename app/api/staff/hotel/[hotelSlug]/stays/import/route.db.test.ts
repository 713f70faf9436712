import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { staffApi } from '@/lib/contract/paths';
import { type PmsResult, pmsResultsSchema } from '@/lib/contract/pms-stays';
import { MOST_IMPORTED } from '@/lib/contract/stay-import';
import { db } from '@/lib/platform/db';
import { byApiToken, byGuestCookie, byToken, type Caller, callRoute, nobody } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { useRoomCodes } from '@/lib/testing/room-endpoints';
import { tableHashes } from '@/lib/testing/table-hashes';
import { POST } from './route';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  for (const number of ['601', '602'])
    await db().room.create({ data: { hotelId: fixtures.killarney.id, number } });
});
beforeEach(() => db().rateLimit.deleteMany());

const send = (
  json: unknown,
  as: Caller = byApiToken(fixtures.brendan),
  hotelSlug = fixtures.killarney.slug,
) => callRoute(POST, 'POST', staffApi.stayImport(hotelSlug), { hotelSlug }, as, { json });
async function bring(stays: object[], is_dry_run = false): Promise<PmsResult[]> {
  const response = await send({ stays, is_dry_run });
  expect(response.status).toBe(200);
  return pmsResultsSchema.parse(await response.json()).results;
}
let count = 0;
const aStay = (more: object = {}) => {
  count += 1;
  return {
    ...{ external_id: `file-${count}`, guest_first_name: 'Una', guest_last_name: 'Roe' },
    ...{ check_in: '2026-11-24', check_out: '2026-11-27' },
    ...more,
  };
};
const resultsOf = (results: readonly PmsResult[]) => results.map(({ result }) => result);

describe('POST stays/import', () => {
  it('creates stays with links that open their chat, in the language of the hotel by default', async () => {
    await db().hotel.update({ where: { id: fixtures.killarney.id }, data: { locale: 'de' } });
    const [made] = await bring([aStay()]);
    expect(made).toMatchObject({ result: 'created', status: 'confirmed', errors: [], room_pin: null });
    const token = made?.guest_link?.split('#t=')[1] ?? '';
    const context = await guestEndpoints.context(fixtures.killarney.slug, byToken({ token }));
    expect(await context.json()).toMatchObject({ booking_id: made?.booking_id, guest_locale: 'de' });
    await db().hotel.update({ where: { id: fixtures.killarney.id }, data: { locale: 'en' } });
  });

  it('changes nothing for repeated rows and only the changed fields otherwise', async () => {
    const stay = aStay();
    await bring([stay]);
    expect(resultsOf(await bring([stay]))).toEqual(['unchanged']);
    expect(resultsOf(await bring([{ ...stay, check_out: '2026-11-28' }]))).toEqual(['updated']);
  });

  it('writes or refuses each row on its own with the reason', async () => {
    const results = await bring([
      aStay({ status: 'in_house', room_number: 'nowhere' }),
      { external_id: 'half' },
      aStay(),
    ]);
    expect(resultsOf(results)).toEqual(['refused', 'refused', 'created']);
    expect(results[0]?.errors).toMatchObject([{ path: 'room_number', code: 'no_such_room' }]);
    expect(results[1]?.errors[0]).toMatchObject({ path: 'guest_first_name', code: 'invalid_input' });
  });

  it('returns a new room PIN once for a guest in house where the hotel uses PINs', async () => {
    await useRoomCodes(fixtures.killarney);
    const stay = aStay({ status: 'in_house', room_number: '602' });
    const [first] = await bring([stay]);
    expect(first?.room_pin).toMatch(/^\d{6}$/);
    const { pinHash } = await db().booking.findFirstOrThrow({ where: { code: first?.booking_id ?? '' } });
    expect(pinHash).not.toContain(first?.room_pin);
    expect((await bring([stay]))[0]).toMatchObject({ result: 'unchanged', room_pin: null });
    await bring([{ ...stay, status: 'checked_out' }]);
  });

  it('writes one audit entry for an import with counts and no names', async () => {
    await bring([aStay(), aStay(), { external_id: 'half' }]);
    const line = await db().auditEntry.findFirstOrThrow({
      where: { action: 'stays.import' },
      orderBy: { id: 'desc' },
    });
    expect(line).toMatchObject({ staffId: fixtures.brendan.id, data: { created: 2, refused: 1 } });
  });
});

describe('a dry run of an import', () => {
  it('returns the result of each row, given the results of the rows before it', async () => {
    const [leaves, comes] = [aStay({ status: 'in_house', room_number: '601' }), aStay()];
    const [known] = await bring([leaves]);
    const results = await bring(
      [
        { ...leaves, status: 'checked_out' },
        { ...comes, status: 'in_house', room_number: '601' },
        aStay({ status: 'in_house', room_number: '601' }),
        aStay({ status: 'purple' }),
        aStay(),
      ],
      true,
    );
    expect(resultsOf(results)).toEqual(['updated', 'created', 'refused', 'refused', 'created']);
    expect(results[0]?.booking_id).toBe(known?.booking_id);
    expect(results.map(({ status, room_number: room }) => [status, room])).toEqual([
      ...[
        ['checked_out', '601'],
        ['in_house', '601'],
        [null, null],
        [null, null],
        ['confirmed', null],
      ],
    ]);
    expect(results[2]?.errors).toMatchObject([{ path: 'room_number', code: 'room_taken' }]);
    await bring([{ ...leaves, status: 'checked_out' }]);
  });

  it('writes no stay, link, audit entry or outbox item', async () => {
    const known = aStay();
    await bring([known]);
    const before = await tableHashes();
    await bring([{ ...known, guest_last_name: 'Other' }, aStay(), aStay({ status: 'purple' })], true);
    const { rate_limit: _, ...after } = await tableHashes();
    expect(before).toMatchObject(after);
  });
});

describe('refusals of an import', () => {
  it('refuses an invalid list, too many rows and a missing dry run flag', async () => {
    const tooMany = Array.from({ length: MOST_IMPORTED + 1 }, () => ({ external_id: 'a' }));
    const bad = [{ stays: [aStay()] }, { stays: [], is_dry_run: true }, { stays: tooMany, is_dry_run: true }];
    await expectRefusals(
      [...bad, { stays: [aStay()], is_dry_run: true, hotel_id: 2 }].map((json) => () => send(json)),
      'invalid_input',
    );
  });

  it('refuses all callers who may not manage stays of the hotel', async () => {
    const one = { stays: [aStay()], is_dry_run: false };
    for (const as of [nobody, byToken(fixtures.aoife), byGuestCookie(fixtures.aoife)])
      await expectRefusal(() => send(one, as), 'unauthenticated');
    await expectRefusal(() => send(one, byApiToken(fixtures.declan)), 'forbidden');
    await expectRefusal(() => send(one, byApiToken(fixtures.ronan)), 'not_found');
  });

  it('creates a separate stay for the external id of a stay in another hotel', async () => {
    const stay = aStay();
    await bring([stay]);
    const theirs = await send(
      { stays: [{ ...stay, guest_last_name: 'Ours' }], is_dry_run: false },
      byApiToken(fixtures.ronan),
      fixtures.dublin.slug,
    );
    expect(pmsResultsSchema.parse(await theirs.json()).results[0]).toMatchObject({ result: 'created' });
    expect(resultsOf(await bring([stay], true))).toEqual(['unchanged']);
  });
});
