import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { byApiToken, byToken, type Caller } from '@/lib/testing/call-route';
import { aDouble } from '@/lib/testing/doubles';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { addRooms, bringByFile, bringByKey, newKey, sentStay } from '@/lib/testing/sources';
import { guestSays } from '@/lib/testing/speak';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';

useFreshDatabase();
let fixtures: TheKillarney;
let key: Caller;
const ROOMS = ['601', '602', '603'];
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  key = await newKey(fixtures.killarney);
  await addRooms(fixtures.killarney, ROOMS);
});
beforeEach(async () => {
  await db().rateLimit.deleteMany();
  await db().booking.updateMany({
    where: { status: 'in_house', room: { number: { in: ROOMS } } },
    data: { status: 'checked_out', endedAt: new Date() },
  });
});

const slug = () => fixtures.killarney.slug;
const desk = () => byApiToken(fixtures.brendan);
const bring = async (row: object) => (await bringByKey(fixtures.killarney, key, [row]))[0];
const merge = (kept: string, gone: string, as: Caller = desk()) =>
  stayEndpoints.merge(slug(), kept, as, { json: { booking_id: gone } });
const read = async (code: string) => (await stayEndpoints.read(slug(), code, desk())).json();
const walkIn = (more: object = { room_number: '601' }) => aDouble(fixtures.brendan, more);
/** A stay that another system created, and its row. */
async function imported(more: object = {}) {
  const row = sentStay(more);
  const made = await bring(row);
  return { row, code: made?.booking_id ?? '', token: made?.guest_link?.split('#t=')[1] ?? '' };
}

describe('merging two stays of one guest', () => {
  it('combines external id, companions, notes and e-mail address of two stays in one', async () => {
    const tim = { first_name: 'Tim', last_name: 'Roe' };
    const kept = await walkIn();
    await stayEndpoints.change(slug(), kept, desk(), { json: { notes: 'Vegan' } });
    const { row, code } = await imported({
      ...{ guest_email: 'una@example.com', notes: 'Late arrival', companions: [tim] },
      room_number: '602',
    });
    const merged = await merge(kept, code);
    expect(merged.status).toBe(200);
    expect(await merged.json()).toMatchObject({
      ...{ booking_id: kept, external_id: row.external_id, status: 'in_house', room_number: '601' },
      ...{ guest_email: 'una@example.com', notes: 'Vegan\nLate arrival', merged_into: null },
    });
    const gone = { status: 'cancelled', external_id: null, merged_into: kept };
    expect(await read(code)).toMatchObject(gone);
    const companions = await db().companion.findMany({ where: { booking: { code: kept }, removedAt: null } });
    expect(companions).toMatchObject([{ firstName: 'Tim' }]);
    expect(await bring(row)).toMatchObject({ result: 'unchanged', booking_id: kept, status: 'in_house' });
    expect(await bring({ ...row, status: 'checked_out' })).toMatchObject({ booking_id: kept });
  });

  it('takes the room of the merged stay when only that stay is in house', async () => {
    const { code } = await imported();
    const gone = await walkIn({ room_number: '603' });
    expect(await (await merge(code, gone)).json()).toMatchObject({ status: 'in_house', room_number: '603' });
    expect(await read(gone)).toMatchObject({ status: 'cancelled', merged_into: code });
  });

  it('takes the planned room of the merged stay', async () => {
    const { code } = await imported({ room_number: '602' });
    const kept = await walkIn({});
    expect(await (await merge(kept, code)).json()).toMatchObject({ status: 'confirmed', room_number: '602' });
  });

  it('preserves the conversation and invalidates the link of the merged stay', async () => {
    const { code, token } = await imported();
    const guest = await addGuest(fixtures.killarney);
    await guestSays(guest, 'My own words');
    expect((await merge(guest.code, code)).status).toBe(200);
    expect((await guestEndpoints.messages(slug(), byToken({ token }))).status).toBe(401);
    const seen = await (await guestEndpoints.messages(slug(), byToken(guest))).json();
    expect(seen.messages).toMatchObject([{ message: 'My own words' }]);
  });

  it('refuses every further step of a merged stay', async () => {
    const [kept, gone] = [await walkIn(), await walkIn({})];
    await merge(kept, gone);
    await expectRefusal(() => stayEndpoints.step(slug(), gone, desk(), 'undo'), 'conflict');
    const lines = await db().auditEntry.findMany({
      where: { action: 'stay.merge' },
      orderBy: { id: 'desc' },
      take: 2,
    });
    expect(lines).toMatchObject([
      { targetId: gone, data: { into: kept } },
      { targetId: kept, data: { from: gone } },
    ]);
  });
});

describe('refusals to merge stays', () => {
  it('refuses to merge stays that guests use, or to merge a used stay into an unused one', async () => {
    const [one, other] = [await addGuest(fixtures.killarney), await addGuest(fixtures.killarney)];
    await guestSays(one, 'Words of one');
    await guestSays(other, 'Words of the other');
    await expectRefusal(() => merge(one.code, other.code), 'stay_in_use');
    const unused = await walkIn({});
    const refused = await merge(unused, one.code);
    expect(await refused.json()).toMatchObject({ code: 'stay_in_use', keep: one.code });
    const onlyDevice = await addGuest(fixtures.killarney);
    await expectRefusal(() => merge(unused, onlyDevice.code), 'stay_in_use');
  });

  it('refuses to merge two stays with external ids', async () => {
    const [one, other] = [await imported(), await imported()];
    await expectRefusal(() => merge(one.code, other.code), 'both_numbered');
  });

  it('refuses to merge an ended or erased stay', async () => {
    const [kept, gone] = [await walkIn(), await walkIn({ room_number: '602' })];
    await stayEndpoints.step(slug(), gone, desk(), 'check_out');
    await expectRefusal(() => merge(kept, gone), 'conflict');
    await expectRefusal(() => merge(gone, kept), 'conflict');
    await db().booking.updateMany({ where: { code: gone }, data: { erasedAt: new Date() } });
    await expectRefusal(() => merge(kept, gone), 'conflict');
  });

  it('refuses to merge with a stay of another hotel, an absent stay or itself', async () => {
    const kept = await walkIn();
    const [theirs] = await bringByFile(fixtures.ronan, [sentStay({})]);
    await expectRefusal(() => merge(kept, theirs?.booking_id ?? ''), 'not_found');
    await expectRefusal(() => merge(kept, 'BK-2026-999999'), 'not_found');
    await expectRefusal(() => merge(kept, kept), 'invalid_input');
  });

  it('refuses to merge stays by staff who may not manage stays', async () => {
    const [kept, gone] = [await walkIn(), await walkIn({})];
    await expectRefusal(() => merge(kept, gone, byApiToken(fixtures.declan)), 'forbidden');
    await expectRefusal(() => merge(kept, gone, byApiToken(fixtures.ronan)), 'not_found');
  });
});

it('merges once when two staff members merge in opposite directions at the same time', async () => {
  const [one, other] = [await walkIn(), await walkIn({})];
  const answers = await Promise.all([merge(one, other), merge(other, one)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  const stays = [await read(one), await read(other)];
  expect(stays.filter(({ status }) => status === 'cancelled')).toHaveLength(1);
  expect(stays.filter(({ merged_into: into }) => into !== null)).toHaveLength(1);
});
