import { beforeAll, describe, expect, it } from 'vitest';
import { guestCookieName, staffCookieName } from '@/lib/auth/cookies';
import { db } from '@/lib/platform/db';
import { browser, byGuestCookie, byToken, type Caller, nobody } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { expectProblem, expectRefusal } from '@/lib/testing/expect-refusal';
import { GUEST_REQUESTS } from '@/lib/testing/guest-requests';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays } from '@/lib/testing/speak';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  await guestSays(fixtures.aoife, 'Hello');
});

const revoked = { revokedAt: new Date() };
const endToken = (guest: TestGuest, data: { revokedAt: Date } | { expiresAt: Date }) =>
  db().guestToken.update({ where: { id: guest.tokenId }, data });

describe.each(GUEST_REQUESTS)('strangers at $name', ({ ask }) => {
  it('refuses a caller without a credential', async () => {
    await expectRefusal(() => ask(fixtures.aoife, nobody), 'unauthenticated');
  });

  it('refuses an unknown token', async () => {
    const unknown = { token: 'A'.repeat(43), hotel: fixtures.killarney, session: 'B'.repeat(43) };
    await expectRefusal(() => ask(fixtures.aoife, byToken(unknown)), 'unauthenticated');
    await expectRefusal(() => ask(fixtures.aoife, byGuestCookie(unknown)), 'unauthenticated');
  });

  it('refuses a booking code in place of a token, because booking codes can be guessed', async () => {
    const { aoife, killarney } = fixtures;
    const guessed = { token: aoife.code, session: aoife.code, hotel: killarney };
    await expectRefusal(() => ask(aoife, byToken(guessed)), 'unauthenticated');
    await expectRefusal(() => ask(aoife, byGuestCookie(guessed)), 'unauthenticated');
    await expectRefusal(() => ask(aoife, nobody, killarney.slug, `token=${aoife.code}`), 'unauthenticated');
  });

  it('refuses a token of another hotel', async () => {
    const { aoife, dublin } = fixtures;
    const cookieThere = browser(guestCookieName(dublin.slug), aoife.session);
    await expectRefusal(() => ask(aoife, byToken(aoife), dublin.slug), 'unauthenticated');
    await expectRefusal(() => ask(aoife, cookieThere, dublin.slug), 'unauthenticated');
    await expectRefusal(() => ask(aoife, nobody, dublin.slug, `token=${aoife.token}`), 'unauthenticated');
  });

  it('refuses a revoked or expired link and its device', async () => {
    for (const end of [revoked, { expiresAt: new Date(Date.now() - 1000) }]) {
      const guest = await addGuest(fixtures.killarney);
      await endToken(guest, end);
      await expectRefusal(() => ask(guest, byToken(guest)), 'unauthenticated');
      await expectRefusal(() => ask(guest, byGuestCookie(guest)), 'unauthenticated');
    }
  });

  it('refuses a signed-out device while its link remains valid', async () => {
    const guest = await addGuest(fixtures.killarney);
    await db().guestSession.update({ where: { id: guest.sessionId }, data: revoked });
    await expectRefusal(() => ask(guest, byGuestCookie(guest)), 'unauthenticated');
    expect((await guestEndpoints.context(guest.hotel.slug, byToken(guest))).status).toBe(200);
  });

  it('answers stay_ended to the link and the device after checkout', async () => {
    const guest = await addGuest(fixtures.killarney, { status: 'checked_out' });
    await expectRefusal(() => ask(guest, byToken(guest)), 'stay_ended');
    await expectRefusal(() => ask(guest, byGuestCookie(guest)), 'stay_ended');
    // At another hotel the token is unknown, so the answer does not reveal the ended stay.
    await expectRefusal(() => ask(guest, byToken(guest), fixtures.dublin.slug), 'unauthenticated');
  });

  it.each(['cancelled', 'no_show', 'pending'] as const)(
    'refuses a link of a booking that is %s',
    async (status) => {
      const guest = await addGuest(fixtures.killarney, { status });
      await expectRefusal(() => ask(guest, byToken(guest)), 'unauthenticated');
      await expectRefusal(() => ask(guest, byGuestCookie(guest)), 'unauthenticated');
    },
  );

  it('refuses a staff session in the cookie or header of a guest', async () => {
    const { aoife, killarney, brendan } = fixtures;
    const callers: Caller[] = [
      browser(guestCookieName(killarney.slug), brendan.cookie),
      browser(staffCookieName(), brendan.cookie),
      { authorization: `Bearer ${brendan.apiToken}` },
      { authorization: `GuestToken ${brendan.cookie}` },
    ];
    for (const caller of callers) await expectRefusal(() => ask(aoife, caller), 'unauthenticated');
  });

  it('refuses a request with two tokens, even if one of them is valid', async () => {
    const { aoife } = fixtures;
    const pairs = [
      `token=${aoife.token}&token=${'A'.repeat(43)}`,
      `token=${aoife.token}&token=${aoife.token}`,
      `token[]=${aoife.token}`,
    ];
    for (const query of pairs) {
      const response = await ask(aoife, nobody, aoife.hotel.slug, query);
      await expectProblem(response, 'unauthenticated');
    }
  });
});

