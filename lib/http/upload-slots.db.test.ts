import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { byStaffCookie, byToken, type Caller, callRoute } from '@/lib/testing/call-route';
import { asGuest, photo } from '@/lib/testing/file-endpoints';
import { aPdf, asFile, formWith } from '@/lib/testing/files';
import { addGuest, addStaff, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestOf, memberOf } from '@/lib/testing/principals';
import { routesOnDisk } from '@/lib/testing/routes-on-disk';
import type { RouteDescription } from './define-route';
import { acquireUploadSlot, UPLOADS_AT_ONCE } from './upload-slots';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const takeAll = (principal: Parameters<typeof acquireUploadSlot>[0]) =>
  Promise.all(Array.from({ length: UPLOADS_AT_ONCE }, () => acquireUploadSlot(principal)));
const slotsTaken = () => db().rateLimit.count({ where: { key: { startsWith: 'upload:' } } });

it('gives a stay exactly two slots of many concurrent requests, and both again once they are returned', async () => {
  const guest = await guestOf(await addGuest(fixtures.killarney));
  for (let round = 0; round < 10; round += 1) {
    const asked = await Promise.allSettled(Array.from({ length: 8 }, () => acquireUploadSlot(guest)));
    const taken = asked.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    const refused = asked.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(taken).toHaveLength(UPLOADS_AT_ONCE);
    for (const reason of refused)
      expect(reason).toMatchObject({ code: 'rate_limited', details: { retryAfterSeconds: 2 } });
    await Promise.all(taken.map((slot) => slot.giveBack()));
  }
});

it('takes no slot from another stay or a colleague', async () => {
  const [first, second] = [await addGuest(fixtures.killarney), await addGuest(fixtures.dublin)];
  const [busy, free] = [await addStaff(fixtures.killarney), await addStaff(fixtures.dublin)];
  const held = [...(await takeAll(await guestOf(first))), ...(await takeAll(await memberOf(busy)))];
  for (const principal of [await guestOf(second), await memberOf(free)])
    await (await acquireUploadSlot(principal)).giveBack();
  await Promise.all(held.map((slot) => slot.giveBack()));
});

it('frees a slot that was not returned after its time, and ignores its late return', async () => {
  const principal = await guestOf(await addGuest(fixtures.killarney));
  const [late] = await takeAll(principal);
  await db().rateLimit.updateMany({
    where: { key: { startsWith: `upload:stay:${principal.bookingId}` } },
    data: { expire: 1 },
  });
  const held = await takeAll(principal);
  await late?.giveBack();
  await expect(acquireUploadSlot(principal)).rejects.toMatchObject({ code: 'rate_limited' });
  await Promise.all(held.map((slot) => slot.giveBack()));
});

it('returns the slot after a stored file and after a refused file', async () => {
  const guest = await addGuest(fixtures.killarney);
  for (let round = 0; round <= UPLOADS_AT_ONCE; round += 1) {
    await photo(guest);
    expect((await asGuest(guest, formWith(asFile(new Uint8Array(aPdf()), 'a.png')))).status).toBe(415);
  }
  expect(await slotsTaken()).toBe(0);
});

describe('every route that accepts files', () => {
  const isUpload = ({ isUpload: says, input }: RouteDescription) => says ?? input.from === 'multipart';
  const described = (handler: object) =>
    'description' in handler ? (handler.description as RouteDescription) : null;

  it('refuses a third upload before it reads a byte of the body', async () => {
    const routes = (await routesOnDisk()).filter(({ handler }) => {
      const description = described(handler);
      return description !== null && isUpload(description);
    });
    expect(routes.length).toBeGreaterThanOrEqual(7);
    const guest = await addGuest(fixtures.killarney);
    const held = [
      ...(await takeAll(await guestOf(guest))),
      ...(await takeAll(await memberOf(fixtures.siobhan))),
    ];
    for (const { name, method, path, handler, params } of routes) {
      const as: Caller = path.includes('/guest/') ? byToken(guest) : byStaffCookie(fixtures.siobhan);
      const given = Object.fromEntries(params.map((param) => [param, '1']));
      // The body is not a form: a route that read it would answer 415.
      const asked = { body: 'x', type: 'text/plain' };
      const all = { ...given, hotelSlug: fixtures.killarney.slug };
      const response = await callRoute(handler, method, path, all, as, asked);
      expect([name, response.status]).toEqual([name, 429]);
      expect(response.headers.get('retry-after')).toBe('2');
    }
    await Promise.all(held.map((slot) => slot.giveBack()));
  });
});
