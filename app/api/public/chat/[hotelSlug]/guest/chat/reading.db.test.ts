import { beforeAll, describe, expect, it } from 'vitest';
import { REALTIME_EVENTS, STAY_CHANGED_EVENT } from '@/lib/contract/channels';
import { db } from '@/lib/platform/db';
import { byGuestCookie, byToken, nobody } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays, staffSays } from '@/lib/testing/speak';
import { tableHashes } from '@/lib/testing/table-hashes';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const contextOf = async (guest: TestGuest) =>
  (await guestEndpoints.context(guest.hotel.slug, byToken(guest))).json();
const events = (guest: TestGuest, query: string) =>
  guestEndpoints.events(guest.hotel.slug, byToken(guest), { query });

describe('GET context', () => {
  it('returns exactly the fields that earlier clients read', async () => {
    const { aoife, brendan, killarney } = fixtures;
    const { conversation_id } = await guestSays(aoife, 'Hello');
    await staffSays(brendan, conversation_id, 'Good evening');
    const channel = `private-hotel-${killarney.slug}-guest-chat-booking-${aoife.code}`;
    expect(await contextOf(aoife)).toEqual({
      conversation_id,
      booking_id: aoife.code,
      room_number: '204',
      assigned_room_id: aoife.roomId,
      guest_name: 'Aoife Byrne',
      companion_id: null,
      guest_locale: 'en',
      hotel: {
        slug: killarney.slug,
        name: 'Hotel Killarney',
        time_zone: 'Europe/Dublin',
        branding: { accent_color: '#0f5c4d', logo_url: null },
        default_locale: 'en',
        languages: ['en', 'de', 'ar'],
      },
      booking: {
        booking_reference: aoife.code,
        status: 'in_house',
        check_in: '2026-11-20',
        check_out: '2026-11-27',
      },
      allowed_actions: ['chat'],
      current_staff_handler: { name: 'Brendan Daly', role: 'receptionist' },
      reception: { hours: null, welcome: {}, away: {} },
      attachments: true,
      permissions: { can_send: true, can_read: true },
      last_seq: 4,
      pusher: {
        key: 'hotelmate-key',
        cluster: 'local',
        host: '127.0.0.1',
        port: 1,
        tls: false,
        channel,
        event: 'realtime_event',
        auth_endpoint: `/api/public/chat/${killarney.slug}/guest/chat/pusher/auth`,
      },
      channel_name: channel,
      context_tag: expect.stringMatching(/^[\w-]{16}$/),
      events: { ...REALTIME_EVENTS, stay_changed: STAY_CHANGED_EVENT },
    });
  });

  it.each([
    ['before check-in', { status: 'confirmed', room: null }, 'not_checked_in', /checked in\.$/],
    ['without a room', { room: null }, 'no_room', /room has been assigned to you\.$/],
  ] as const)(
    'returns the reason and its code when the guest may not write %s',
    async (_when, details, code, words) => {
      const context = await contextOf(await addGuest(fixtures.killarney, details));
      expect(context).toMatchObject({
        allowed_actions: [],
        disabled_code: code,
        permissions: { can_send: false, can_read: true },
      });
      expect(context.disabled_reason).toMatch(words);
    },
  );

  it.each([
    ['de', /^Sobald Sie eingecheckt haben/],
    ['ar', /^يمكنك الكتابة/],
    ['ga', /^You can write/],
  ])('returns the reason in the language of the guest or in English: %s', async (locale, words) => {
    const guest = await addGuest(fixtures.killarney, { status: 'confirmed' });
    await db().booking.update({ where: { id: guest.bookingId }, data: { guestLocale: locale } });
    expect((await contextOf(guest)).disabled_reason).toMatch(words);
  });

  it('returns no reason when the guest may write', async () => {
    const context = await contextOf(await addGuest(fixtures.killarney));
    expect(context).not.toHaveProperty('disabled_reason');
    expect(context).not.toHaveProperty('disabled_code');
  });
});

describe('GET requests of guests', () => {
  it('changes nothing, sets no cookie and forbids caching on GET, with and without a credential', async () => {
    const guest = await addGuest(fixtures.killarney);
    const { slug } = guest.hotel;
    const before = await tableHashes();
    for (const caller of [byToken(guest), byGuestCookie(guest), nobody]) {
      const answers = [
        await guestEndpoints.context(slug, caller),
        await guestEndpoints.messages(slug, caller),
        await guestEndpoints.events(slug, caller, { query: '?after=0' }),
      ];
      for (const answer of answers) {
        expect(answer.headers.get('set-cookie')).toBeNull();
        expect(answer.headers.get('cache-control')).toBe('private, no-store');
      }
    }
    expect(await tableHashes()).toEqual(before);
    expect(await db().conversation.count({ where: { bookingId: guest.bookingId } })).toBe(0);
  });
});

describe('GET events by a guest', () => {
  it('returns the log after a position without gaps and whether more events follow', async () => {
    const guest = await addGuest(fixtures.killarney);
    const { conversation_id } = await guestSays(guest, 'Hello');
    await staffSays(fixtures.brendan, conversation_id, 'Good evening');
    const all = await (await events(guest, '?after=0')).json();
    expect(Object.keys(all).sort()).toEqual(['channel_name', 'context_tag', 'events', 'last_seq', 'more']);
    expect(all.events.map((event: { seq: number }) => event.seq)).toEqual([1, 2, 3, 4]);
    const part = await (await events(guest, '?after=1&limit=2')).json();
    expect([part.events.length, part.last_seq, part.more]).toEqual([2, 4, true]);
    const end = await (await events(guest, '?after=4')).json();
    expect([end.events, end.last_seq, end.more]).toEqual([[], 4, false]);
  });

  it('returns staff in events by name and role without their ids', async () => {
    const guest = await addGuest(fixtures.killarney);
    const { conversation_id } = await guestSays(guest, 'Hello');
    await staffSays(fixtures.brendan, conversation_id, 'Good evening');
    const { events: log } = await (await events(guest, '?after=0')).json();
    const joined = log.find((event: { type: string }) => event.type === 'staff_joined');
    const handler = { name: 'Brendan Daly', role: 'receptionist' };
    expect(joined.payload).toEqual({ current_staff_handler: handler, staff: handler });
  });
});

describe('refusals of GET events by a guest', () => {
  it.each([
    '',
    '?after=',
    '?after=-1',
    '?after=x',
    '?after=0&after=1',
    '?after=0&limit=0',
    '?after=0&limit=201',
  ])('refuses the events query "%s"', async (query) => {
    await expectRefusal(() => events(fixtures.aoife, query), 'invalid_input');
  });

  it('refuses a position beyond the end, because the state of that client cannot be right', async () => {
    const [fresh, talking] = [await addGuest(fixtures.killarney), await addGuest(fixtures.killarney)];
    await guestSays(talking, 'Hello');
    await expectRefusals(
      [
        () => events(fresh, '?after=1'),
        () => events(talking, '?after=2'),
        () => events(talking, '?after=999999999999999'),
      ],
      'cursor_ahead',
    );
  });
});
