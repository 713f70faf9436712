import { beforeAll, describe, expect, it } from 'vitest';
import type { StayStep } from '@/lib/contract/stays';
import { db } from '@/lib/platform/db';
import { byApiToken, byToken, type Caller } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { addRooms, bringByFile, bringByKey, newKey, sentStay, staysOf } from '@/lib/testing/sources';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';
import { tableHashes } from '@/lib/testing/table-hashes';

useFreshDatabase();
let fixtures: TheKillarney;
let key: Caller;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  key = await newKey(fixtures.killarney);
  await addRooms(fixtures.killarney, ['601', '602', '603', '604', '605', '606']);
});

const desk = () => byApiToken(fixtures.brendan);
const slug = () => fixtures.killarney.slug;
const inFile = (row: object, more = {}) => bringByFile(fixtures.brendan, [row], more);
const inApi = (row: object) => bringByKey(fixtures.killarney, key, [row]);
const now = async (row: { external_id: string }) =>
  (await staysOf(fixtures.killarney, [row.external_id]))[row.external_id];
async function checkIn(code: string | null | undefined, room: string): Promise<void> {
  const answer = await stayEndpoints.checkIn(slug(), code ?? '', desk(), { json: { room_number: room } });
  expect(answer.status).toBe(200);
}
const step = (code: string | null | undefined, taken: StayStep) =>
  stayEndpoints.step(slug(), code ?? '', desk(), taken);

describe.each([
  ['a file', inFile],
  ['the API', inApi],
])('a repeated row from %s', (_source, bring) => {
  it('leaves a guest in house whom staff have checked in, and the guest may still write', async () => {
    const row = sentStay({ status: 'confirmed' });
    const [made] = await bring(row);
    await checkIn(made?.booking_id, '601');
    const before = await tableHashes();
    const [again] = await bring(row);
    expect(again).toMatchObject({ result: 'unchanged', warnings: [{ path: 'status', code: 'kept' }] });
    expect(await now(row)).toEqual({ status: 'in_house', room: '601' });
    // The use of the key and the further import are recorded; nothing else changes.
    const { api_key: _, stay_import: __, ...after } = await tableHashes();
    expect(before).toMatchObject(after);
    const token = made?.guest_link?.split('#t=')[1] ?? '';
    const sent = await guestEndpoints.send(slug(), byToken({ token }), { json: { message: 'Good morning' } });
    expect(sent.status).toBe(201);
    await step(made?.booking_id, 'check_out');
  });

  it('leaves a guest in the room to which staff have moved the guest', async () => {
    const row = sentStay({ status: 'in_house', room_number: '602' });
    const [made] = await bring(row);
    await stayEndpoints.move(slug(), made?.booking_id ?? '', desk(), { json: { room_number: '603' } });
    expect(await bring(row)).toMatchObject([{ result: 'unchanged', warnings: [{ path: 'room_number' }] }]);
    expect(await now(row)).toEqual({ status: 'in_house', room: '603' });
    const [moved] = await bring({ ...row, room_number: '604' });
    expect(moved?.result).toBe('updated');
    expect(moved?.warnings.map(({ code }) => code)).not.toContain('kept');
    expect(await now(row)).toEqual({ status: 'in_house', room: '604' });
    await step(made?.booking_id, 'check_out');
  });

  it('does not repeat a checkout that staff have undone', async () => {
    const row = sentStay({ status: 'in_house', room_number: '605' });
    const [made] = await bring(row);
    await bring({ ...row, status: 'checked_out' });
    await step(made?.booking_id, 'undo');
    expect(await bring({ ...row, status: 'checked_out' })).toMatchObject([{ result: 'unchanged' }]);
    expect(await now(row)).toEqual({ status: 'in_house', room: '605' });
    await step(made?.booking_id, 'check_out');
  });

  it('preserves name, address and dates that staff have corrected and applies new values of other fields', async () => {
    const row = sentStay({ guest_email: 'una@example.com' });
    const [made] = await bring(row);
    const corrected = { guest_first_name: 'Úna Maria', guest_email: null, check_out: '2026-11-30' };
    await stayEndpoints.change(slug(), made?.booking_id ?? '', desk(), { json: corrected });
    expect(await bring(row)).toMatchObject([
      {
        result: 'unchanged',
        warnings: [{ path: 'guest_first_name' }, { path: 'guest_email' }, { path: 'check_out' }],
      },
    ]);
    expect(await bring({ ...row, check_in: '2026-11-25' })).toMatchObject([{ result: 'updated' }]);
    const stay = await (await stayEndpoints.read(slug(), made?.booking_id ?? '', desk())).json();
    expect(stay).toMatchObject({ ...corrected, check_in: '2026-11-25' });
  });
});

describe('a source of stays', () => {
  it('lets a source reverse a status that it sent itself', async () => {
    const row = sentStay({ status: 'in_house', room_number: '606' });
    await inApi(row);
    expect(await inApi({ ...row, status: 'confirmed' })).toMatchObject([{ result: 'updated' }]);
    expect((await now(row))?.status).toBe('confirmed');
  });

  it('does not let a source reverse a status that another source sent', async () => {
    const row = sentStay({ status: 'in_house', room_number: '606' });
    await inApi(row);
    expect(await inFile({ ...row, status: 'confirmed' })).toMatchObject([{ result: 'unchanged' }]);
    expect((await now(row))?.status).toBe('in_house');
    await inApi({ ...row, status: 'checked_out' });
  });

  it('applies a row again that was refused before', async () => {
    const inTheWay = sentStay({ status: 'in_house', room_number: '606' });
    await inApi(inTheWay);
    const row = sentStay({ status: 'confirmed' });
    await inApi(row);
    const coming = { ...row, status: 'in_house', room_number: '606' };
    expect(await inApi(coming)).toMatchObject([{ result: 'refused', errors: [{ code: 'room_taken' }] }]);
    await inApi({ ...inTheWay, status: 'checked_out' });
    expect(await inApi(coming)).toMatchObject([{ result: 'updated', status: 'in_house' }]);
    await inApi({ ...coming, status: 'checked_out' });
  });
});

describe('a confirmed row of an import', () => {
  it('applies the row that the staff member confirmed and no other row', async () => {
    const rows = [sentStay({ status: 'confirmed' }), sentStay({ status: 'confirmed' })];
    const made = await bringByFile(fixtures.brendan, rows);
    await checkIn(made[0]?.booking_id, '601');
    await checkIn(made[1]?.booking_id, '602');
    const confirmed = [rows[0]?.external_id ?? ''];
    const tried = await bringByFile(fixtures.brendan, rows, { confirmed, is_dry_run: true });
    expect(tried.map(({ result }) => result)).toEqual(['updated', 'unchanged']);
    const done = await bringByFile(fixtures.brendan, rows, { confirmed });
    expect(done.map(({ status }) => status)).toEqual(['confirmed', 'in_house']);
    const where = { action: 'stay.undo', targetId: made[0]?.booking_id ?? '' };
    expect(await db().auditEntry.findMany({ where })).toMatchObject([{ staffId: fixtures.brendan.id }]);
    await step(made[1]?.booking_id, 'check_out');
  });
});

it('ignores what a stay with the same external id in another hotel has received', async () => {
  const row = sentStay({ status: 'in_house', room_number: '606' });
  await inFile(row);
  await addRooms(fixtures.dublin, ['606']);
  const [made] = await bringByFile(fixtures.ronan, [{ ...row, status: 'confirmed' }]);
  expect(made).toMatchObject({ result: 'created', status: 'confirmed' });
  expect((await now(row))?.status).toBe('in_house');
});
