import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type UndoneImportDto, undoneImportSchema } from '@/lib/contract/stay-imports';
import { db } from '@/lib/platform/db';
import { byApiToken, byToken, type Caller } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { importsOf, undoEndpoint } from '@/lib/testing/imports';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { addRooms, bringByFile, sentStay } from '@/lib/testing/sources';
import { guestSays } from '@/lib/testing/speak';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';

useFreshDatabase();
let fixtures: TheKillarney;
const ROOMS = ['601', '602', '603', '604'];
beforeAll(async () => {
  fixtures = await seedTheKillarney();
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
const manager = () => byApiToken(fixtures.siobhan);
let files = 0;
/** Imports the rows as one file and returns its results and the id of its import. */
async function bring(...rows: object[]) {
  files += 1;
  const results = await bringByFile(fixtures.brendan, rows, {
    import: { key: `file-${files}`, file_name: `stays-${files}.csv` },
  });
  const [last] = await importsOf(fixtures.brendan);
  return { results, id: last?.id ?? 0, codes: results.map(({ booking_id }) => booking_id ?? '') };
}
async function undo(id: number, is_dry_run = false, as: Caller = manager()): Promise<UndoneImportDto> {
  const response = await undoEndpoint(slug(), id, as, { is_dry_run });
  expect(response.status, await response.clone().text()).toBe(200);
  return undoneImportSchema.parse(await response.json());
}
const read = async (code: string | undefined) =>
  (await stayEndpoints.read(slug(), code ?? '', manager())).json();
const resultsOf = ({ stays }: UndoneImportDto) => stays.map(({ result, reason }) => reason ?? result);

describe('the undo of an import', () => {
  it('lists an import with the staff member, its file and its counts', async () => {
    await bring(sentStay({}), sentStay({}), { external_id: 'half' });
    const [last] = await importsOf(fixtures.siobhan);
    expect(last).toMatchObject({
      ...{ file_name: `stays-${files}.csv`, imported_by: 'Brendan Daly', created: 2, refused: 1 },
      ...{ updated: 0, unchanged: 0, can_undo: true, undone_at: null },
    });
    expect((await importsOf(fixtures.ronan)).map(({ file_name }) => file_name)).not.toContain(
      last?.file_name,
    );
  });

  it('cancels new stays, invalidates their links and frees their external ids', async () => {
    const row = sentStay({ status: 'in_house', room_number: '601' });
    const { results, id, codes } = await bring(row, sentStay({}));
    expect(resultsOf(await undo(id))).toEqual(['cancelled', 'cancelled']);
    for (const code of codes) expect(await read(code)).toMatchObject({ status: 'cancelled' });
    const token = results[0]?.guest_link?.split('#t=')[1] ?? '';
    expect((await guestEndpoints.messages(slug(), byToken({ token }))).status).toBe(401);
    const again = await bring(row);
    expect(again.results).toMatchObject([{ result: 'created', status: 'in_house', room_number: '601' }]);
  });

  it('restores name, dates, room, status and companions of changed stays', async () => {
    const tim = { first_name: 'Tim', last_name: 'Roe' };
    const row = sentStay({ status: 'in_house', room_number: '601', companions: [tim], notes: 'Quiet room' });
    const made = await bring(row);
    const before = await read(made.codes[0]);
    const changed = {
      ...{ ...row, guest_first_name: 'Uma', check_out: '2026-11-30', notes: 'Other', companions: [] },
      ...{ guest_email: 'uma@example.com', status: 'checked_out', room_number: '602', moved_from: '601' },
    };
    const { id } = await bring(changed);
    expect(await read(made.codes[0])).toMatchObject({ guest_first_name: 'Uma', status: 'checked_out' });
    expect(resultsOf(await undo(id))).toEqual(['restored']);
    expect(await read(made.codes[0])).toEqual({ ...before, checked_in_at: expect.any(String) });
    const companions = await db().companion.findMany({
      where: { booking: { code: made.codes[0] ?? '' }, removedAt: null },
    });
    expect(companions).toMatchObject([{ firstName: 'Tim' }]);
    expect((await bring(changed)).results).toMatchObject([{ result: 'updated', status: 'checked_out' }]);
  });

  it('restores the rooms of two guests who swapped rooms', async () => {
    const rows = ['601', '602'].map((room_number) => sentStay({ status: 'in_house', room_number }));
    const made = await bring(...rows);
    const { id } = await bring({ ...rows[0], room_number: '602' }, { ...rows[1], room_number: '601' });
    expect(resultsOf(await undo(id))).toEqual(['restored', 'restored']);
    expect((await read(made.codes[0])).room_number).toBe('601');
    expect((await read(made.codes[1])).room_number).toBe('602');
  });

  it('removes a planned room from a stay that had none', async () => {
    const row = sentStay({});
    const made = await bring(row);
    const { id } = await bring({ ...row, room_number: '603' });
    await undo(id);
    expect(await read(made.codes[0])).toMatchObject({ status: 'confirmed', room_number: null });
  });

  it('returns an external id to the earlier stay that had it', async () => {
    const row = sentStay({ status: 'in_house', room_number: '601' });
    const first = await bring(row);
    await bring({ ...row, status: 'checked_out' });
    const { id } = await bring({ ...row, guest_first_name: 'Max', guest_last_name: 'Berg' });
    await undo(id);
    const again = await bring({ ...row, status: 'checked_out' });
    expect(again.results).toMatchObject([{ result: 'unchanged', booking_id: first.codes[0] }]);
  });
});

describe('an imported stay that was changed later', () => {
  it.each([
    [
      'checked_in',
      (code: string) =>
        stayEndpoints.checkIn(slug(), code, byApiToken(fixtures.brendan), { json: { room_number: '604' } }),
    ],
    [
      'details',
      (code: string) =>
        stayEndpoints.change(slug(), code, byApiToken(fixtures.brendan), { json: { notes: 'Vegan' } }),
    ],
    ['link', (code: string) => stayEndpoints.createLinks(slug(), [code], byApiToken(fixtures.brendan))],
    ['step', (code: string) => stayEndpoints.step(slug(), code, byApiToken(fixtures.brendan), 'no_show')],
  ] as const)(
    'leaves a stay that staff have changed as it is and names the reason: %s',
    async (reason, touch) => {
      const { id, codes } = await bring(sentStay({}), sentStay({}));
      expect((await touch(codes[0] ?? '')).ok).toBe(true);
      const before = await read(codes[0]);
      expect(resultsOf(await undo(id)).toSorted()).toEqual(['cancelled', reason].toSorted());
      expect(await read(codes[0])).toEqual(before);
    },
  );

  it('leaves a stay with messages of its guest as it is and its conversation open', async () => {
    const { id, codes, results } = await bring(sentStay({ status: 'in_house', room_number: '602' }));
    const token = results[0]?.guest_link?.split('#t=')[1] ?? '';
    await guestSays({ ...fixtures.aoife, token }, 'Is the pool open?');
    const undone = await undo(id);
    expect(undone.stays).toMatchObject([
      { booking_id: codes[0], guest_name: 'Una Roe', room_number: '602', result: 'left', reason: 'messages' },
    ]);
    expect((await guestEndpoints.messages(slug(), byToken({ token }))).status).toBe(200);
  });

  it('leaves a stay that a later import has changed as it is', async () => {
    const row = sentStay({});
    const { id, codes } = await bring(row);
    await bring({ ...row, guest_first_name: 'Uma' });
    expect(resultsOf(await undo(id))).toEqual(['details']);
    expect(await read(codes[0])).toMatchObject({ guest_first_name: 'Uma', status: 'confirmed' });
  });

  it('leaves a stay as it is when another guest is in its former room', async () => {
    const row = sentStay({ status: 'in_house', room_number: '603' });
    await bring(row);
    const { id } = await bring({ ...row, room_number: '604' });
    await bringByFile(fixtures.brendan, [sentStay({ status: 'in_house', room_number: '603' })]);
    expect(resultsOf(await undo(id))).toEqual(['room_taken']);
  });
});
