import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { POST as adminLink } from '@/app/api/owner/admin-links/route';
import { POST as enter, DELETE as leave } from '@/app/api/owner/session/route';
import { ownerCookieName } from '@/lib/auth/cookies';
import { createdHotelSchema, OWNER_SESSION, ownedHotelsSchema } from '@/lib/contract/owner';
import { ownerApi } from '@/lib/contract/paths';
import { createdStaffLinkSchema } from '@/lib/contract/staff-links';
import { clock } from '@/lib/kernel/clock';
import { appendOwnerLink, revokeOwners } from '@/lib/people/owner-store';
import { db } from '@/lib/platform/db';
import {
  type Asked,
  byApiToken,
  byOwner,
  byStaffCookie,
  type Caller,
  callRoute,
  nobody,
} from '@/lib/testing/call-route';
import { conversationEndpoints, hotelEndpoints } from '@/lib/testing/endpoints';
import { expectProblem, expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { anOwner } from '@/lib/testing/owners';
import { peopleEndpoints, somebodyNew } from '@/lib/testing/people-endpoints';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays } from '@/lib/testing/speak';
import { GET, PATCH, POST } from './route';

useFreshDatabase();
let fixtures: TheKillarney;
let us: Caller;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
beforeEach(async () => {
  await db().rateLimit.deleteMany();
  us = byOwner(await anOwner());
});

const list = (as: Caller) => callRoute(GET, 'GET', ownerApi.hotels, {}, as);
const make = (as: Caller, json: unknown) => callRoute(POST, 'POST', ownerApi.hotels, {}, as, { json });
const change = (as: Caller, json: unknown) => callRoute(PATCH, 'PATCH', ownerApi.hotels, {}, as, { json });
const link = (as: Caller, json: unknown) =>
  callRoute(adminLink, 'POST', ownerApi.adminLinks, {}, as, { json });
const open = (token: string, as: Caller = nobody, asked: Asked = {}) =>
  callRoute(enter, 'POST', ownerApi.session, {}, as, { json: { token }, ...asked });
const close = (as: Caller) => callRoute(leave, 'DELETE', ownerApi.session, {}, as);
let count = 0;
const aHotel = (more: object = {}) => {
  count += 1;
  return { slug: `hotel-${count}`, name: 'Hotel Galway', time_zone: 'Europe/Dublin', ...more };
};

describe('an owner link of the command line', () => {
  it('opens one session by an owner link once, stores only hashes and ends the session after the idle time', async () => {
    const token = await appendOwnerLink();
    const opened = await open(token);
    expect(opened.status).toBe(204);
    const cookie = opened.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict/);
    const secret = cookie.match(new RegExp(`^${ownerCookieName()}=([\\w-]{43});`))?.[1] ?? '';
    expect((await list(byOwner(secret))).status).toBe(200);
    await expectRefusal(() => open(token), 'unauthenticated');
    const later = vi.spyOn(clock, 'now');
    later.mockReturnValue(new Date(Date.now() + (OWNER_SESSION.idleMinutes + 1) * 60_000));
    await expectProblem(await list(byOwner(secret)), 'unauthenticated');
    later.mockRestore();
    const kept = await db()
      .$queryRaw`SELECT token_hash FROM owner_link UNION ALL SELECT secret_hash FROM owner_session`;
    expect(JSON.stringify(kept)).not.toContain(token);
    expect(JSON.stringify(kept)).not.toContain(secret);
  });

  it('refuses an expired or invalid owner link', async () => {
    const token = await appendOwnerLink(-1);
    for (const bad of [token, 'A'.repeat(43), 'short', ''])
      await expectRefusal(() => open(bad), 'unauthenticated');
  });

  it('answers 401 to an invalid owner link after any number of tries', async () => {
    const from = { 'x-test-address': '10.9.9.9' };
    for (let n = 0; n < 40; n += 1) await open('A'.repeat(43), nobody, { headers: from });
    await expectProblem(await open('A'.repeat(43), nobody, { headers: from }), 'unauthenticated');
  });

  it('ends all owner sessions and links by the command line and one session by sign-out', async () => {
    const token = await appendOwnerLink();
    await revokeOwners();
    await expectProblem(await list(us), 'unauthenticated');
    await expectRefusal(() => open(token), 'unauthenticated');
    const again = byOwner(await anOwner());
    expect((await close(again)).status).toBe(204);
    await expectProblem(await list(again), 'unauthenticated');
  });
});

