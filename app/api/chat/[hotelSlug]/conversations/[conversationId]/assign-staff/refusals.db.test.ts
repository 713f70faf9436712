import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { byApiToken } from '@/lib/testing/call-route';
import { conversationEndpoints } from '@/lib/testing/endpoints';
import { expectProblem, expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { holding } from '@/lib/testing/holding';
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

const assign = (staff: TestStaff, id: number, json: unknown = {}) =>
  conversationEndpoints.assign(staff.hotel.slug, id, byApiToken(staff), { json });
const opened = async () => {
  const guest = await addGuest(fixtures.killarney);
  return { guest, id: (await guestSays(guest, 'Hello?')).conversation_id };
};
const handlerOf = async (id: number) =>
  (await db().conversation.findUniqueOrThrow({ where: { id } })).handlerStaffId;
const noticesOf = async (id: number) =>
  (
    await db().message.findMany({
      where: { conversationId: id, senderType: 'system' },
      orderBy: { seq: 'asc' },
    })
  ).map(({ notice }) => notice);

describe('concurrent assignments', () => {
  it('assigns the conversation to one of six concurrent claimants and names that handler to the others', async () => {
    const { killarney } = fixtures;
    const { id } = await opened();
    const rivals = await Promise.all(Array.from({ length: 6 }, () => addStaff(killarney)));
    const answers = await Promise.all(rivals.map((one) => assign(one, id, { expected_handler_id: null })));
    const winner = rivals[answers.findIndex((answer) => answer.status === 200)];
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    for (const answer of answers.filter(({ status }) => status === 409)) {
      const told = await answer.clone().json();
      await expectProblem(answer, 'conflict');
      expect(told.current_staff_handler).toEqual({
        id: winner?.id,
        name: winner?.name,
        role: winner?.role,
      });
    }
    expect(await handlerOf(id)).toBe(winner?.id);
    expect(await noticesOf(id)).toHaveLength(1);
    expect(await db().participant.count({ where: { conversationId: id } })).toBe(1);
  });

  it('gives the conversation to the last claimant without gaps in the log when no handler is expected', async () => {
    const { killarney } = fixtures;
    const { id } = await opened();
    const rivals = await Promise.all(Array.from({ length: 4 }, () => addStaff(killarney)));
    const answers = await Promise.all(rivals.map((one) => assign(one, id)));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
    const log = await db().conversationEvent.findMany({
      where: { conversationId: id },
      orderBy: { seq: 'asc' },
    });
    expect(log.map(({ seq }) => Number(seq))).toEqual(log.map((_, at) => at + 1));
    const handovers = log.filter(({ type }) => type === 'staff_joined');
    expect(handovers.at(-1)?.data).toMatchObject({ current_staff_handler: { id: await handlerOf(id) } });
  });

  it('assigns once when the same staff member claims ten times at once', async () => {
    const { id } = await opened();
    const staff = await addStaff(fixtures.killarney);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => assign(staff, id, { expected_handler_id: null })),
    );
    expect(answers.every((answer) => answer.status === 200)).toBe(true);
    expect(await noticesOf(id)).toHaveLength(1);
  });

  it('refuses a claim that expects no handler after a colleague has answered', async () => {
    const { brendan, siobhan } = fixtures;
    const { id } = await opened();
    await staffSays(brendan, id, 'I am here');
    const problem = await expectRefusal(() => assign(siobhan, id, { expected_handler_id: null }), 'conflict');
    expect(problem.code).toBe('conflict');
  });
});

describe('refusals of POST assign-staff', () => {
  it('refuses to assign staff of another hotel, deactivated staff and an unknown id', async () => {
    const { brendan, ronan } = fixtures;
    const { id } = await opened();
    const gone = await addStaff(fixtures.killarney);
    await db().staff.update({ where: { id: gone.id }, data: { isActive: false } });
    await expectRefusals(
      [ronan.id, gone.id, 999_999].map((staff_id) => () => assign(brendan, id, { staff_id })),
      'not_found',
    );
  });

  it('refuses to assign a staff member who is deactivated during the request', async () => {
    const { brendan } = fixtures;
    const { id } = await opened();
    const leaving = await addStaff(fixtures.killarney);
    const lock = `SELECT 1 FROM staff WHERE id = ${leaving.id} FOR UPDATE`;
    const change = `UPDATE staff SET is_active = false WHERE id = ${leaving.id}`;
    const response = await holding(lock, change, () => assign(brendan, id, { staff_id: leaving.id }));
    await expectProblem(response, 'not_found');
    expect(await handlerOf(id)).toBeNull();
  });

  it('refuses to claim or assign a conversation of an ended stay', async () => {
    const { brendan, siobhan } = fixtures;
    const { guest, id } = await opened();
    for (const status of ['checked_out', 'cancelled'] as const) {
      await db().booking.update({ where: { id: guest.bookingId }, data: { status } });
      await expectRefusals(
        [() => assign(brendan, id), () => assign(brendan, id, { staff_id: siobhan.id })],
        'stay_ended',
      );
    }
  });

  it('refuses assignments with unknown fields or values of the wrong type', async () => {
    const { id } = await opened();
    const refused = [
      { staff_id: 0 },
      { staff_id: '1' },
      { staff_id: { gt: 0 } },
      { staff_id: [1] },
      { staff_id: null },
      { expected_handler_id: 'me' },
      { expected_handler_id: { not: 0 } },
      { handler_staff_id: 1 },
      { hotel_id: 1 },
      { conversation_id: id },
    ];
    await expectRefusals(
      refused.map((json) => () => assign(fixtures.brendan, id, json)),
      'invalid_input',
    );
  });
});
