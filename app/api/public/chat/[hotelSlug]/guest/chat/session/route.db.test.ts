import { beforeAll, describe, expect, it } from 'vitest';
import { guestCookieName } from '@/lib/auth/cookies';
import { openSessionReplySchema } from '@/lib/contract/chat';
import { hashSecret } from '@/lib/kernel/secret-hash';
import { db } from '@/lib/platform/db';
import { BAD_BODIES } from '@/lib/testing/bad-bodies';
import { browser, byGuestCookie, byToken, nobody } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import {
  bodyWithoutRequestId,
  expectProblem,
  expectRefusal,
  expectRefusals,
} from '@/lib/testing/expect-refusal';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays } from '@/lib/testing/speak';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const open = (guest: TestGuest, hotelSlug = guest.hotel.slug) =>
  guestEndpoints.openSession(hotelSlug, nobody, { json: { token: guest.token } });
const cookieOf = (response: Response) =>
  /^[^=]+=([^;]*)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? '';

describe('guest sessions', () => {
  it('returns the first content of the page and sets an HttpOnly cookie', async () => {
    const { aoife } = fixtures;
    await guestSays(aoife, 'Hello');
    const response = await open(aoife);
    expect(response.status).toBe(200);
    const body = await response.json();
    expect(Object.keys(body).sort()).toEqual(Object.keys(openSessionReplySchema.shape).sort());
    expect(body.messages).toHaveLength(1);
    expect(body.context.booking_id).toBe(aoife.code);
    expect(response.headers.get('set-cookie')).toMatch(
      /^hm-guest-hotel-killarney=[A-Za-z0-9_-]{43}; Path=\/; Max-Age=7776000; HttpOnly; SameSite=Lax$/,
    );
    const entered = browser(guestCookieName(aoife.hotel.slug), cookieOf(response));
    expect((await guestEndpoints.context(aoife.hotel.slug, entered)).status).toBe(200);
  });

  it('creates a separate session for each device and stores only its hash', async () => {
    const guest = await addGuest(fixtures.killarney);
    const [phone, tablet] = [cookieOf(await open(guest)), cookieOf(await open(guest))];
    expect(phone).not.toBe(tablet);
    const rows = await db().guestSession.findMany({ where: { bookingId: guest.bookingId } });
    expect(rows.map((row) => row.secretHash)).toEqual(
      expect.arrayContaining([hashSecret(phone), hashSecret(tablet)]),
    );
    expect(JSON.stringify(rows)).not.toContain(phone);
  });

  it('leaves the sessions of other tabs valid when a session is opened', async () => {
    const guest = await addGuest(fixtures.killarney);
    await open(guest);
    expect((await guestEndpoints.context(guest.hotel.slug, byGuestCookie(guest))).status).toBe(200);
  });

  it('ends the session of this device only and deletes its cookie on DELETE', async () => {
    const guest = await addGuest(fixtures.killarney);
    const other = browser(guestCookieName(guest.hotel.slug), cookieOf(await open(guest)));
    const response = await guestEndpoints.endSession(guest.hotel.slug, byGuestCookie(guest));
    expect(response.status).toBe(204);
    expect(response.headers.get('set-cookie')).toMatch(/^hm-guest-hotel-killarney=; Path=\/; Max-Age=0;/);
    await expectRefusal(
      () => guestEndpoints.context(guest.hotel.slug, byGuestCookie(guest)),
      'unauthenticated',
    );
    expect((await guestEndpoints.context(guest.hotel.slug, other)).status).toBe(200);
  });
});

