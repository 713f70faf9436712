import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { byApiToken, byStaffCookie } from '@/lib/testing/call-route';
import { conversationEndpoints } from '@/lib/testing/endpoints';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import {
  addGuest,
  addStaff,
  seedTheKillarney,
  type TestStaff,
  type TheKillarney,
} from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays, staffSays } from '@/lib/testing/speak';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const send = (staff: TestStaff, id: number, json: unknown) =>
  conversationEndpoints.send(staff.hotel.slug, id, byApiToken(staff), { json });
const opened = async () => {
  const guest = await addGuest(fixtures.killarney);
  return { guest, id: (await guestSays(guest, 'Hello?')).conversation_id };
};
const handlerOf = async (id: number) =>
  (await db().conversation.findUniqueOrThrow({ where: { id } })).handlerStaffId;

describe('POST messages/send', () => {
  it('answers 201 with the message and its author in the fields that earlier clients read', async () => {
    const { siobhan } = fixtures;
    const { guest, id } = await opened();
    const response = await conversationEndpoints.send(siobhan.hotel.slug, id, byStaffCookie(siobhan), {
      json: { message: 'At once', client_message_id: 'mine' },
    });
    expect(response.status).toBe(201);
    const body = await response.json();
    expect(Object.keys(body).sort()).toEqual(['conversation_id', 'message', 'staff_info']);
    expect(body.staff_info).toEqual({ name: 'Siobhán Walsh', role: 'manager', profile_image: null });
    expect(body.conversation_id).toBe(id);
    expect(body.message).toMatchObject({
      conversation_id: id,
      booking_id: guest.code,
      sender_type: 'staff',
      staff: siobhan.id,
      staff_name: 'Siobhán Walsh',
      staff_display_name: 'Siobhán Walsh',
      staff_role_name: 'manager',
      staff_info: { name: 'Siobhán Walsh', role: 'manager', department: 'management', profile_image: null },
      guest_name: null,
      message: 'At once',
      client_message_id: 'mine',
    });
  });

  it('joins the author with a notice on the first answer and makes the author the handler', async () => {
    const { brendan } = fixtures;
    const { id } = await opened();
    const { message } = await staffSays(brendan, id, 'Good evening');
    const page = await (
      await conversationEndpoints.messages(fixtures.killarney.slug, id, byApiToken(brendan))
    ).json();
    expect(page.messages.map((m: { sender_type: string }) => m.sender_type)).toEqual([
      'guest',
      'system',
      'staff',
    ]);
    expect(page.messages[1].notice).toEqual({ kind: 'staff_joined', staff_name: brendan.name });
    expect(message.seq).toBe(4);
    const log = await (
      await conversationEndpoints.events(fixtures.killarney.slug, id, byApiToken(brendan), {
        query: '?after=0',
      })
    ).json();
    expect(log.events.map((event: { type: string }) => event.type)).toEqual([
      'message_created',
      'message_created',
      'staff_joined',
      'message_created',
    ]);
    expect(log.events.map((event: { seq: number }) => event.seq)).toEqual([1, 2, 3, 4]);
    expect(await handlerOf(id)).toBe(brendan.id);
  });

  it('does not join the author again on the second answer', async () => {
    const { id } = await opened();
    await staffSays(fixtures.brendan, id, 'One moment');
    const { message } = await staffSays(fixtures.brendan, id, 'Here I am');
    expect(message.seq).toBe(5);
    expect(await db().participant.count({ where: { conversationId: id } })).toBe(1);
  });

  it('moves the handler between two authors without an error and with one notice each', async () => {
    const { brendan, siobhan } = fixtures;
    const { id } = await opened();
    for (const [staff, text] of [
      [brendan, 'First'],
      [siobhan, 'Second'],
      [brendan, 'Third'],
    ] as const) {
      expect((await send(staff, id, { message: text })).status).toBe(201);
      expect(await handlerOf(id)).toBe(staff.id);
    }
    const bodies = await db().message.findMany({
      where: { conversationId: id, senderType: 'staff' },
      orderBy: { seq: 'asc' },
      select: { body: true },
    });
    expect(bodies.map(({ body }) => body)).toEqual(['First', 'Second', 'Third']);
    expect(await db().message.count({ where: { conversationId: id, senderType: 'system' } })).toBe(2);
  });

  it('ends the waiting time of the guest and adds one unread message', async () => {
    const { id } = await opened();
    await staffSays(fixtures.brendan, id, 'Here');
    const row = await db().conversation.findUniqueOrThrow({ where: { id } });
    expect([row.waitingSince, row.guestUnreadCount, row.lastMessage]).toEqual([null, 1, 'Here']);
  });
});

describe('repeated requests to send', () => {
  it('stores one message and one join when the first answer is sent ten times at once', async () => {
    const { id } = await opened();
    const staff = await addStaff(fixtures.killarney);
    const asked = { message: 'Good evening', client_message_id: 'first' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(staff, id, asked)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([...Array(9).fill(200), 201]);
    expect(await db().message.count({ where: { conversationId: id, senderType: 'staff' } })).toBe(1);
    expect(await db().message.count({ where: { conversationId: id, senderType: 'system' } })).toBe(1);
  });

  it('answers 200 to a repeat, 409 to another text, and lets a colleague use the same client id', async () => {
    const { brendan, siobhan } = fixtures;
    const { id } = await opened();
    const asked = { message: 'Once', client_message_id: 'same' };
    const first = await send(brendan, id, asked);
    const second = await send(brendan, id, asked);
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(await second.json()).toEqual(await first.json());
    await expectRefusal(() => send(brendan, id, { ...asked, message: 'Twice' }), 'client_id_reused');
    expect((await send(siobhan, id, asked)).status).toBe(201);
  });
});
