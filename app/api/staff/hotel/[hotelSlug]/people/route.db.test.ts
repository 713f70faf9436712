import { beforeAll, describe, expect, it } from 'vitest';
import { peopleSchema } from '@/lib/contract/people';
import { db } from '@/lib/platform/db';
import { byApiToken, type Caller, nobody } from '@/lib/testing/call-route';
import { countQueries } from '@/lib/testing/expect-queries';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import { addHotel, addStaff, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { peopleEndpoints } from '@/lib/testing/people-endpoints';
import { useFreshDatabase } from '@/lib/testing/postgres';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
const manager = () => byApiToken(fixtures.siobhan);
const list = async (query = '', as: Caller = manager(), slug = fixtures.killarney.slug) =>
  peopleSchema.parse(await (await peopleEndpoints.list(slug, as, { query })).json()).people;

describe('GET people', () => {
  it('lists staff of the hotel with their user names and deactivated staff last', async () => {
    const gone = await addStaff(fixtures.killarney, { firstName: 'Aaron' });
    await db().staff.update({ where: { id: gone.id }, data: { isActive: false } });
    const people = await list();
    expect(people.map(({ name }) => name)).not.toContain(fixtures.ronan.name);
    expect(people).toContainEqual({
      id: fixtures.brendan.id,
      username: fixtures.brendan.username,
      name: 'Brendan Daly',
      role: 'receptionist',
      department: 'reception',
      is_on_duty: true,
      is_active: true,
      profile_image: null,
    });
    expect(people.at(-1)).toMatchObject({ name: gone.name, is_active: false });
  });

  it('finds staff by name and user name and treats % and _ as plain characters', async () => {
    expect((await list('?q=bren')).map(({ id }) => id)).toEqual([fixtures.brendan.id]);
    expect((await list(`?q=${fixtures.declan.username}`)).map(({ id }) => id)).toEqual([fixtures.declan.id]);
    expect(await list('?q=%25')).toEqual([]);
    expect(await list('?q=_')).toEqual([]);
  });

  it('runs the same number of queries for any number of staff', async () => {
    const hotel = await addHotel('crowded', 'Crowded');
    const as = byApiToken(await addStaff(hotel, { role: 'manager', department: 'management' }));
    const few = await countQueries(() => list('', as, hotel.slug));
    for (let at = 0; at < 20; at += 1) await addStaff(hotel);
    expect(await list('', as, hotel.slug)).toHaveLength(21);
    expect(await countQueries(() => list('', as, hotel.slug))).toBe(few);
  });

  it('refuses the list of staff to non-managers, managers of another hotel and strangers', async () => {
    const { slug } = fixtures.killarney;
    await expectRefusal(() => peopleEndpoints.list(slug, byApiToken(fixtures.brendan)), 'forbidden');
    await expectRefusal(() => peopleEndpoints.list(fixtures.dublin.slug, manager()), 'not_found');
    await expectRefusal(() => peopleEndpoints.list(slug, nobody), 'unauthenticated');
    await expectRefusal(() => peopleEndpoints.list(slug, manager(), { query: '?hotel=2' }), 'invalid_input');
  });
});
