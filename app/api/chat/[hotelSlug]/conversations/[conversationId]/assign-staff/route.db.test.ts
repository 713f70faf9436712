import { beforeAll, describe, expect, it } from 'vitest';
import { assignReplySchema } from '@/lib/contract/handoff';
import { db } from '@/lib/platform/db';
import { byApiToken, byStaffCookie } from '@/lib/testing/call-route';
import { conversationEndpoints } from '@/lib/testing/endpoints';
import { addGuest, seedTheKillarney, type TestStaff, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays } from '@/lib/testing/speak';
import { tableHashes } from '@/lib/testing/table-hashes';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const assign = (staff: TestStaff, id: number, json: unknown = {}) =>
  conversationEndpoints.assign(staff.hotel.slug, id, byApiToken(staff), { json });
const opened = async () => {
  const guest = await addGuest(fixtures.killarney);
  return { guest, id: (await guestSays(guest, 'Hello?')).conversation_id };
};
const handlerOf = async (id: number) =>
  (await db().conversation.findUniqueOrThrow({ where: { id } })).handlerStaffId;
const read = async (id: number, query: string) =>
  (
    await conversationEndpoints.events(fixtures.killarney.slug, id, byApiToken(fixtures.brendan), { query })
  ).json();
const noticesOf = async (id: number) =>
  (
    await db().message.findMany({
      where: { conversationId: id, senderType: 'system' },
      orderBy: { seq: 'asc' },
    })
  ).map(({ notice }) => notice);

describe('POST assign-staff', () => {
  it('answers 200 with the handler, whether the handler joined, and how many messages are now read', async () => {
    const { brendan } = fixtures;
    const { guest, id } = await opened();
    const response = await conversationEndpoints.assign(brendan.hotel.slug, id, byStaffCookie(brendan));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      conversation_id: id,
      assigned_staff: { id: brendan.id, name: brendan.name, role: 'receptionist', profile_image: null },
      participant_created: true,
      room_number: guest.roomNumber,
      messages_marked_read: 1,
    });
    expect(await handlerOf(id)).toBe(brendan.id);
  });

  it('writes log events, a notice and outbox items with consecutive numbers', async () => {
    const { brendan } = fixtures;
    const { id } = await opened();
    await assign(brendan, id);
    const { events } = await read(id, '?after=1');
    expect(events.map(({ type, seq }: { type: string; seq: number }) => [seq, type])).toEqual([
      [2, 'message_created'],
      [3, 'staff_joined'],
      [4, 'messages_read'],
    ]);
    const me = { id: brendan.id, name: brendan.name, role: brendan.role };
    expect(events[1].payload).toEqual({ current_staff_handler: me, staff: me });
    expect(await noticesOf(id)).toEqual([{ kind: 'staff_joined', staff_name: brendan.name }]);
    const items = await db().outboxItem.findMany({ where: { conversationId: id }, orderBy: { seq: 'asc' } });
    expect(items.map(({ seq }) => Number(seq))).toEqual([1, 2, 3, 4]);
  });

  it('makes a colleague the handler, names the staff member who assigned, and marks nothing as read', async () => {
    const { brendan, siobhan } = fixtures;
    const { id } = await opened();
    const reply = assignReplySchema.parse(await (await assign(brendan, id, { staff_id: siobhan.id })).json());
    expect(reply).toMatchObject({ participant_created: true, messages_marked_read: 0 });
    expect(reply.assigned_staff).toMatchObject({ id: siobhan.id, name: 'Siobhán Walsh', role: 'manager' });
    expect(await noticesOf(id)).toEqual([
      { kind: 'staff_assigned', staff_name: siobhan.name, by_name: brendan.name },
    ]);
    const { events } = await read(id, '?after=2');
    expect(events).toMatchObject([
      {
        type: 'staff_assigned',
        payload: { current_staff_handler: { id: siobhan.id }, by: { id: brendan.id } },
      },
    ]);
    const row = await db().conversation.findUniqueOrThrow({ where: { id } });
    expect([row.handlerStaffId, row.staffUnreadCount]).toEqual([siobhan.id, 1]);
  });

  it('writes a notice of its own when a participant takes the conversation over', async () => {
    const { brendan, siobhan } = fixtures;
    const { id } = await opened();
    await assign(brendan, id);
    await assign(siobhan, id);
    expect((await assign(brendan, id)).status).toBe(200);
    expect((await noticesOf(id)).at(-1)).toEqual({
      kind: 'staff_assigned',
      staff_name: brendan.name,
      by_name: brendan.name,
    });
    expect(await db().participant.count({ where: { conversationId: id } })).toBe(2);
  });

  it('answers 200 and changes nothing when the handler is already assigned, even after the stay', async () => {
    const { brendan } = fixtures;
    const { guest, id } = await opened();
    await assign(brendan, id);
    const before = await tableHashes();
    const again = assignReplySchema.parse(
      await (await assign(brendan, id, { expected_handler_id: null })).json(),
    );
    expect(again).toMatchObject({ participant_created: false, messages_marked_read: 0 });
    expect(await tableHashes()).toEqual(before);
    await db().booking.update({ where: { id: guest.bookingId }, data: { status: 'checked_out' } });
    expect((await assign(brendan, id)).status).toBe(200);
  });

  it('writes one audit entry for each assignment with actor, old and new handler and no message text', async () => {
    const { brendan, siobhan } = fixtures;
    const { id } = await opened();
    await assign(brendan, id);
    await assign(brendan, id, { staff_id: siobhan.id });
    const lines = await db().auditEntry.findMany({ where: { conversationId: id }, orderBy: { id: 'asc' } });
    expect(lines).toMatchObject([
      {
        action: 'conversation.join',
        staffId: brendan.id,
        hotelId: fixtures.killarney.id,
        data: { before: { handler: null }, after: { handler: brendan.name } },
      },
      {
        action: 'conversation.assign',
        staffId: brendan.id,
        data: { before: { handler: brendan.name }, after: { handler: siobhan.name } },
      },
    ]);
  });
});