describe('refusals of guest sessions', () => {
  const refuse = async (guest: TestGuest, code: 'unauthenticated' | 'stay_ended', slug?: string) => {
    await expectRefusal(() => open(guest, slug), code);
    expect((await open(guest, slug)).headers.get('set-cookie')).toBeNull();
  };

  it('refuses a link at another hotel without setting a cookie', async () => {
    await refuse(fixtures.aoife, 'unauthenticated', fixtures.dublin.slug);
  });

  it('refuses a revoked link and a link of a cancelled, no-show or pending booking', async () => {
    const guest = await addGuest(fixtures.killarney);
    await db().guestToken.update({ where: { id: guest.tokenId }, data: { revokedAt: new Date() } });
    await refuse(guest, 'unauthenticated');
    for (const status of ['cancelled', 'no_show', 'pending'] as const)
      await refuse(await addGuest(fixtures.killarney, { status }), 'unauthenticated');
  });

  it('refuses a link after checkout with stay_ended', async () => {
    await refuse(await addGuest(fixtures.killarney, { status: 'checked_out' }), 'stay_ended');
  });

  it('refuses the secret of a device or the token of a staff member in place of a link token', async () => {
    const { aoife, brendan } = fixtures;
    await expectRefusals(
      [aoife.session, 'A'.repeat(43)].map(
        (token) => () => guestEndpoints.openSession(aoife.hotel.slug, nobody, { json: { token } }),
      ),
      'unauthenticated',
    );
    const staff = { json: { token: brendan.apiToken } };
    await expectRefusal(() => guestEndpoints.openSession(aoife.hotel.slug, nobody, staff), 'invalid_input');
  });

  it('refuses a page of another site, which could sign a guest into a stay of the attacker', async () => {
    const origin = 'https://evil.example';
    const json = { token: fixtures.aoife.token };
    await expectRefusal(
      () => guestEndpoints.openSession(fixtures.killarney.slug, { origin }, { json }),
      'bad_origin',
    );
    const forged = { ...byGuestCookie(fixtures.aoife), origin };
    await expectRefusal(() => guestEndpoints.endSession(fixtures.killarney.slug, forged), 'bad_origin');
  });

  it('answers invalid links with the same 401 after any number of tries, with and without an address', async () => {
    for (const from of [{ 'x-test-address': '198.51.100.7' }, { 'x-test-address': '' }]) {
      const tries = await Promise.all(
        Array.from({ length: 40 }, (_, index) =>
          guestEndpoints.openSession(fixtures.killarney.slug, from, {
            json: { token: `${index}`.padStart(43, 'x') },
          }),
        ),
      );
      const bodies = await Promise.all(tries.map(bodyWithoutRequestId));
      expect(new Set(bodies).size).toBe(1);
      expect(bodies[0]).toMatch(/^401 /);
    }
  });

  it('still answers 401 to a revoked device and 410 to an ended stay after many invalid links', async () => {
    const from = { 'x-test-address': '198.51.100.8' };
    const [revoked, ended] = [await addGuest(fixtures.killarney), await addGuest(fixtures.dublin)];
    await db().guestSession.update({ where: { id: revoked.sessionId }, data: { revokedAt: new Date() } });
    await db().booking.update({ where: { id: ended.bookingId }, data: { status: 'checked_out' } });
    const bad = byToken({ token: 'x'.repeat(43) });
    for (let tries = 0; tries < 40; tries += 1)
      await guestEndpoints.context(fixtures.killarney.slug, { ...bad, ...from });
    await expectProblem(
      await guestEndpoints.context(revoked.hotel.slug, { ...byGuestCookie(revoked), ...from }),
      'unauthenticated',
    );
    await expectProblem(
      await guestEndpoints.context(ended.hotel.slug, { ...byGuestCookie(ended), ...from }),
      'stay_ended',
    );
  });
});

describe('invalid input of POST session', () => {
  it.each(BAD_BODIES)('refuses to open a session with %s', async (_name, asked, code) => {
    await expectRefusal(() => guestEndpoints.openSession(fixtures.killarney.slug, nobody, asked), code);
  });

  it('refuses lists, operators and unknown fields in a request for a session', async () => {
    const { token } = fixtures.aoife;
    const bodies = [{ token: [token] }, { token: { not: '' } }, { token, booking_id: 1 }, { token: '' }];
    await expectRefusals(
      bodies.map((json) => () => guestEndpoints.openSession(fixtures.killarney.slug, nobody, { json })),
      'invalid_input',
    );
  });
});
