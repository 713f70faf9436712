import { beforeAll, expect, it } from 'vitest';
import { isReachable, reachabilitySchema } from '@/lib/contract/reachability';
import { db } from '@/lib/platform/db';
import { byApiToken, type Caller, callRoute, nobody } from '@/lib/testing/call-route';
import { hotelEndpoints } from '@/lib/testing/endpoints';
import { countQueries } from '@/lib/testing/expect-queries';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import { addStaff, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays } from '@/lib/testing/speak';
import { GET } from './route';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const board = (as: Caller, hotelSlug = fixtures.killarney.slug) =>
  callRoute(GET, 'GET', `/api/staff/hotel/${hotelSlug}/reachability`, { hotelSlug }, as);
const people = async () => {
  const { on_duty } = reachabilitySchema.parse(await (await board(byApiToken(fixtures.siobhan))).json());
  return new Map(on_duty.map((person) => [person.name, person]));
};

it('shows a manager which staff on duty can be reached by an open page or a phone', async () => {
  expect([...(await people()).keys()]).toEqual([fixtures.brendan.name, fixtures.siobhan.name]);
  expect([...(await people()).values()].some(isReachable)).toBe(false);
  const tab = '1d1d3c12-2b1f-4cf2-8e57-6b4de8d2a001';
  const json = { tab, state: 'visible', conversation_id: null };
  await hotelEndpoints.presence(fixtures.killarney.slug, byApiToken(fixtures.brendan), { json });
  const phone = await db().device.create({
    data: {
      hotelId: fixtures.killarney.id,
      staffId: fixtures.siobhan.id,
      kind: 'registration_token',
      value: 'a',
    },
  });
  const [brendan, siobhan] = [...(await people()).values()];
  expect(brendan).toMatchObject({ tabs: 1, is_in_sight: true, devices: 0, device_seen_at: null });
  expect(siobhan).toMatchObject({ tabs: 0, is_in_sight: false, devices: 1, shown_at: null });
  const { conversation_id: conversationId } = await guestSays(fixtures.aoife, 'Towels, please');
  const ringOf = (seq: number, displayedAt: Date | null) => ({
    hotelId: fixtures.killarney.id,
    conversationId,
    seq,
    deviceId: phone.id,
    state: 'displayed' as const,
    displayedAt,
  });
  const shownAt = new Date('2026-11-23T05:00:00.000Z');
  await db().pushDelivery.createMany({
    data: [ringOf(1, new Date(0)), ringOf(2, shownAt), ringOf(3, null)],
  });
  expect((await people()).get(fixtures.siobhan.name)).toMatchObject({
    devices: 1,
    shown_at: shownAt.toISOString(),
  });
});

it('refuses the reachability board to other roles, staff of another hotel and strangers', async () => {
  await expectRefusal(() => board(byApiToken(fixtures.brendan)), 'forbidden');
  await expectRefusal(() => board(byApiToken(fixtures.ronan)), 'not_found');
  await expectRefusal(() => board(nobody), 'unauthenticated');
});

it('runs the same number of queries for any number of staff on duty', async () => {
  const before = await countQueries(() => board(byApiToken(fixtures.siobhan)));
  await addStaff(fixtures.killarney, { role: 'cook', department: 'kitchen', firstName: 'A', lastName: 'B' });
  expect(await countQueries(() => board(byApiToken(fixtures.siobhan)))).toBe(before);
});
