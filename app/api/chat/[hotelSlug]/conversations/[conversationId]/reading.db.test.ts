import { beforeAll, describe, expect, it } from 'vitest';
import { inboxChannel, staffChannel } from '@/lib/contract/channels';
import { conversationSchema, messagePageSchema } from '@/lib/contract/chat';
import { db } from '@/lib/platform/db';
import { BAD_BODIES } from '@/lib/testing/bad-bodies';
import { BAD_PAGES } from '@/lib/testing/bad-pages';
import { byApiToken, byToken } from '@/lib/testing/call-route';
import { conversationEndpoints, guestEndpoints, hotelEndpoints } from '@/lib/testing/endpoints';
import { countQueries } from '@/lib/testing/expect-queries';
import { expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { addGuest, addStaff, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays, staffSays } from '@/lib/testing/speak';
import { tableHashes } from '@/lib/testing/table-hashes';

useFreshDatabase();
let fixtures: TheKillarney;
let id: number;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  id = (await guestSays(fixtures.aoife, 'Hello')).conversation_id;
  await staffSays(fixtures.brendan, id, 'Good evening');
});

const endpoint = (name: keyof typeof conversationEndpoints, query = '', conversationId = id) =>
  conversationEndpoints[name](fixtures.killarney.slug, conversationId, byApiToken(fixtures.brendan), {
    query,
  });

describe('reading as staff', () => {
  it('returns the conversation with handler, participants, guest and stay', async () => {
    const { aoife, brendan } = fixtures;
    const body = await (await endpoint('read')).json();
    expect(Object.keys(body).sort()).toEqual(Object.keys(conversationSchema.shape).sort());
    const handler = { id: brendan.id, name: brendan.name, role: 'receptionist' };
    expect(body).toMatchObject({
      conversation_id: id,
      current_staff_handler: handler,
      participants: [{ staff: handler, left_at: null }],
      guest: { first_name: 'Aoife', last_name: 'Byrne', locale: 'en' },
      stay: { booking_id: aoife.code, status: 'in_house', room_number: '204', check_in: '2026-11-20' },
      read_state: { guest_read_seq: 0, staff_read_seq: 0 },
    });
  });

  it('returns the messages that the guest sees with the staff id of each author added', async () => {
    const mine = messagePageSchema.parse(await (await endpoint('messages')).json());
    const theirs = await (
      await guestEndpoints.messages(fixtures.killarney.slug, byToken(fixtures.aoife))
    ).json();
    expect(mine.messages.map(({ staff }) => staff)).toContain(fixtures.brendan.id);
    const unnumbered = mine.messages.map((message) => ({ ...message, staff: null }));
    expect({ ...mine, messages: unnumbered }).toEqual(theirs);
    expect(Object.keys(mine).sort()).toEqual(Object.keys(messagePageSchema.shape).sort());
  });

  it('returns the log with the ids of staff members', async () => {
    const { events } = await (await endpoint('events', '?after=2')).json();
    const me = { id: fixtures.brendan.id, name: fixtures.brendan.name, role: 'receptionist' };
    expect(events[0].payload).toEqual({ current_staff_handler: me, staff: me });
  });

  it('runs the same number of queries for fifty messages as for one', async () => {
    const guest = await addGuest(fixtures.killarney);
    const one = (await guestSays(await addGuest(fixtures.killarney), 'Only')).conversation_id;
    const fifty = (await guestSays(guest, 'First')).conversation_id;
    const staff = await addStaff(fixtures.killarney);
    for (let count = 0; count < 50; count += 1) await staffSays(staff, fifty, `${count}`);
    for (const name of ['messages', 'read', 'events'] as const) {
      const query = name === 'events' ? '?after=0' : '';
      const costs = [
        await countQueries(() => endpoint(name, query, one)),
        await countQueries(() => endpoint(name, query, fifty)),
      ];
      expect({ name, different: new Set(costs).size }).toEqual({ name, different: 1 });
    }
  });

  it('returns the signed-in staff member', async () => {
    const { brendan, killarney } = fixtures;
    const response = await hotelEndpoints.me(killarney.slug, byApiToken(brendan));
    expect(await response.json()).toEqual({
      channels: {
        inbox: inboxChannel(killarney.slug),
        personal: staffChannel(killarney.slug, brendan.id),
      },
      id: brendan.id,
      username: brendan.username,
      name: brendan.name,
      role: 'receptionist',
      department: 'reception',
      is_on_duty: true,
      profile_image: null,
      locale: null,
      attachments: true,
      hotel: expect.objectContaining({ slug: killarney.slug }),
    });
  });

  it('creates the conversation of a room once for any number of concurrent requests', async () => {
    const guest = await addGuest(fixtures.killarney, { room: '777' });
    const ask = () => hotelEndpoints.fromRoom(fixtures.killarney.slug, '777', byApiToken(fixtures.brendan));
    const bodies = await Promise.all(
      (await Promise.all([ask(), ask(), ask()])).map((response) => response.json()),
    );
    expect(bodies.filter((body) => body.conversation_created)).toHaveLength(1);
    expect(new Set(bodies.map((body) => body.conversation_id)).size).toBe(1);
    expect(Object.keys(bodies[0]).sort()).toEqual(['conversation_created', 'conversation_id', 'messages']);
    expect(await db().conversation.count({ where: { bookingId: guest.bookingId } })).toBe(1);
  });
});

