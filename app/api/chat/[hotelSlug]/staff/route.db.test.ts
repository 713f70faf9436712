import { beforeAll, expect, it } from 'vitest';
import { type ColleagueDto, colleaguesSchema } from '@/lib/contract/handoff';
import { db } from '@/lib/platform/db';
import { byApiToken } from '@/lib/testing/call-route';
import { hotelEndpoints } from '@/lib/testing/endpoints';
import { countQueries } from '@/lib/testing/expect-queries';
import { expectRefusals } from '@/lib/testing/expect-refusal';
import { addStaff, seedTheKillarney, type TestStaff, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const ask = (staff: TestStaff, query = '') =>
  hotelEndpoints.colleagues(staff.hotel.slug, byApiToken(staff), { query });
async function list(staff: TestStaff, query = ''): Promise<ColleagueDto[]> {
  return colleaguesSchema.parse(await (await ask(staff, query)).json()).staff;
}
const names = (staff: readonly ColleagueDto[]) => staff.map(({ name }) => name);

it('lists staff on duty first, by name, with role and department', async () => {
  const all = await list(fixtures.brendan);
  expect(names(all)).toEqual(['Brendan Daly', 'Siobhán Walsh', 'Declan Keane']);
  expect(all[2]).toEqual({
    id: fixtures.declan.id,
    name: 'Declan Keane',
    role: 'cook',
    department: 'kitchen',
    is_on_duty: false,
    profile_image: null,
  });
});

it('lists no staff of another hotel for any search', async () => {
  expect(names(await list(fixtures.ronan))).toEqual(['Ronan Moore']);
  expect(await list(fixtures.brendan, '?q=Ronan')).toEqual([]);
});

it('finds staff by a part of the name, by department and by role', async () => {
  expect(names(await list(fixtures.brendan, '?q=keane'))).toEqual(['Declan Keane']);
  expect(names(await list(fixtures.brendan, '?q=an%20da'))).toEqual(['Brendan Daly']);
  expect(names(await list(fixtures.brendan, '?department=management'))).toEqual(['Siobhán Walsh']);
  expect(names(await list(fixtures.brendan, '?role=cook'))).toEqual(['Declan Keane']);
});

it('treats % and _ in a search as plain characters', async () => {
  for (const words of ['%25', '_', '%5C', "'"])
    expect(await list(fixtures.brendan, `?q=${words}`)).toEqual([]);
});

it('omits deactivated staff and runs the same number of queries for any length', async () => {
  const gone = await addStaff(fixtures.dublin);
  await db().staff.update({ where: { id: gone.id }, data: { isActive: false } });
  expect(names(await list(fixtures.ronan))).toEqual(['Ronan Moore']);
  const before = await countQueries(() => list(fixtures.ronan));
  for (let at = 0; at < 20; at += 1) await addStaff(fixtures.dublin);
  expect(await list(fixtures.ronan)).toHaveLength(21);
  expect(await countQueries(() => list(fixtures.ronan))).toBe(before);
});

it('refuses unknown parameters and values in a staff search', async () => {
  const refused = ['?department=bar', '?role=boss', '?hotel_id=1', '?q=a&q=b', `?q=${'a'.repeat(101)}`];
  await expectRefusals(
    refused.map((query) => () => ask(fixtures.brendan, query)),
    'invalid_input',
  );
});
