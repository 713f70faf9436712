import { beforeAll, describe, expect, it } from 'vitest';
import { ownDevicesSchema } from '@/lib/contract/stays';
import { db } from '@/lib/platform/db';
import { byApiToken, byGuestCookie, byToken, type Caller, callRoute, nobody } from '@/lib/testing/call-route';
import { guestDoors } from '@/lib/testing/doors';
import { bodyWithoutRequestId, expectProblem, expectRefusals } from '@/lib/testing/expect-refusal';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/the-killarney';
import { DELETE } from './[sessionId]/route';
import { GET } from './route';

useFreshDatabase();
let cast: TheKillarney;
beforeAll(async () => {
  cast = await seedTheKillarney();
});

const path = (slug: string) => `/api/public/chat/${slug}/guest/chat/sessions`;
const list = (as: Caller, hotelSlug = cast.killarney.slug) =>
  callRoute(GET, 'GET', path(hotelSlug), { hotelSlug }, as);
const remove = (as: Caller, id: number | string, hotelSlug = cast.killarney.slug) =>
  callRoute(DELETE, 'DELETE', `${path(hotelSlug)}/${id}`, { hotelSlug, sessionId: String(id) }, as);
const devicesOf = async (as: Caller) => ownDevicesSchema.parse(await (await list(as)).json()).devices;

/** Somebody with a tablet beside their phone. */
async function withTablet() {
  const guest = await addGuest(cast.killarney);
  await guestDoors.openSession(guest.hotel.slug, nobody, { json: { token: guest.token } });
  const [tablet] = await db().guestSession.findMany({
    where: { bookingId: guest.bookingId, id: { not: guest.sessionId } },
  });
  if (!tablet) throw new Error('There is no tablet.');
  return { guest, tablet };
}
const asksFor = (guest: TestGuest) => guestDoors.context(guest.hotel.slug, byGuestCookie(guest));

describe('a guest', () => {
  it('GT9 sees every device of the stay and which of them this is, and nobody else’s', async () => {
    const { guest, tablet } = await withTablet();
    const devices = await devicesOf(byGuestCookie(guest));
    expect(devices.map(({ id, is_this }) => [id, is_this]).sort()).toEqual(
      [
        [guest.sessionId, true],
        [tablet.id, false],
      ].sort(),
    );
    expect((await devicesOf(byToken(guest))).some((device) => device.is_this)).toBe(false);
  });

  it('GT5 GT9 shows one out at once, with its phone and its socket; again changes nothing', async () => {
    const { guest, tablet } = await withTablet();
    await db().device.create({
      data: {
        ...{ hotelId: guest.hotel.id, bookingId: guest.bookingId, guestSessionId: tablet.id },
        ...{ kind: 'registration_token', value: `tablet-${tablet.id}` },
      },
    });
    for (const _ of [1, 2]) expect((await remove(byGuestCookie(guest), tablet.id)).status).toBe(204);
    expect((await devicesOf(byGuestCookie(guest))).map(({ id }) => id)).toEqual([guest.sessionId]);
    expect(await db().device.count({ where: { guestSessionId: tablet.id } })).toBe(0);
    const cuts = await db().news.findMany({ where: { type: 'access_ended' } });
    expect(cuts.filter(({ data }) => JSON.stringify(data).includes(String(tablet.id)))).toHaveLength(1);
    const lines = { where: { action: 'guest_device.remove', targetId: guest.code } };
    expect(await db().auditEntry.count(lines)).toBe(1);
    expect((await asksFor(guest)).status).toBe(200);
  });

  it('may show out the one in their hand', async () => {
    const { guest } = await withTablet();
    await remove(byGuestCookie(guest), guest.sessionId);
    await expectProblem(await asksFor(guest), 'unauthenticated');
  });
});

describe('refuses', () => {
  it('GT7 TN1 another booking’s device, another hotel’s and none, in the same words', async () => {
    const { guest } = await withTablet();
    const neighbour = await addGuest(cast.killarney);
    const answers = await Promise.all(
      [neighbour.sessionId, cast.marco.sessionId, 999_999_999, 'x'].map((id) =>
        remove(byGuestCookie(guest), id),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(new Set(await Promise.all(answers.map(bodyWithoutRequestId))).size).toBe(1);
    expect((await asksFor(neighbour)).status).toBe(200);
  });

  it('GT6 strangers, staff, and a guest at another hotel', async () => {
    const { guest, tablet } = await withTablet();
    const strangers = [nobody, byApiToken(cast.siobhan), byGuestCookie(cast.marco)];
    await expectRefusals(
      strangers.flatMap((as) => [() => list(as), () => remove(as, tablet.id)]),
      'unauthenticated',
    );
    await expectRefusals([() => list(byToken(guest), cast.dublin.slug)], 'unauthenticated');
  });
});
