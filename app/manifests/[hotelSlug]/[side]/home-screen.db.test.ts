import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { guestCookieName } from '@/lib/auth/cookies';
import { manifestPath, manifestSchema, type Side } from '@/lib/contract/manifest';
import { db } from '@/lib/platform/db';
import {
  browser,
  byGuestCookie,
  byStaffCookie,
  type Caller,
  callRoute,
  nobody,
} from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { expectProblem, expectRefusals } from '@/lib/testing/expect-refusal';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { tableHashes } from '@/lib/testing/table-hashes';
import { GET } from './route';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
beforeEach(() => db().rateLimit.deleteMany());

async function startOf(as: Caller, slug = fixtures.killarney.slug, side: Side = 'guest'): Promise<string> {
  const response = await callRoute(GET, 'GET', manifestPath(slug, side), { hotelSlug: slug, side }, as);
  expect(response.headers.get('cache-control')).toBe('private, no-store');
  return manifestSchema.parse(await response.json()).start_url;
}
const keyOf = async (guest: TestGuest) => (await startOf(byGuestCookie(guest))).split('#i=')[1] ?? '';
const open = (key: string, slug = fixtures.killarney.slug) =>
  guestEndpoints.openSession(slug, nobody, { json: { token: key } });

describe('an app on a home screen', () => {
  it('opens the stay by a home screen key without the cookie of the browser and with its own session', async () => {
    const guest = await addGuest(fixtures.killarney);
    const response = await open(await keyOf(guest));
    expect(response.status).toBe(200);
    expect((await response.clone().json()).context.booking_id).toBe(guest.code);
    const [, session = ''] = /=([^;]+)/.exec(response.headers.get('set-cookie') ?? '') ?? [];
    expect(session).not.toBe(guest.session);
    const as = browser(guestCookieName(fixtures.killarney.slug), session);
    expect((await guestEndpoints.context(fixtures.killarney.slug, as)).status).toBe(200);
    expect(await db().guestSession.count({ where: { bookingId: guest.bookingId } })).toBe(2);
  });

  it('accepts a home screen key once, also for ten concurrent requests, and gives each installation its own', async () => {
    const guest = await addGuest(fixtures.killarney);
    const key = await keyOf(guest);
    const answers = await Promise.all(Array.from({ length: 10 }, () => open(key)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(401)]);
    expect((await open(await keyOf(guest))).status).toBe(200);
  });

  it('gives a home screen key to a guest session only and writes nothing for the manifest', async () => {
    const { killarney, dublin } = fixtures;
    const guest = await addGuest(killarney);
    const before = await tableHashes();
    expect(await keyOf(guest)).not.toBe('');
    expect(await startOf(nobody)).toBe(`/chat/${killarney.slug}`);
    expect(await startOf(byStaffCookie(fixtures.brendan))).toBe(`/chat/${killarney.slug}`);
    expect(await startOf(byGuestCookie(guest), dublin.slug)).toBe(`/chat/${dublin.slug}`);
    expect(await startOf(byGuestCookie(guest), killarney.slug, 'staff')).toBe(`/staff/${killarney.slug}`);
    expect(await tableHashes()).toEqual(before);
  });
});

describe('refusals of a home screen key', () => {
  it('refuses a changed or forged key and a key of another hotel', async () => {
    const guest = await addGuest(fixtures.killarney);
    const key = await keyOf(guest);
    const [id = '', nonce = '', signature = ''] = key.split('.');
    const other = await addGuest(fixtures.killarney);
    const forged = [
      `${other.sessionId}.${nonce}.${signature}`,
      `${id}.${'A'.repeat(22)}.${signature}`,
      `${id}.${nonce}.${'A'.repeat(43)}`,
      `0${key}`,
      `${key} `,
      `${id}.${nonce}.`,
    ];
    await expectRefusals(
      [...forged.map((token) => () => open(token)), () => open(key, fixtures.dublin.slug)],
      'unauthenticated',
    );
  });

  it('refuses a key after its device or link is revoked or its stay has ended', async () => {
    const unplugged = await addGuest(fixtures.killarney);
    const unlinked = await addGuest(fixtures.killarney);
    const gone = await addGuest(fixtures.killarney);
    const keys = [await keyOf(unplugged), await keyOf(unlinked), await keyOf(gone)];
    const now = { revokedAt: new Date() };
    await db().guestSession.update({ where: { id: unplugged.sessionId }, data: now });
    await db().guestToken.update({ where: { id: unlinked.tokenId }, data: now });
    await db().booking.update({ where: { id: gone.bookingId }, data: { status: 'checked_out' } });
    for (const key of keys.slice(0, 2)) await expectProblem(await open(key), 'unauthenticated');
    await expectProblem(await open(keys[2] ?? ''), 'stay_ended');
    expect(await startOf(byGuestCookie(unplugged))).not.toContain('#');
  });
});