describe('an owner session', () => {
  it('creates a hotel with its rooms and an invitation with which the first admin joins', async () => {
    const answer = await make(us, aHotel({ slug: 'hotel-galway', rooms: '101-103, Suite A', locale: 'de' }));
    expect(answer.status).toBe(201);
    const { hotel, admin_link } = createdHotelSchema.parse(await answer.json());
    expect(hotel).toMatchObject({
      slug: 'hotel-galway',
      rooms: 4,
      people: 0,
      has_admin: false,
      locale: 'de',
    });
    const joined = await peopleEndpoints.redeem(somebodyNew(new URL(admin_link.link).hash.slice(3)));
    expect(await joined.json()).toMatchObject({ hotel_slug: 'hotel-galway' });
    const { hotels } = ownedHotelsSchema.parse(await (await list(us)).json());
    expect(hotels.find(({ slug }) => slug === 'hotel-galway')).toMatchObject({ people: 1, has_admin: true });
  });

  it('changes the named settings of a hotel, adds rooms, removes none and issues another admin invitation', async () => {
    await make(us, aHotel({ slug: 'hotel-sligo', rooms: '1-2' }));
    const changed = await change(us, { slug: 'hotel-sligo', name: 'Sligo House', rooms: '2-4' });
    expect(await changed.json()).toMatchObject({ name: 'Sligo House', rooms: 4, time_zone: 'Europe/Dublin' });
    const made = createdStaffLinkSchema.parse(await (await link(us, { slug: 'hotel-sligo' })).json());
    expect((await peopleEndpoints.look(new URL(made.link).hash.slice(3))).status).toBe(200);
  });

  it('writes the creation of a hotel to the audit log of that hotel', async () => {
    await make(us, aHotel({ slug: 'hotel-cork' }));
    const { id } = await db().hotel.findUniqueOrThrow({ where: { slug: 'hotel-cork' } });
    const lines = await db().auditEntry.findMany({ where: { hotelId: id }, orderBy: { id: 'asc' } });
    expect(lines.map(({ actorKind, action }) => [actorKind, action])).toEqual([
      ['owner', 'hotel.create'],
      ['owner', 'staff_link.invite'],
    ]);
  });

  it('gives an owner no access to messages, guests or their number', async () => {
    const said = await guestSays(fixtures.aoife, 'Only for the reception');
    const { slug } = fixtures.killarney;
    await expectRefusals(
      [
        () => hotelEndpoints.inbox(slug, us),
        () => hotelEndpoints.unreadCount(slug, us),
        () => conversationEndpoints.messages(slug, said.conversation_id, us),
      ],
      'unauthenticated',
    );
    const text = await (await list(us)).text();
    for (const word of ['Only for', 'Aoife', 'unread', 'conversation', 'booking'])
      expect(text).not.toContain(word);
  });

  it('refuses invalid hotels and creates nothing', async () => {
    const bad = [
      aHotel({ slug: 'Hotel Galway' }),
      aHotel({ slug: 'a-guest-chat-booking-b' }),
      aHotel({ name: ' ' }),
      aHotel({ time_zone: 'Europe/Nowhere' }),
      aHotel({ accent_color: '#ffff00' }),
      aHotel({ rooms: '1,<script>' }),
      aHotel({ id: 1 }),
    ];
    await expectRefusals(
      bad.map((json) => () => make(us, json)),
      'invalid_input',
    );
    await expectRefusal(() => make(us, aHotel({ slug: fixtures.killarney.slug })), 'conflict');
    await expectRefusals(
      [() => change(us, { slug: 'nowhere', name: 'A' }), () => link(us, { slug: 'nowhere' })],
      'not_found',
    );
  });
});

it('refuses to manage hotels to staff, strangers and an owner secret in a header', async () => {
  const secret = z.string().parse((us['cookie'] ?? '').split('=').at(-1));
  const callers = [
    nobody,
    byApiToken(fixtures.siobhan),
    byStaffCookie(fixtures.siobhan),
    { authorization: `Bearer ${secret}` },
  ];
  for (const as of callers)
    await expectRefusals(
      [
        () => list(as),
        () => make(as, aHotel()),
        () => change(as, { slug: fixtures.killarney.slug }),
        () => close(as),
      ],
      'unauthenticated',
    );
});
