import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { staySchema } from '@/lib/contract/stays';
import { db } from '@/lib/platform/db';
import { byApiToken, byToken, type Caller } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { addRooms, bringByFile, bringByKey, newKey, sentStay } from '@/lib/testing/sources';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';

useFreshDatabase();
let fixtures: TheKillarney;
let key: Caller;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  key = await newKey(fixtures.killarney);
  await addRooms(fixtures.killarney, ['601', '602', '603']);
  await addRooms(fixtures.dublin, ['901']);
});
beforeEach(() => db().rateLimit.deleteMany());

const slug = () => fixtures.killarney.slug;
const desk = () => byApiToken(fixtures.brendan);
const bring = async (row: object) => (await bringByKey(fixtures.killarney, key, [row]))[0];
const change = (code: string | null | undefined, json: object) =>
  stayEndpoints.change(slug(), code ?? '', desk(), { json });
const read = async (code: string | null | undefined) =>
  (await stayEndpoints.read(slug(), code ?? '', desk())).json();

async function walkIn(): Promise<string> {
  const { external_id: _, ...json } = sentStay({});
  const made = await stayEndpoints.create(slug(), desk(), { json });
  return (await made.json()).booking_id;
}

describe('a stay created by staff', () => {
  it('links a stay to an external id under which the other system then finds it', async () => {
    const code = await walkIn();
    const row = sentStay({ guest_email: 'una@example.com' });
    expect((await change(code, { external_id: row.external_id })).status).toBe(200);
    expect(await bring(row)).toMatchObject({ result: 'updated', booking_id: code });
    expect(await read(code)).toMatchObject({ external_id: row.external_id, guest_email: 'una@example.com' });
    const found = await (
      await stayEndpoints.list(slug(), desk(), { query: `?view=all&q=${row.external_id}` })
    ).json();
    expect(found.stays).toMatchObject([{ booking_id: code }]);
    const lines = await db().auditEntry.findMany({ where: { action: 'stay.link', targetId: code } });
    expect(lines).toMatchObject([{ data: { from: null, to: row.external_id } }]);
  });

  it('refuses to link the id of another stay or an id that a spreadsheet has shortened', async () => {
    const [code, row] = [await walkIn(), sentStay({})];
    await bring(row);
    await expectRefusal(() => change(code, { external_id: row.external_id }), 'conflict');
    await expectRefusal(() => change(code, { external_id: '9.9E+09' }), 'invalid_input');
  });

  it('links an external id that a stay of another hotel has', async () => {
    const [code, row] = [await walkIn(), sentStay({})];
    await bringByFile(fixtures.ronan, [row]);
    expect((await change(code, { external_id: row.external_id })).status).toBe(200);
  });

  it('unlinks an external id, which then creates a new stay', async () => {
    const row = sentStay({});
    const made = await bring(row);
    await change(made?.booking_id, { external_id: null });
    const again = await bring(row);
    expect(again).toMatchObject({ result: 'created' });
    expect(again?.booking_id).not.toBe(made?.booking_id);
  });
});

describe('a planned room', () => {
  it('lists a planned room for staff, hides it from the guest and assigns it on arrival', async () => {
    const row = sentStay({ room_number: '601' });
    const made = await bring(row);
    expect(made).toMatchObject({ result: 'created', status: 'confirmed', room_number: '601', warnings: [] });
    const token = made?.guest_link?.split('#t=')[1] ?? '';
    const context = await guestEndpoints.context(slug(), byToken({ token }));
    expect(await context.json()).toMatchObject({ room_number: null, assigned_room_id: null });
    const { room_number: _, ...unplaced } = row;
    expect(await bring({ ...unplaced, status: 'in_house' })).toMatchObject({ room_number: '601' });
    await bring({ ...row, status: 'checked_out' });
  });

  it('plans a room for two stays and reserves it for neither', async () => {
    const [one, two] = [sentStay({ room_number: '602' }), sentStay({ room_number: '602' })];
    await bringByKey(fixtures.killarney, key, [one, two]);
    expect(await bring({ ...one, status: 'in_house' })).toMatchObject({ room_number: '602' });
    expect(await bring({ ...two, status: 'in_house' })).toMatchObject({ errors: [{ code: 'room_taken' }] });
    await bring({ ...one, status: 'checked_out' });
  });

  it('preserves the room planned by staff when a source repeats its own plan', async () => {
    const row = sentStay({ room_number: '601' });
    const made = await bring(row);
    await change(made?.booking_id, { planned_room: '# 603' });
    expect(await bring(row)).toMatchObject({ result: 'unchanged', warnings: [{ path: 'room_number' }] });
    expect(await read(made?.booking_id)).toMatchObject({ room_number: '603', status: 'confirmed' });
    await change(made?.booking_id, { planned_room: null });
    expect(await read(made?.booking_id)).toMatchObject({ room_number: null });
  });

  it('adds a warning and does not refuse the stay when the hotel has no room of that number', async () => {
    const made = await bring(sentStay({ room_number: '901' }));
    expect(made).toMatchObject({
      result: 'created',
      room_number: null,
      warnings: [{ code: 'no_such_room' }],
    });
    await expectRefusal(() => change(made?.booking_id, { planned_room: '901' }), 'invalid_input');
  });

  it('refuses to plan a room for a guest in house', async () => {
    await expectRefusal(() => change(fixtures.aoife.code, { planned_room: '603' }), 'conflict');
  });

  it('plans an occupied room for a new stay and refuses it at check-in', async () => {
    const here = await addGuest(fixtures.killarney, { room: '604' });
    const json = {
      ...{ guest_first_name: 'Una', guest_last_name: 'Roe', check_in: '2026-11-27', check_out: '2026-11-29' },
      planned_room: '#604',
    };
    const made = staySchema.parse(await (await stayEndpoints.create(slug(), desk(), { json })).json());
    expect(made).toMatchObject({ status: 'confirmed', room_number: '604' });
    const checkIn = () =>
      stayEndpoints.checkIn(slug(), made.booking_id, desk(), { json: { room_number: '604' } });
    expect(await (await checkIn()).json()).toMatchObject({ status: 409, taken_by: here.code });
    await stayEndpoints.step(slug(), here.code, desk(), 'check_out');
    expect(await (await checkIn()).json()).toMatchObject({ status: 'in_house', room_number: '604' });
    await expectRefusal(
      () => stayEndpoints.create(slug(), desk(), { json: { ...json, room_number: '601' } }),
      'invalid_input',
    );
    await expectRefusal(
      () => stayEndpoints.create(slug(), desk(), { json: { ...json, planned_room: '999' } }),
      'invalid_input',
    );
  });
});
