import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type UndoneImportDto, undoneImportSchema } from '@/lib/contract/stay-imports';
import { db } from '@/lib/platform/db';
import { byApiToken, type Caller } from '@/lib/testing/call-route';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import { seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { importsOf, undoEndpoint } from '@/lib/testing/imports';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { addRooms, bringByFile, bringByKey, newKey, sentStay } from '@/lib/testing/sources';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';
import { tableHashes } from '@/lib/testing/table-hashes';

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
const resultsOf = ({ stays }: UndoneImportDto) => stays.map(({ result, reason }) => reason ?? result);

describe('a dry run of an import undo', () => {
  it('returns on a dry run what the undo does and writes nothing', async () => {
    const { id, codes } = await bring(sentStay({}), sentStay({}));
    await stayEndpoints.change(slug(), codes[0] ?? '', byApiToken(fixtures.brendan), {
      json: { notes: 'Vegan' },
    });
    const before = await tableHashes();
    const tried = await undo(id, true);
    const { rate_limit: _, ...after } = await tableHashes();
    expect(before).toMatchObject(after);
    expect((await undo(id)).stays).toEqual(tried.stays);
  });
});

describe('refusals of an import undo', () => {
  it('refuses a second undo of an import and a further part of an undone file', async () => {
    const { id } = await bring(sentStay({}));
    await undo(id);
    await expectRefusal(() => undoEndpoint(slug(), id, manager(), { is_dry_run: false }), 'import_undone');
    await expectRefusal(() => undoEndpoint(slug(), id, manager(), { is_dry_run: true }), 'import_undone');
    const part = { import: { key: `file-${files}`, file_name: 'stays.csv' } };
    await expect(bringByFile(fixtures.brendan, [sentStay({})], part)).rejects.toThrow('import_undone');
    const lines = await db().auditEntry.findMany({
      where: { action: 'stays.undo_import', targetId: `${id}` },
    });
    expect(lines).toMatchObject([{ staffId: fixtures.siobhan.id, data: { cancelled: 1 } }]);
  });

  it('refuses the undo of an import after a day', async () => {
    const { id } = await bring(sentStay({}));
    const createdAt = new Date(Date.now() - 25 * 3_600_000);
    await db().stayImport.update({ where: { id }, data: { createdAt } });
    await expectRefusal(() => undoEndpoint(slug(), id, manager(), { is_dry_run: false }), 'import_too_old');
  });

  it('refuses the undo of an import to non-managers and managers of another hotel', async () => {
    const { id } = await bring(sentStay({}));
    const json = { is_dry_run: false };
    await expectRefusal(() => undoEndpoint(slug(), id, byApiToken(fixtures.brendan), json), 'forbidden');
    await expectRefusal(() => undoEndpoint(slug(), id, byApiToken(fixtures.ronan), json), 'not_found');
    await expectRefusal(() => undoEndpoint(slug(), id, manager(), {}), 'invalid_input');
    await expectRefusal(
      () => undoEndpoint(slug(), id, manager(), { is_dry_run: true, cursor: 'x' }),
      'invalid_input',
    );
  });
});

it('undoes each imported stay once for concurrent requests', async () => {
  const { id, codes } = await bring(sentStay({}), sentStay({}), sentStay({}));
  const answers = await Promise.all(
    [1, 2, 3].map(() => undoEndpoint(slug(), id, manager(), { is_dry_run: false })),
  );
  expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
  const lines = await db().auditEntry.count({ where: { action: 'stay.cancel', targetId: { in: codes } } });
  expect(lines).toBe(3);
});

it('treats batches of one API key with the same import id as one import', async () => {
  const key = await newKey(fixtures.killarney);
  const [one, other] = [sentStay({}), sentStay({})];
  await bringByKey(fixtures.killarney, key, [one], { import_id: 'night-7' });
  await bringByKey(fixtures.killarney, key, [other], { import_id: 'night-7' });
  const [last] = await importsOf(fixtures.siobhan);
  expect(last).toMatchObject({ imported_by: 'PMS', file_name: '', created: 2 });
  expect(resultsOf(await undo(last?.id ?? 0))).toEqual(['cancelled', 'cancelled']);
});
