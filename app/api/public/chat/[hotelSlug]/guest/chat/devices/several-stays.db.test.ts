import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pushTarget } from '@/lib/notifications/targets/push-target';
import { db, dbPool } from '@/lib/platform/db';
import { AN_EVENT, aMessage, aNotification, aStaffMessageRow } from '@/lib/testing/a-message';
import { byApiToken, type Caller, callRoute } from '@/lib/testing/call-route';
import { cookiePhone } from '@/lib/testing/cookie-phone';
import { useFcm } from '@/lib/testing/fcm-stub';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays, staffSays } from '@/lib/testing/speak';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';
import { POST as register } from './route';

useFreshDatabase();
const fcm = useFcm();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
beforeEach(async () => {
  fcm.sent.length = 0;
  await dbPool().query('DELETE FROM device; DELETE FROM rate_limit');
});

const TOKEN = 'the-family-phone';
const registerAt = async (hotelSlug: string, caller: Caller) => {
  const json = { kind: 'registration_token', value: TOKEN, shows_preview: false };
  const response = await callRoute(register, 'POST', '/devices', { hotelSlug }, caller, { json });
  expect(response.status).toBe(200);
};
const registeredStays = async () =>
  (await db().device.findMany({ where: { value: TOKEN }, orderBy: { bookingId: 'asc' } })).map(
    ({ bookingId }) => bookingId,
  );

/** A phone that has opened both stays and has turned notifications on in the page of each. */
async function phoneOfTwoStays() {
  const [first, second] = [await addGuest(fixtures.killarney), await addGuest(fixtures.killarney)];
  const { slug } = fixtures.killarney;
  const phone = cookiePhone(slug);
  for (const stay of [first, second]) {
    await phone.open(stay);
    await registerAt(slug, phone.caller(stay));
  }
  return { first, second, phone };
}

/** Brendan answers the guest of a stay. Answers the tokens that receive a push for it. */
async function pushedFor(guest: TestGuest): Promise<string[]> {
  fcm.sent.length = 0;
  const { conversation_id: conversationId } = await guestSays(guest, 'Towels, please');
  const { seq } = (await staffSays(fixtures.brendan, conversationId, 'On their way')).message;
  const event = { ...AN_EVENT.message_created, seq, payload: aMessage(aStaffMessageRow()) };
  await pushTarget(fcm.sender()).deliver(
    aNotification(event, { conversationId, at: new Date().toISOString() }),
  );
  return fcm.sent.map(({ token }) => token);
}

describe('a phone with two stays of a hotel', () => {
  it('receives the answers of both stays', async () => {
    const { first, second } = await phoneOfTwoStays();
    expect(await registeredStays()).toEqual([first.bookingId, second.bookingId]);
    expect(await pushedFor(first)).toEqual([TOKEN]);
    expect(await pushedFor(second)).toEqual([TOKEN]);
  });

  it('stays registered once for each stay when its pages register again', async () => {
    const { first, second, phone } = await phoneOfTwoStays();
    for (const stay of [first, second, first]) await registerAt(fixtures.killarney.slug, phone.caller(stay));
    expect(await registeredStays()).toEqual([first.bookingId, second.bookingId]);
  });

  it('loses the stay that ends, and keeps the other', async () => {
    const { first, second } = await phoneOfTwoStays();
    const { slug } = fixtures.killarney;
    const out = await stayEndpoints.step(slug, first.code, byApiToken(fixtures.brendan), 'check_out');
    expect(out.status).toBe(200);
    expect(await registeredStays()).toEqual([second.bookingId]);
    expect(await pushedFor(second)).toEqual([TOKEN]);
  });
});

describe('the same value in another browser', () => {
  it('removes the stays that the request does not prove', async () => {
    await phoneOfTwoStays();
    const third = await addGuest(fixtures.killarney);
    const other = cookiePhone(fixtures.killarney.slug);
    await other.open(third);
    await registerAt(fixtures.killarney.slug, other.caller(third));
    expect(await registeredStays()).toEqual([third.bookingId]);
  });

  it('removes a stay whose session was revoked', async () => {
    const { first, second, phone } = await phoneOfTwoStays();
    await db().guestSession.updateMany({
      where: { bookingId: first.bookingId },
      data: { revokedAt: new Date() },
    });
    await registerAt(fixtures.killarney.slug, phone.caller(second));
    expect(await registeredStays()).toEqual([second.bookingId]);
  });

  it('removes the stays of another hotel', async () => {
    const { phone } = await phoneOfTwoStays();
    const guest = await addGuest(fixtures.dublin);
    const elsewhere = cookiePhone(fixtures.dublin.slug);
    for (const [name, value] of phone.jar) elsewhere.jar.set(name, value);
    await elsewhere.open(guest);
    await registerAt(fixtures.dublin.slug, elsewhere.caller(guest));
    expect(await registeredStays()).toEqual([guest.bookingId]);
  });

  it('belongs to one stay when two browsers register it at once', async () => {
    const guests = await Promise.all([1, 2, 3, 4].map(() => addGuest(fixtures.killarney)));
    const { slug } = fixtures.killarney;
    const phones = await Promise.all(
      guests.map(async (guest) => {
        const phone = cookiePhone(slug);
        await phone.open(guest);
        return phone.caller(guest);
      }),
    );
    await Promise.all(phones.map((caller) => registerAt(slug, caller)));
    expect(await registeredStays()).toHaveLength(1);
  });
});
