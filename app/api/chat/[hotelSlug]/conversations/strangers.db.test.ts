import { beforeAll, describe, expect, it } from 'vitest';
import { staffCookieName } from '@/lib/auth/cookies';
import { db } from '@/lib/platform/db';
import {
  browser,
  byApiToken,
  byGuestCookie,
  byStaffCookie,
  byToken,
  type Caller,
  nobody,
} from '@/lib/testing/call-route';
import { hotelEndpoints } from '@/lib/testing/endpoints';
import { bodyWithoutRequestId, expectProblem, expectRefusals } from '@/lib/testing/expect-refusal';
import { FOREIGN_ORIGINS } from '@/lib/testing/foreign-pages';
import { addGuest, addStaff, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays } from '@/lib/testing/speak';
import { CONVERSATION_REQUESTS, HOTEL_REQUESTS } from '@/lib/testing/staff-requests';
import { tableHashes } from '@/lib/testing/table-hashes';

useFreshDatabase();
let fixtures: TheKillarney;
/** The conversations of Aoife in Killarney and of Marco in Dublin. */
let aoifes: number;
let marcos: number;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  aoifes = (await guestSays(fixtures.aoife, 'Killarney secret')).conversation_id;
  marcos = (await guestSays(fixtures.marco, 'Dublin secret')).conversation_id;
});

const REQUESTS = [
  ...CONVERSATION_REQUESTS.map(({ name, ask }) => ({
    name,
    ask: (slug: string, as: Caller) => ask(slug, aoifes, as),
  })),
  ...HOTEL_REQUESTS,
];

describe.each(REQUESTS)('strangers at $name', ({ ask }) => {
  it('refuses a caller with no credential, with that of a guest, or with one in the wrong place', async () => {
    const { aoife, brendan, killarney } = fixtures;
    const callers = [
      nobody,
      byToken(aoife),
      byGuestCookie(aoife),
      browser(staffCookieName(), aoife.session),
      browser(staffCookieName(), brendan.apiToken),
      { authorization: `Bearer ${brendan.cookie}` },
      { authorization: `GuestToken ${brendan.apiToken}` },
    ];
    await expectRefusals(
      callers.map((caller) => () => ask(killarney.slug, caller)),
      'unauthenticated',
    );
  });

  it('refuses staff who were deactivated or signed out everywhere', async () => {
    for (const data of [{ isActive: false }, { sessionVersion: { increment: 1 } }]) {
      const staff = await addStaff(fixtures.killarney);
      await db().staff.update({ where: { id: staff.id }, data });
      const callers = [byApiToken(staff), byStaffCookie(staff)];
      await expectRefusals(
        callers.map((caller) => () => ask(fixtures.killarney.slug, caller)),
        'unauthenticated',
      );
    }
  });

  it('answers 404 to staff of another hotel as for an absent hotel', async () => {
    const { ronan, killarney } = fixtures;
    const callers = [byApiToken(ronan), byStaffCookie(ronan)];
    await expectRefusals(
      callers.map((caller) => () => ask(killarney.slug, caller)),
      'not_found',
    );
    const [foreign, absent] = [
      await ask(killarney.slug, byApiToken(ronan)),
      await ask('no-such-hotel', byApiToken(ronan)),
    ];
    expect(await bodyWithoutRequestId(foreign)).toBe(await bodyWithoutRequestId(absent));
  });

  it('refuses every other spelling of the hotel slug', async () => {
    const { brendan, killarney } = fixtures;
    const { slug } = killarney;
    for (const name of [slug.toUpperCase(), `${slug}.`, `${slug}\u0000`, '', '..', `${slug}%2e`]) {
      await expectProblem(await ask(name, byApiToken(brendan)), 'not_found');
    }
  });
});

describe.each(CONVERSATION_REQUESTS)('other hotels at $name', ({ ask }) => {
  it('answers a foreign id and an absent one with the same bytes', async () => {
    const { ronan, dublin, brendan, killarney } = fixtures;
    const before = await tableHashes();
    for (const [staff, slug, foreign] of [
      [ronan, dublin.slug, aoifes],
      [brendan, killarney.slug, marcos],
    ] as const) {
      for (const as of [byApiToken(staff), byStaffCookie(staff)]) {
        const absent = await bodyWithoutRequestId(await ask(slug, 999_999_999, as));
        expect(await bodyWithoutRequestId(await ask(slug, foreign, as))).toBe(absent);
        expect(absent).toMatch(/^404 .*"code":"not_found"/);
      }
    }
    expect(await tableHashes()).toEqual(before);
  });

  it('answers an invalid conversation id as an absent one', async () => {
    const { brendan, killarney } = fixtures;
    const ids = ['0', '-1', '1.5', '1e3', '0x1', ' 1', '1 ', '٣', 'abc', '', '1;2', `${aoifes}\u0000`];
    await expectRefusals(
      [...ids, '9'.repeat(16), `0${aoifes}`].map((id) => () => ask(killarney.slug, id, byApiToken(brendan))),
      'not_found',
    );
  });

  it('admits the staff of the hotel', async () => {
    const guest = await addGuest(fixtures.killarney);
    const { conversation_id } = await guestSays(guest, 'Hello');
    const staff = await addStaff(fixtures.killarney);
    expect((await ask(fixtures.killarney.slug, conversation_id, byApiToken(staff))).ok).toBe(true);
  });
});

describe.each(CONVERSATION_REQUESTS.filter((request) => request.isWrite))(
  'forged requests to $name',
  ({ ask }) => {
    it.each(FOREIGN_ORIGINS)(
      'refuses a request with a staff cookie from another site: %s',
      async (_name, headers) => {
        const { origin: _ours, 'sec-fetch-site': _same, ...cookie } = byStaffCookie(fixtures.brendan);
        const forged = { ...cookie, ...headers };
        await expectRefusals([() => ask(fixtures.killarney.slug, aoifes, forged)], 'bad_origin');
      },
    );
  },
);

describe('GET conversations/from-room', () => {
  it('returns the conversation of the current guest in the room of this hotel only', async () => {
    const { brendan, ronan, killarney, dublin } = fixtures;
    const here = await (await hotelEndpoints.fromRoom(killarney.slug, '204', byApiToken(brendan))).json();
    const there = await (await hotelEndpoints.fromRoom(dublin.slug, '204', byApiToken(ronan))).json();
    expect([here.conversation_id, there.conversation_id]).toEqual([aoifes, marcos]);
  });

  it('answers not_found for a room that is empty, unknown, not yet occupied or invalid', async () => {
    const { brendan, killarney, dublin } = fixtures;
    await addGuest(killarney, { status: 'confirmed', room: '401' });
    await addGuest(killarney, { status: 'checked_out', room: '402' });
    await addGuest(dublin, { room: '403' });
    const rooms = ['401', '402', '403', '999', '', '%', '_', "204' OR '1'='1", '204\u0000', '9'.repeat(21)];
    await expectRefusals(
      rooms.map((room) => () => hotelEndpoints.fromRoom(killarney.slug, room, byApiToken(brendan))),
      'not_found',
    );
  });
});
