import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { byApiToken, byToken, type Caller } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { expectProblem } from '@/lib/testing/expect-refusal';
import { seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { addRooms, bringByFile, bringByKey, newKey, sentStay } from '@/lib/testing/sources';
import { guestSays } from '@/lib/testing/speak';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';
import { tableHashes } from '@/lib/testing/table-hashes';

useFreshDatabase();
let fixtures: TheKillarney;
let key: Caller;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  key = await newKey(fixtures.killarney);
  await addRooms(fixtures.killarney, ['601', '602']);
});

const slug = () => fixtures.killarney.slug;
const bring = async (row: object) => (await bringByKey(fixtures.killarney, key, [row]))[0];
const tokenIn = (link: string | null | undefined) => link?.split('#t=')[1] ?? '';
const max = { guest_first_name: 'Max', guest_last_name: 'Berg' };
const later = { check_in: '2026-12-24', check_out: '2026-12-27' };

/** A guest who sent a message and was checked out, with the row of the stay. */
async function formerGuest() {
  const row = sentStay({ status: 'in_house', room_number: '601' });
  const made = await bring(row);
  const guest = { ...fixtures.aoife, token: tokenIn(made?.guest_link) };
  const { conversation_id: conversationId } = await guestSays(guest, 'My own words');
  await bring({ ...row, status: 'checked_out' });
  return { row, guest, code: made?.booking_id ?? '', conversationId };
}

describe('the external id of an ended stay', () => {
  it.each([
    ['another name', max],
    ['later days', later],
  ])(
    'creates a new stay for %s and leaves the ended stay, its conversation and its links unchanged',
    async (_how, change) => {
      const { row, guest, code, conversationId } = await formerGuest();
      const made = await bring({ ...row, ...change, status: 'in_house' });
      expect(made).toMatchObject({
        result: 'created',
        status: 'in_house',
        warnings: [{ code: 'number_reused' }],
      });
      expect(made?.booking_id).not.toBe(code);
      const next = { ...fixtures.aoife, token: tokenIn(made?.guest_link) };
      await expectProblem(await guestEndpoints.messages(slug(), byToken(guest)), 'stay_ended');
      const sent = await guestSays(next, 'Words of the next guest');
      expect(sent.conversation_id).not.toBe(conversationId);
      const read = await (await guestEndpoints.messages(slug(), byToken(next))).json();
      expect(read.messages).toMatchObject([{ message: 'Words of the next guest' }]);
      expect(await db().booking.findFirst({ where: { code } })).toMatchObject({
        status: 'checked_out',
        guestLastName: 'Roe',
        externalId: row.external_id,
      });
      expect(await bring({ ...row, ...change, status: 'in_house' })).toMatchObject({ result: 'unchanged' });
      await bring({ ...row, ...change, status: 'checked_out' });
    },
  );

  it('reopens the ended stay for the same guest on the same days', async () => {
    const { row, code } = await formerGuest();
    const again = await bring({ ...row, guest_last_name: 'ROE', status: 'in_house' });
    expect(again).toMatchObject({ result: 'updated', status: 'in_house', booking_id: code });
    await bring({ ...row, status: 'checked_out' });
  });

  it('refuses a checked-out stay of another guest under the external id of an ended stay', async () => {
    const { row } = await formerGuest();
    const before = await tableHashes();
    expect(await bring({ ...row, ...max, status: 'checked_out' })).toMatchObject({
      result: 'refused',
      errors: [{ path: 'external_id', code: 'another_guest' }],
    });
    const { api_key: _, ...after } = await tableHashes();
    expect(before).toMatchObject(after);
  });
});

describe('the external id of a current stay', () => {
  it('refuses another guest and still writes the next row', async () => {
    const row = sentStay({ status: 'in_house', room_number: '602' });
    const made = await bring(row);
    const results = await bringByFile(fixtures.brendan, [{ ...row, ...max }, sentStay({})]);
    expect(results).toMatchObject([
      { result: 'refused', errors: [{ path: 'external_id', code: 'another_guest' }] },
      { result: 'created' },
    ]);
    const stay = await stayEndpoints.read(slug(), made?.booking_id ?? '', byApiToken(fixtures.brendan));
    expect(await stay.json()).toMatchObject({ guest_last_name: 'Roe', status: 'in_house' });
    await bring({ ...row, status: 'checked_out' });
  });

  it('moves a stay to other dates until its guest checks in', async () => {
    const row = sentStay({});
    const made = await bring(row);
    expect(await bring({ ...row, ...later })).toMatchObject({
      result: 'updated',
      booking_id: made?.booking_id,
    });
  });
});

it('ignores an equal external id of another hotel', async () => {
  const { row } = await formerGuest();
  const [made] = await bringByFile(fixtures.ronan, [{ ...row, ...max, status: 'confirmed' }]);
  expect(made).toMatchObject({ result: 'created' });
  expect(made?.warnings.map(({ code }) => code)).not.toContain('number_reused');
});

describe('an external id that a spreadsheet has shortened', () => {
  it.each(['9.9E+09', '9,9E+09', '1E+10', '1.23457e+15'])(
    'refuses the shortened external id %s',
    async (external_id) => {
      expect(await bring({ ...sentStay({}), external_id })).toMatchObject({
        result: 'refused',
        external_id,
        errors: [{ path: 'external_id', code: 'number_cut' }],
      });
    },
  );

  it.each(['1E23', 'E+09', '9.9', 'HM-9E+1'])(
    'accepts the external id %s, which only resembles a shortened one',
    async (external_id) => {
      expect(await bring({ ...sentStay({}), external_id })).toMatchObject({ result: 'created', external_id });
    },
  );
});