describe('POST mark-read by staff', () => {
  it('marks all messages as read without a position and changes nothing the second time', async () => {
    const guest = await addGuest(fixtures.killarney);
    await guestSays(guest, 'One');
    const { conversation_id } = await guestSays(guest, 'Two');
    const mark = () =>
      conversationEndpoints.markRead(fixtures.killarney.slug, conversation_id, byApiToken(fixtures.brendan));
    expect(await (await mark()).json()).toEqual({ conversation_id, marked_as_read: 2, last_read_seq: 2 });
    const { staff_read_pointer: _time, ...before } = await tableHashes();
    expect(await (await mark()).json()).toEqual({ conversation_id, marked_as_read: 0, last_read_seq: 2 });
    expect(await tableHashes()).toMatchObject(before);
    const row = await db().conversation.findUniqueOrThrow({ where: { id: conversation_id } });
    expect([row.staffUnreadCount, row.waitingSince === null]).toEqual([0, false]);
  });
});

describe('refusals when staff read', () => {
  it.each(BAD_PAGES)('refuses the message page %s', async (query) => {
    await expectRefusal(() => endpoint('messages', query), 'invalid_input');
  });

  it('refuses a cursor that names a message of another conversation or hotel', async () => {
    const foreign = [
      await guestSays(await addGuest(fixtures.killarney), 'a'),
      await guestSays(fixtures.marco, 'a'),
    ];
    const queries = foreign.flatMap(({ message_id }) => [`?before=${message_id}`, `?after=${message_id}`]);
    await expectRefusals(
      queries.map((query) => () => endpoint('messages', query)),
      'invalid_input',
    );
  });

  it('refuses a log position beyond the end and a request without exactly one position', async () => {
    await expectRefusal(() => endpoint('events', '?after=99'), 'cursor_ahead');
    await expectRefusal(() => endpoint('events'), 'invalid_input');
    await expectRefusal(() => endpoint('events', '?after=0&after=1'), 'invalid_input');
  });

  it('refuses mark-read with an invalid position or an unknown field', async () => {
    const { slug } = fixtures.killarney;
    const wrong = [
      { up_to_seq: '1' },
      { up_to_seq: -1 },
      { up_to_seq: { gt: 0 } },
      { conversation_id: id },
      [],
    ];
    await expectRefusals(
      wrong.map(
        (json) => () => conversationEndpoints.markRead(slug, id, byApiToken(fixtures.brendan), { json }),
      ),
      'invalid_input',
    );
    const [, ...bodies] = BAD_BODIES.filter(([name]) => name !== 'nothing in an object');
    for (const [, asked, code] of bodies)
      await expectRefusal(
        () => conversationEndpoints.markRead(slug, id, byApiToken(fixtures.brendan), asked),
        code,
      );
  });
});
