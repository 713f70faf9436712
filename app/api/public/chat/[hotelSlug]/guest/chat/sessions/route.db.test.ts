import { beforeAll, describe, expect, it } from 'vitest';
import { ownDevicesSchema } from '@/lib/contract/stays';
import { db } from '@/lib/platform/db';
import { byApiToken, byGuestCookie, byToken, type Caller, callRoute, nobody } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import {
  bodyWithoutRequestId,
  expectProblem,
  expectRefusal,
  expectRefusals,
} from '@/lib/testing/expect-refusal';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { deviceOf, pinOf, roomEndpoints, useRoomCodes, useRoomNames } from '@/lib/testing/room-endpoints';
import { DELETE } from './[sessionId]/route';
import { GET } from './route';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const path = (slug: string) => `/api/public/chat/${slug}/guest/chat/sessions`;
const list = (as: Caller, hotelSlug = fixtures.killarney.slug) =>
  callRoute(GET, 'GET', path(hotelSlug), { hotelSlug }, as);
const remove = (as: Caller, id: number | string, hotelSlug = fixtures.killarney.slug) =>
  callRoute(DELETE, 'DELETE', `${path(hotelSlug)}/${id}`, { hotelSlug, sessionId: String(id) }, as);
const devicesOf = async (as: Caller) => ownDevicesSchema.parse(await (await list(as)).json()).devices;

/** A guest with a tablet beside the phone. */
async function withTablet() {
  const guest = await addGuest(fixtures.killarney);
  await guestEndpoints.openSession(guest.hotel.slug, nobody, { json: { token: guest.token } });
  const [tablet] = await db().guestSession.findMany({
    where: { bookingId: guest.bookingId, id: { not: guest.sessionId } },
  });
  if (!tablet) throw new Error('There is no tablet.');
  return { guest, tablet };
}
const asksFor = (guest: TestGuest) => guestEndpoints.context(guest.hotel.slug, byGuestCookie(guest));

describe('devices of a guest', () => {
  it('lists the devices of the stay only and marks the current one', async () => {
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

  it('removes a device once with its session, push registration and socket', async () => {
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
    const cuts = await db().outboxItem.findMany({ where: { type: 'access_ended' } });
    expect(cuts.filter(({ data }) => JSON.stringify(data).includes(String(tablet.id)))).toHaveLength(1);
    const lines = { where: { action: 'guest_device.remove', targetId: guest.code } };
    expect(await db().auditEntry.count(lines)).toBe(1);
    expect((await asksFor(guest)).status).toBe(200);
  });

  it('lets the guest remove the current device', async () => {
    const { guest } = await withTablet();
    await remove(byGuestCookie(guest), guest.sessionId);
    await expectProblem(await asksFor(guest), 'unauthenticated');
  });
});

describe('refusals for devices of a guest', () => {
  it('answers alike for devices of another booking, of another hotel and absent ones', async () => {
    const { guest } = await withTablet();
    const neighbour = await addGuest(fixtures.killarney);
    const answers = await Promise.all(
      [neighbour.sessionId, fixtures.marco.sessionId, 999_999_999, 'x'].map((id) =>
        remove(byGuestCookie(guest), id),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(new Set(await Promise.all(answers.map(bodyWithoutRequestId))).size).toBe(1);
    expect((await asksFor(neighbour)).status).toBe(200);
  });

  it('refuses the devices of a stay to strangers, staff and guests of another hotel', async () => {
    const { guest, tablet } = await withTablet();
    const strangers = [nobody, byApiToken(fixtures.siobhan), byGuestCookie(fixtures.marco)];
    await expectRefusals(
      strangers.flatMap((as) => [() => list(as), () => remove(as, tablet.id)]),
      'unauthenticated',
    );
    await expectRefusals([() => list(byToken(guest), fixtures.dublin.slug)], 'unauthenticated');
  });
});

describe('a device that entered by the room code', () => {
  /** A device that entered by the PIN or by the name, beside the phone that has the link. */
  async function enteredBy(kind: 'pin' | 'name') {
    const guest = await addGuest(fixtures.killarney, { lastName: 'Byrne' });
    await useRoomCodes(fixtures.killarney);
    await useRoomNames(fixtures.killarney);
    const key =
      kind === 'pin'
        ? { pin: await pinOf(guest, fixtures.brendan) }
        : { last_name: 'Byrne', check_out: '2026-11-27' };
    const entered = await roomEndpoints.enter(guest.hotel.slug, guest.roomNumber ?? '', key);
    return { guest, device: deviceOf(entered, guest) };
  }

  it.each(['pin', 'name'] as const)(
    'lists the other devices but removes none after entry by %s',
    async (kind) => {
      const { guest, device } = await enteredBy(kind);
      const devices = await devicesOf(device);
      expect(devices.map(({ is_this, can_remove }) => [is_this, can_remove])).toEqual(
        expect.arrayContaining([
          [true, true],
          [false, false],
        ]),
      );
      await expectRefusal(() => remove(device, guest.sessionId), 'forbidden');
      expect((await asksFor(guest)).status).toBe(200);
    },
  );

  it('answers not_found for devices of other stays and hotels', async () => {
    const { device } = await enteredBy('pin');
    const neighbour = await addGuest(fixtures.killarney);
    for (const id of [neighbour.sessionId, fixtures.marco.sessionId, 999_999_999])
      await expectProblem(await remove(device, id), 'not_found');
  });

  it('lets a device of the room code sign itself out and lets the guest with the link remove it', async () => {
    const [one, two] = [await enteredBy('pin'), await enteredBy('name')];
    const own = (await devicesOf(one.device)).find(({ is_this }) => is_this);
    expect((await remove(one.device, own?.id ?? 0)).status).toBe(204);
    const theirs = (await devicesOf(byGuestCookie(two.guest))).find(({ is_this }) => !is_this);
    expect(theirs?.can_remove).toBe(true);
    expect((await remove(byGuestCookie(two.guest), theirs?.id ?? 0)).status).toBe(204);
    await expectProblem(await guestEndpoints.context(two.guest.hotel.slug, two.device), 'unauthenticated');
  });
});
