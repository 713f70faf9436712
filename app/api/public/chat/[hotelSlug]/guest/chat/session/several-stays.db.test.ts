import { beforeAll, describe, expect, it } from 'vitest';
import { guestCookieName, otherStayCookieName } from '@/lib/auth/cookies';
import { guestOwner, PAGE_OWNER_HEADER, stayKey } from '@/lib/contract/page-owner';
import { db } from '@/lib/platform/db';
import { browser } from '@/lib/testing/call-route';
import { cookiePhone as phone } from '@/lib/testing/cookie-phone';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { expectProblem, expectRefusal } from '@/lib/testing/expect-refusal';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const stayOf = async (response: Promise<Response>) => (await (await response).json()).booking_id;
const sessionsOf = ({ bookingId }: TestGuest) => db().guestSession.count({ where: { bookingId } });

describe('a phone with several stays of one hotel', () => {
  it('acts for the stay of the latest link, and each page acts for the stay that it shows', async () => {
    const [first, second] = [await addGuest(fixtures.killarney), await addGuest(fixtures.killarney)];
    const own = phone(fixtures.killarney.slug);
    await own.open(first);
    await own.open(second);
    expect(await stayOf(own.ask())).toBe(second.code);
    expect(await stayOf(own.ask(first))).toBe(first.code);
    expect(await stayOf(own.ask(second))).toBe(second.code);
  });

  it('reuses the session of a phone when the same link is opened again, also after another link', async () => {
    const [first, second] = [await addGuest(fixtures.killarney), await addGuest(fixtures.killarney)];
    const own = phone(fixtures.killarney.slug);
    await own.open(first);
    await own.open(first);
    await own.open(second);
    await own.open(first);
    expect(await stayOf(own.ask())).toBe(first.code);
    expect(await stayOf(own.ask(second))).toBe(second.code);
    // One session of the fixture and one of this phone.
    expect(await sessionsOf(first)).toBe(2);
    expect([...own.jar.keys()].sort()).toEqual([
      guestCookieName(fixtures.killarney.slug),
      otherStayCookieName(fixtures.killarney.slug, stayKey(second.code, null)),
    ]);
  });

  it('removes an ended stay from the phone when the link of a new stay is opened', async () => {
    const [before, now] = [await addGuest(fixtures.killarney), await addGuest(fixtures.killarney)];
    const own = phone(fixtures.killarney.slug);
    await own.open(before);
    await db().booking.update({ where: { id: before.bookingId }, data: { status: 'checked_out' } });
    await expectProblem(await own.ask(), 'stay_ended');
    expect((await own.open(now)).status).toBe(200);
    expect(await stayOf(own.ask())).toBe(now.code);
    expect([...own.jar.keys()]).toEqual([guestCookieName(fixtures.killarney.slug)]);
    await expectProblem(await own.ask(before), 'other_person');
  });

  it('stores four other stays on a phone at most, the latest ones', async () => {
    const own = phone(fixtures.killarney.slug);
    const stays: TestGuest[] = [];
    for (let nr = 0; nr < 7; nr += 1) stays.push(await addGuest(fixtures.killarney));
    for (const stay of stays) await own.open(stay);
    expect(own.jar.size).toBe(5);
    for (const stay of stays.slice(0, 2)) await expectProblem(await own.ask(stay), 'other_person');
    for (const stay of stays.slice(2)) expect(await stayOf(own.ask(stay))).toBe(stay.code);
  });

  it('removes one stay from the phone and leaves the other stay open', async () => {
    const [first, second] = [await addGuest(fixtures.killarney), await addGuest(fixtures.killarney)];
    const own = phone(fixtures.killarney.slug);
    await own.open(first);
    await own.open(second);
    await own.leave(first);
    expect([...own.jar.keys()]).toEqual([guestCookieName(fixtures.killarney.slug)]);
    expect(await stayOf(own.ask(second))).toBe(second.code);
    await expectProblem(await own.ask(first), 'other_person');
  });
});

describe('forged stays of a phone', () => {
  it('refuses a page of a stay that the device has not opened and changes nothing', async () => {
    const [first, foreign] = [await addGuest(fixtures.killarney), await addGuest(fixtures.killarney)];
    const own = phone(fixtures.killarney.slug);
    await own.open(first);
    await expectRefusal(() => own.ask(foreign), 'other_person');
  });

  it('refuses a session under the key of another stay', async () => {
    const [own, foreign] = [await addGuest(fixtures.killarney), await addGuest(fixtures.killarney)];
    const { slug } = fixtures.killarney;
    const forged = browser(otherStayCookieName(slug, stayKey(foreign.code, null)), own.session);
    const named = { ...forged, [PAGE_OWNER_HEADER]: guestOwner(foreign.code, null) };
    await expectRefusal(() => guestEndpoints.context(slug, named), 'other_person');
  });

  it('refuses the cookie of a stay at another hotel', async () => {
    const guest = await addGuest(fixtures.killarney);
    const { slug } = fixtures.dublin;
    const forged = browser(otherStayCookieName(slug, stayKey(guest.code, null)), guest.session);
    const named = { ...forged, [PAGE_OWNER_HEADER]: guestOwner(guest.code, null) };
    await expectRefusal(() => guestEndpoints.context(slug, named), 'unauthenticated');
  });
});
