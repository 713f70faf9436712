import { beforeAll, describe, expect, it } from 'vitest';
import { inboxPageSchema, inboxRowSchema } from '@/lib/contract/chat';
import { encodeCursor } from '@/lib/kernel/cursor';
import { db } from '@/lib/platform/db';
import { byApiToken } from '@/lib/testing/call-route';
import { hotelEndpoints } from '@/lib/testing/endpoints';
import { countQueries } from '@/lib/testing/expect-queries';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import {
  addGuest,
  addHotel,
  addStaff,
  seedTheKillarney,
  type TestStaff,
  type TheKillarney,
} from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays, staffSays } from '@/lib/testing/speak';

useFreshDatabase();
let fixtures: TheKillarney;
let aoifes: number;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  aoifes = (await guestSays(fixtures.aoife, 'Killarney secret')).conversation_id;
  await guestSays(fixtures.marco, 'Dublin secret');
});

const inbox = (staff: TestStaff, query = '') =>
  hotelEndpoints.inbox(staff.hotel.slug, byApiToken(staff), { query });
const rowsOf = async (staff: TestStaff, query = '') =>
  inboxPageSchema.parse(await (await inbox(staff, query)).json());

describe('GET conversations', () => {
  it('returns rows with exactly the fields that earlier clients read', async () => {
    const { aoife, brendan } = fixtures;
    const response = await inbox(brendan);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    const body = await response.json();
    expect(Object.keys(body).sort()).toEqual(['channels', 'conversations', 'next_cursor', 'total_unread']);
    const [row] = body.conversations;
    expect(Object.keys(row).sort()).toEqual(Object.keys(inboxRowSchema.shape).sort());
    expect(row).toMatchObject({
      id: aoifes,
      conversation_id: aoifes,
      booking_id: aoife.code,
      room_number: '204',
      guest_name: 'Aoife Byrne',
      guest_first_name: 'Aoife',
      guest_last_name: 'Byrne',
      last_message: 'Killarney secret',
      last_message_sender_type: 'guest',
      unread_count: 1,
      has_unread: true,
      current_staff_handler: null,
      status: 'open',
    });
    expect(row.waiting_since).toBe(row.last_message_time);
  });

  it('returns the longest waiting conversation first and each row once across pages', async () => {
    const hotel = await addHotel('hotel-of-pages', 'Hotel of Pages');
    const staff = await addStaff(hotel);
    const ids: number[] = [];
    for (let count = 0; count < 5; count += 1)
      ids.push((await guestSays(await addGuest(hotel), `${count}`)).conversation_id);
    await staffSays(staff, ids[0] ?? 0, 'Answered');
    const seen: number[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Awaited<ReturnType<typeof rowsOf>> = await rowsOf(
        staff,
        `?limit=2${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...page.conversations.map((row) => row.id));
      cursor = page.next_cursor;
    }
    expect(seen).toEqual([...ids.slice(1), ids[0]]);
  });

  it('runs the same number of queries for fifty rows as for one, also for the unread count', async () => {
    const [small, large] = [await addHotel('hotel-small', 'Small'), await addHotel('hotel-large', 'Large')];
    const [one, fifty] = [await addStaff(small), await addStaff(large)];
    await guestSays(await addGuest(small), 'Only');
    for (let count = 0; count < 50; count += 1) await guestSays(await addGuest(large), `${count}`);
    expect((await rowsOf(fifty)).conversations).toHaveLength(50);
    expect(await countQueries(() => inbox(fifty))).toBe(await countQueries(() => inbox(one)));
    const unread = (staff: TestStaff) => () =>
      hotelEndpoints.unreadCount(staff.hotel.slug, byApiToken(staff));
    expect(await countQueries(unread(fifty))).toBe(await countQueries(unread(one)));
  });

  it('returns the unread count of the hotel, by conversation and by room', async () => {
    const hotel = await addHotel('hotel-unread', 'Hotel Unread');
    const [staff, guest] = [await addStaff(hotel), await addGuest(hotel)];
    await guestSays(guest, 'One');
    const { conversation_id } = await guestSays(guest, 'Two');
    const response = await hotelEndpoints.unreadCount(hotel.slug, byApiToken(staff));
    expect(await response.json()).toEqual({
      total_unread: 2,
      conversations: [{ conversation_id, room_number: guest.roomNumber, unread_count: 2 }],
      unread_counts: { [String(guest.roomId)]: 2 },
    });
  });
});

describe('other hotels in GET conversations', () => {
  it.each([
    '',
    '?q=secret',
    '?q=Marco',
    '?q=204',
    '?q=%25',
    '?q=_',
    '?status=open',
    '?assigned=none',
    '?order=recent',
  ])('returns no row, search result or count of another hotel for the query "%s"', async (query) => {
    const [here, there] = [await inbox(fixtures.brendan, query), await inbox(fixtures.ronan, query)];
    expect(await here.text()).not.toMatch(/Dublin|Marco|Rossi/);
    expect(await there.text()).not.toMatch(/Killarney|Aoife|Byrne/);
    const unread = await hotelEndpoints.unreadCount(fixtures.dublin.slug, byApiToken(fixtures.ronan));
    expect((await unread.json()).total_unread).toBe(1);
  });

  it('treats % and _ in a search as plain characters', async () => {
    expect((await rowsOf(fixtures.brendan, '?q=%25')).conversations).toEqual([]);
    expect((await rowsOf(fixtures.brendan, '?q=Ao_fe')).conversations).toEqual([]);
    expect((await rowsOf(fixtures.brendan, "?q=' OR '1'='1")).conversations).toEqual([]);
    expect((await rowsOf(fixtures.brendan, '?q=aoife')).conversations).toHaveLength(1);
  });

  it('returns nothing of another hotel for a cursor made by hand', async () => {
    const cursor = encodeCursor(['waiting', '2000-01-01T00:00:00.000Z', 0]);
    const response = await inbox(fixtures.ronan, `?cursor=${cursor}`);
    expect(await response.text()).not.toMatch(/Killarney|Aoife/);
  });
});

describe('refusals of GET conversations', () => {
  it.each([
    '?limit=0',
    '?limit=201',
    '?limit=x',
    '?limit=1&limit=2',
    '?status=all',
    '?status=open&status=closed',
    '?assigned=1',
    '?assigned[not]=me',
    '?order=random()',
    '?waiting=1',
    '?hotel_id=1',
    `?q=${'a'.repeat(101)}`,
    '?q=a%00b',
    '?cursor=',
    '?cursor=nonsense',
    `?cursor=${'a'.repeat(201)}`,
    `?cursor=${encodeCursor({ gt: 0 })}`,
    `?cursor=${encodeCursor(['waiting', 'yesterday', 1])}`,
    `?cursor=${encodeCursor(['waiting', '2026-11-23T00:00:00.000Z', '1'])}`,
    `?cursor=${encodeCursor(['waiting', '2026-11-23T00:00:00.000Z', 1e300])}`,
    `?cursor=${encodeCursor(['nobody', '2026-11-23T00:00:00.000Z', 1])}`,
    `?cursor=${encodeCursor(['waiting', '0000-01-01T00:00:00.000Z', 1])}`,
    `?cursor=${encodeCursor(['rest', '9999-12-31T23:59:59.999999Z', 1, 2])}`,
  ])('refuses the inbox query %s', async (query) => {
    await expectRefusal(() => inbox(fixtures.brendan, query), 'invalid_input');
  });

  it('answers 200 for a cursor that points to any date', async () => {
    for (const day of ['1900-01-01', '2199-12-31', '2026-02-28']) {
      const cursor = encodeCursor(['rest', `${day}T00:00:00Z`, Number.MAX_SAFE_INTEGER]);
      expect((await inbox(fixtures.brendan, `?cursor=${cursor}`)).status).toBe(200);
    }
    expect(await db().conversation.count()).toBeGreaterThan(0);
  });
});
