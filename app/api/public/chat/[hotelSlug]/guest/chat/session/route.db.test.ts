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

describe('answers', () => {
  it('all that the page shows first, and a cookie out of reach of scripts', async () => {
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

  it('each device with a session of its own, of which only the hash is kept', async () => {
    const guest = await addGuest(fixtures.killarney);
    const [phone, tablet] = [cookieOf(await open(guest)), cookieOf(await open(guest))];
    expect(phone).not.toBe(tablet);
    const rows = await db().guestSession.findMany({ where: { bookingId: guest.bookingId } });
    expect(rows.map((row) => row.secretHash)).toEqual(
      expect.arrayContaining([hashSecret(phone), hashSecret(tablet)]),
    );
    expect(JSON.stringify(rows)).not.toContain(phone);
  });

  it('without signing out the other tabs', async () => {
    const guest = await addGuest(fixtures.killarney);
    await open(guest);
    expect((await guestEndpoints.context(guest.hotel.slug, byGuestCookie(guest))).status).toBe(200);
  });

  it('DELETE 204: this device forgets the stay, and only this one', async () => {
    const guest = await addGuest(fixtures.killarney);
    const other = browser(guestCookieName(guest.hotel.slug), cookieOf(await open(guest)));
    const response = await guestEndpoints.forgetSession(guest.hotel.slug, byGuestCookie(guest));
    expect(response.status).toBe(204);
    expect(response.headers.get('set-cookie')).toMatch(/^hm-guest-hotel-killarney=; Path=\/; Max-Age=0;/);
    await expectRefusal(
      () => guestEndpoints.context(guest.hotel.slug, byGuestCookie(guest)),
      'unauthenticated',
    );
    expect((await guestEndpoints.context(guest.hotel.slug, other)).status).toBe(200);
  });
});

describe('refuses strangers, and gives them no cookie', () => {
  const refuse = async (guest: TestGuest, code: 'unauthenticated' | 'stay_ended', slug?: string) => {
    await expectRefusal(() => open(guest, slug), code);
    expect((await open(guest, slug)).headers.get('set-cookie')).toBeNull();
  };

  it('at the door of another hotel', async () => {
    await refuse(fixtures.aoife, 'unauthenticated', fixtures.dublin.slug);
  });

  it('with a link that was revoked or is of a booking that came to nothing', async () => {
    const guest = await addGuest(fixtures.killarney);
    await db().guestToken.update({ where: { id: guest.tokenId }, data: { revokedAt: new Date() } });
    await refuse(guest, 'unauthenticated');
    for (const status of ['cancelled', 'no_show', 'pending'] as const)
      await refuse(await addGuest(fixtures.killarney, { status }), 'unauthenticated');
  });

  it('after checkout, and says so', async () => {
    await refuse(await addGuest(fixtures.killarney, { status: 'checked_out' }), 'stay_ended');
  });

  it("with a device's secret or a staff token instead of the link's", async () => {
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

  it('a page of another site, which could sign a guest into a stay of its own', async () => {
    const origin = 'https://evil.example';
    const json = { token: fixtures.aoife.token };
    await expectRefusal(
      () => guestEndpoints.openSession(fixtures.killarney.slug, { origin }, { json }),
      'bad_origin',
    );
    const forged = { ...byGuestCookie(fixtures.aoife), origin };
    await expectRefusal(() => guestEndpoints.forgetSession(fixtures.killarney.slug, forged), 'bad_origin');
  });

  it('a bad link in the same words however many were tried before, from one address or from none', async () => {
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

  it('a revoked device with 401 and an ended stay with 410, after any number of bad links from its address', async () => {
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

describe('refuses input', () => {
  it.each(BAD_BODIES)('%s', async (_name, asked, code) => {
    await expectRefusal(() => guestEndpoints.openSession(fixtures.killarney.slug, nobody, asked), code);
  });

  it('lists, operators and more than was asked for', async () => {
    const { token } = fixtures.aoife;
    const bodies = [{ token: [token] }, { token: { not: '' } }, { token, booking_id: 1 }, { token: '' }];
    await expectRefusals(
      bodies.map((json) => () => guestEndpoints.openSession(fixtures.killarney.slug, nobody, { json })),
      'invalid_input',
    );
  });
});
