import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MOST_SOURCES } from '@/lib/contract/import-memory';
import { staffApi } from '@/lib/contract/paths';
import { db } from '@/lib/platform/db';
import { byApiToken, type Caller, callRoute, nobody } from '@/lib/testing/call-route';
import { expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { GET, PUT } from './route';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
beforeEach(async () => {
  await db().importSource.deleteMany();
  await db().importWord.deleteMany();
});

function call(method: 'GET' | 'PUT', as: Caller = byApiToken(fixtures.brendan), json?: unknown) {
  const hotelSlug = fixtures.killarney.slug;
  const asked = json === undefined ? {} : { json };
  return callRoute(
    method === 'GET' ? GET : PUT,
    method,
    staffApi.importMemory(hotelSlug),
    { hotelSlug },
    as,
    asked,
  );
}
const sourceOf = (source: string, more: object = {}) => ({
  ...{ source, mapping: { external_id: 'Kode', check_in: 'In' }, day_order: 'dmy', ...more },
});
const PURPLE = { word: 'purple', meaning: 'in_house' };

describe('the import memory of a hotel', () => {
  it('stores the latest import choices for each source and each word', async () => {
    await call('PUT', undefined, { source: sourceOf('a|b'), words: [PURPLE] });
    await call('PUT', undefined, { source: sourceOf('c|d', { day_order: null }), words: [] });
    const again = {
      source: sourceOf('a|b', { mapping: { status: 'St' } }),
      words: [{ ...PURPLE, meaning: 'left_out' }],
    };
    const saved = await (await call('PUT', undefined, again)).json();
    expect(saved).toEqual({
      sources: [sourceOf('a|b', { mapping: { status: 'St' } }), sourceOf('c|d', { day_order: null })],
      words: [{ word: 'purple', meaning: 'left_out' }],
    });
    expect(await (await call('GET', byApiToken(fixtures.siobhan))).json()).toEqual(saved);
  });

  it('does not share import choices between hotels', async () => {
    const other = await db().hotel.findFirstOrThrow({ where: { id: { not: fixtures.killarney.id } } });
    await db().importWord.create({ data: { hotelId: other.id, ...PURPLE } });
    await db().importSource.create({ data: { hotelId: other.id, source: 'a|b', mapping: {} } });
    expect(await (await call('GET')).json()).toEqual({ sources: [], words: [] });
    await call('PUT', undefined, { source: sourceOf('a|b'), words: [{ ...PURPLE, meaning: 'no_show' }] });
    expect(await db().importWord.findMany({ where: { hotelId: other.id } })).toMatchObject([
      { meaning: 'in_house' },
    ]);
  });

  it('stores a limited number of import sources and removes the oldest', async () => {
    for (let index = 0; index <= MOST_SOURCES; index += 1)
      await call('PUT', undefined, { source: sourceOf(`source ${index}`), words: [] });
    const kept = await db().importSource.findMany({ where: { hotelId: fixtures.killarney.id } });
    expect(kept).toHaveLength(MOST_SOURCES);
    expect(kept.some(({ source }) => source === 'source 0')).toBe(false);
  });

  it('refuses invalid import choices and stores nothing', async () => {
    const wrong = [
      { source: sourceOf(''), words: [] },
      { source: sourceOf('a', { mapping: { password: 'x' } }), words: [] },
      { source: sourceOf('a', { day_order: 'ydm' }), words: [] },
      { source: sourceOf('a'), words: [{ word: 'purple', meaning: 'blue' }] },
      { source: sourceOf('a'), words: [{ word: 'Not folded!', meaning: 'no_show' }] },
      { source: sourceOf('a'), words: Array.from({ length: 51 }, () => PURPLE) },
      { source: sourceOf('a'), words: [], hotel_id: 1 },
    ];
    await expectRefusals(
      wrong.map((json) => () => call('PUT', undefined, json)),
      'invalid_input',
    );
    expect(await db().importSource.count()).toBe(0);
  });

  it('refuses the import memory to strangers and staff of another hotel', async () => {
    const good = { source: sourceOf('a'), words: [] };
    await expectRefusal(() => call('PUT', nobody, good), 'unauthenticated');
    await expectRefusal(() => call('PUT', byApiToken(fixtures.ronan), good), 'not_found');
    await expectRefusal(() => call('GET', byApiToken(fixtures.ronan)), 'not_found');
  });
});
