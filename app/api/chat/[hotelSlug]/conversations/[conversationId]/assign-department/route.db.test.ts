import { beforeAll, describe, expect, it } from 'vitest';
import { assignDepartmentReplySchema } from '@/lib/contract/handoff';
import type { Department } from '@/lib/contract/roles';
import { db, dbPool } from '@/lib/platform/db';
import { byApiToken, byToken, nobody } from '@/lib/testing/call-route';
import { conversationEndpoints, guestEndpoints, hotelEndpoints } from '@/lib/testing/endpoints';
import {
  bodyWithoutRequestId,
  expectProblem,
  expectRefusal,
  expectRefusals,
} from '@/lib/testing/expect-refusal';
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
let cleaner: TestStaff;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  const housekeeping = { role: 'housekeeper', department: 'housekeeping' } as const;
  cleaner = await addStaff(fixtures.killarney, { ...housekeeping, firstName: 'Ewa' });
  await addStaff(fixtures.dublin, { ...housekeeping, firstName: 'Next door' });
});

const give = (staff: TestStaff, id: number, department: Department, more: object = {}) =>
  conversationEndpoints.give(staff.hotel.slug, id, byApiToken(staff), { json: { department, ...more } });
const opened = async () => {
  const guest = await addGuest(fixtures.killarney);
  return { guest, id: (await guestSays(guest, 'Two towels, please')).conversation_id };
};
const holderOf = (id: number) =>
  db().conversation.findUniqueOrThrow({
    where: { id },
    select: { handlerStaffId: true, department: true },
  });
const idsOf = async (staff: TestStaff, query: string) => {
  const response = await hotelEndpoints.inbox(staff.hotel.slug, byApiToken(staff), { query });
  const { conversations }: { conversations: { id: number }[] } = await response.json();
  return conversations.map((row) => row.id);
};

describe('POST assign-department', () => {
  it('answers with the number of staff on duty in the department and leaves the conversation without a handler', async () => {
    const { id } = await opened();
    await staffSays(fixtures.brendan, id, 'I will pass it on');
    const response = await give(fixtures.brendan, id, 'housekeeping');
    expect(response.status).toBe(200);
    const on_duty = await db().staff.count({
      where: { hotelId: fixtures.killarney.id, department: 'housekeeping', isOnDuty: true, isActive: true },
    });
    expect(assignDepartmentReplySchema.parse(await response.json())).toEqual({
      conversation_id: id,
      department: 'housekeeping',
      on_duty,
    });
    expect(on_duty).toBeGreaterThan(0);
    expect(await holderOf(id)).toEqual({ handlerStaffId: null, department: 'housekeeping' });
  });

  it('writes the log, notice, audit entry and outbox items and shows the guest the department but no staff id', async () => {
    const { guest, id } = await opened();
    await give(fixtures.brendan, id, 'housekeeping');
    const desk = await conversationEndpoints.events(
      fixtures.killarney.slug,
      id,
      byApiToken(fixtures.brendan),
      {
        query: '?after=1',
      },
    );
    const { events } = await desk.json();
    expect(events).toMatchObject([
      {
        seq: 2,
        type: 'message_created',
        payload: {
          notice: { kind: 'department_asked', department: 'housekeeping', by_name: fixtures.brendan.name },
        },
      },
      {
        seq: 3,
        type: 'staff_assigned',
        payload: { current_staff_handler: null, department: 'housekeeping', by: { id: fixtures.brendan.id } },
      },
    ]);
    const received = await guestEndpoints.events(fixtures.killarney.slug, byToken(guest), {
      query: '?after=1',
    });
    const text = JSON.stringify((await received.json()).events);
    expect(text).toContain('housekeeping');
    expect(text).not.toMatch(new RegExp(`"id":${fixtures.brendan.id}\\b`));
    const [line] = await db().auditEntry.findMany({
      where: { conversationId: id, action: 'conversation.give' },
    });
    expect(line?.data).toEqual({ before: { handler: null }, after: { handler: 'housekeeping' } });
    const { rows } = await dbPool().query(
      'SELECT seq::int FROM outbox WHERE conversation_id = $1 ORDER BY seq',
      [id],
    );
    expect(rows.map(({ seq }) => seq)).toEqual(expect.arrayContaining([2, 3]));
  });

  it('lists the conversation for the staff of the department only and no longer as unassigned', async () => {
    const { id } = await opened();
    expect(await idsOf(fixtures.brendan, '?assigned=none')).toContain(id);
    await give(fixtures.brendan, id, 'housekeeping');
    expect(await idsOf(cleaner, '?assigned=me')).toContain(id);
    expect(await idsOf(fixtures.brendan, '?assigned=me')).not.toContain(id);
    expect(await idsOf(fixtures.brendan, '?assigned=none')).not.toContain(id);
  });

  it('makes the staff member of the department who answers first the handler and clears the department', async () => {
    const { id } = await opened();
    await give(fixtures.brendan, id, 'housekeeping');
    await staffSays(cleaner, id, 'On my way');
    expect(await holderOf(id)).toEqual({ handlerStaffId: cleaner.id, department: null });
  });

  it('writes one notice when the same assignment is sent ten times at once', async () => {
    const { id } = await opened();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => give(fixtures.brendan, id, 'maintenance')),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(await db().message.count({ where: { conversationId: id, senderType: 'system' } })).toBe(1);
  });
});

describe('refusals of POST assign-department', () => {
  it('refuses an assignment whose expected handler has changed and names the current handler', async () => {
    const { id } = await opened();
    await staffSays(fixtures.siobhan, id, 'Mine');
    const late = await give(fixtures.brendan, id, 'kitchen', { expected_handler_id: null });
    expect((await late.clone().json()).current_staff_handler).toMatchObject({ id: fixtures.siobhan.id });
    await expectProblem(late, 'conflict');
  });

  it('refuses to assign a conversation of an ended stay', async () => {
    const { guest, id } = await opened();
    await db().booking.update({ where: { id: guest.bookingId }, data: { status: 'checked_out' } });
    await expectRefusal(() => give(fixtures.brendan, id, 'kitchen'), 'stay_ended');
  });

  it('refuses to assign an unknown department and refuses any unknown field', async () => {
    const { id } = await opened();
    const bodies = [{}, { department: 'spa' }, { department: 'kitchen', staff: 1 }, { department: null }];
    await expectRefusals(
      bodies.map(
        (json) => () =>
          conversationEndpoints.give(fixtures.killarney.slug, id, byApiToken(fixtures.brendan), { json }),
      ),
      'invalid_input',
    );
  });

  it('refuses department assignment by strangers and answers alike for a foreign and an absent conversation', async () => {
    const { guest, id } = await opened();
    const json = { department: 'kitchen' };
    await expectRefusals(
      [nobody, byToken(guest)].map(
        (as) => () => conversationEndpoints.give(fixtures.killarney.slug, id, as, { json }),
      ),
      'unauthenticated',
    );
    const foreign = await bodyWithoutRequestId(await give(fixtures.ronan, id, 'kitchen'));
    const absent = await bodyWithoutRequestId(await give(fixtures.ronan, 999_999_999, 'kitchen'));
    expect(foreign).toBe(absent);
    expect((await holderOf(id)).department).toBeNull();
  });
});