describe('malformed guest credentials', () => {
  it('answers a malformed token with a 4xx status and never with 500', async () => {
    const { token, hotel } = fixtures.aoife;
    const homoglyph = `${token.slice(0, -1)}а`;
    const malformed = ['', ' ', `${token} `, `${token}\n`, `${token}=`, ` ${token}`, token.toUpperCase()];
    malformed.push(
      token.slice(1),
      `${token}A`,
      `${token}\u0000`,
      homoglyph,
      'x'.repeat(1_000_000),
      '{}',
      '[]',
    );
    for (const wrong of malformed) {
      const query = `?token=${encodeURIComponent(wrong)}`;
      await expectProblem(await guestEndpoints.context(hotel.slug, nobody, { query }), 'unauthenticated');
      const opened = await guestEndpoints.openSession(hotel.slug, nobody, { json: { token: wrong } });
      expect([400, 401, 413]).toContain(opened.status);
      expect(opened.headers.get('set-cookie')).toBeNull();
    }
  });

  it('refuses an authorization header without a scheme or with another scheme', async () => {
    const { token, hotel } = fixtures.aoife;
    const headers = [
      token,
      `bearer${token}`,
      `Basic ${token}`,
      `Token ${token}`,
      `Bearer  ${token}`,
      'Bearer',
    ];
    for (const authorization of headers) {
      await expectProblem(await guestEndpoints.context(hotel.slug, { authorization }), 'unauthenticated');
    }
  });

  it('refuses every other spelling of the hotel slug', async () => {
    const { aoife } = fixtures;
    const slug = aoife.hotel.slug;
    const dressed = [
      slug.toUpperCase(),
      `${slug}.`,
      `${slug}/`,
      ` ${slug}`,
      `${slug}\u0000`,
      `${slug}%2e`,
      '',
      '..',
    ];
    for (const name of [...dressed, `${slug}' OR '1'='1`, 'hоtel-killarney']) {
      await expectProblem(await guestEndpoints.context(name, byToken(aoife)), 'unauthenticated');
    }
  });
});

describe('valid guest credentials', () => {
  it('accepts a cookie, either header and, for older clients, a token in the query', async () => {
    const { aoife } = fixtures;
    const { slug } = aoife.hotel;
    const answers = await Promise.all([
      guestEndpoints.context(slug, byGuestCookie(aoife)),
      guestEndpoints.context(slug, byToken(aoife)),
      guestEndpoints.context(slug, { authorization: `GuestToken ${aoife.token}` }),
      guestEndpoints.context(slug, nobody, { query: `?token=${aoife.token}` }),
      guestEndpoints.messages(slug, nobody, { query: `?limit=1&token=${aoife.token}` }),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200]);
  });

  it('refuses a wrong cookie even beside a valid token', async () => {
    const { aoife } = fixtures;
    const caller = { ...browser(guestCookieName(aoife.hotel.slug), 'A'.repeat(43)), ...byToken(aoife) };
    await expectRefusal(() => guestEndpoints.context(aoife.hotel.slug, caller), 'unauthenticated');
  });
});
