import { beforeAll, expect, it } from 'vitest';
import { POST as sendForm } from '@/app/chat/[hotelSlug]/send/route';
import { guestCookieName, otherStayCookieName } from '@/lib/auth/cookies';
import { STAY_PARAM, stayKey } from '@/lib/contract/page-owner';
import { db } from '@/lib/platform/db';
import { browser, type Caller, callRoute } from '@/lib/testing/call-route';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import { file, photo } from '@/lib/testing/file-endpoints';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

/** A phone that opened the link of `other` first and the link of `last` after it. */
const phoneOf = (last: TestGuest, other: TestGuest): Caller => {
  const { slug } = last.hotel;
  const kept = `${otherStayCookieName(slug, stayKey(other.code, null))}=${other.session}`;
  return browser(guestCookieName(slug), `${last.session}; ${kept}`);
};
const send = (guest: TestGuest, as: Caller, query: string) =>
  callRoute(sendForm, 'POST', `/chat/${guest.hotel.slug}/send`, { hotelSlug: guest.hotel.slug }, as, {
    query,
    body: new URLSearchParams({ message: 'By form', client_message_id: crypto.randomUUID() }),
  });
const said = ({ bookingId }: TestGuest) =>
  db().message.count({ where: { conversation: { bookingId }, body: 'By form' } });

it('returns the files of every stay that the phone has opened and of no other stay', async () => {
  const { killarney, dublin } = fixtures;
  const [last, other, stranger, elsewhere] = [
    await addGuest(killarney),
    await addGuest(killarney),
    await addGuest(killarney),
    await addGuest(dublin),
  ];
  const as = phoneOf(last, other);
  for (const guest of [last, other]) {
    const { id } = await photo(guest);
    expect((await file(killarney.slug, id, as)).status).toBe(200);
  }
  for (const guest of [stranger, elsewhere]) {
    const { id } = await photo(guest);
    await expectRefusal(() => file(killarney.slug, id, as), 'not_found');
  }
});

it('sends a form without JavaScript to the stay shown on its page', async () => {
  const [last, other, stranger] = [
    await addGuest(fixtures.killarney),
    await addGuest(fixtures.killarney),
    await addGuest(fixtures.killarney),
  ];
  const as = phoneOf(last, other);
  const query = `?${STAY_PARAM}=${stayKey(other.code, null)}`;
  const sent = await send(other, as, query);
  expect(sent.status).toBe(303);
  expect(sent.headers.get('location')).toBe(`/chat/${fixtures.killarney.slug}${query}`);
  expect([await said(other), await said(last)]).toEqual([1, 0]);
  const foreign = `?${STAY_PARAM}=${stayKey(stranger.code, null)}`;
  await expectRefusal(() => send(stranger, as, foreign), 'other_person');
});
