import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { BAD_BODIES } from '@/lib/testing/bad-bodies';
import { byApiToken, byStaffCookie } from '@/lib/testing/call-route';
import { conversationEndpoints } from '@/lib/testing/endpoints';
import { expectProblem, expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { FORGED_FORMS } from '@/lib/testing/foreign-pages';
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

const send = (staff: TestStaff, id: number, json: unknown) =>
  conversationEndpoints.send(staff.hotel.slug, id, byApiToken(staff), { json });
const opened = async () => {
  const guest = await addGuest(fixtures.killarney);
  return { guest, id: (await guestSays(guest, 'Hello?')).conversation_id };
};
const handlerOf = async (id: number) =>
  (await db().conversation.findUniqueOrThrow({ where: { id } })).handlerStaffId;

describe('refusals of POST messages/send', () => {
  it('refuses an answer after an unseen answer of a colleague and returns that answer', async () => {
    const { id } = await opened();
    await staffSays(fixtures.brendan, id, 'Your taxi is here');
    const asked = { message: 'We will call you a taxi', last_seen_seq: 1 };
    const problem = await expectRefusal(() => send(fixtures.siobhan, id, asked), 'answered_first');
    expect(problem).toMatchObject({ code: 'answered_first' });
    const response = await send(fixtures.siobhan, id, asked);
    expect((await response.json()).answer.message).toBe('Your taxi is here');
    expect(await handlerOf(id)).toBe(fixtures.brendan.id);
    expect((await send(fixtures.siobhan, id, { ...asked, last_seen_seq: 4 })).status).toBe(201);
  });

  it('refuses a reply to a message of another conversation, in this hotel or another', async () => {
    const { id } = await opened();
    const here = await guestSays(fixtures.aoife, 'Private');
    const there = await guestSays(fixtures.marco, 'Private');
    for (const reply_to of [here.message_id, there.message_id, 999_999_999]) {
      await expectRefusal(() => send(fixtures.brendan, id, { message: 'a', reply_to }), 'not_found');
    }
  });

  it('refuses an answer by any role after checkout', async () => {
    const { guest, id } = await opened();
    await db().booking.update({ where: { id: guest.bookingId }, data: { status: 'checked_out' } });
    for (const staff of [fixtures.brendan, fixtures.siobhan]) {
      await expectRefusal(() => send(staff, id, { message: 'Come back soon' }), 'stay_ended');
    }
  });

  it('refuses an answer when the checkout commits during the request', async () => {
    const { guest, id } = await opened();
    const change = `UPDATE booking SET status = 'checked_out' WHERE id = ${guest.bookingId}`;
    const lock = `SELECT 1 FROM booking WHERE id = ${guest.bookingId} FOR UPDATE`;
    const staff = await addStaff(fixtures.killarney);
    const response = await holding(lock, change, () => send(staff, id, { message: 'Too late' }));
    await expectProblem(response, 'stay_ended');
    expect(await db().message.count({ where: { conversationId: id } })).toBe(1);
    expect(await handlerOf(id)).toBeNull();
  });

  it('refuses an answer of a staff member who is deactivated during the request', async () => {
    const { id } = await opened();
    const staff = await addStaff(fixtures.killarney);
    const change = `UPDATE staff SET is_active = false WHERE id = ${staff.id}`;
    const response = await holding('LOCK TABLE rate_limit', change, () =>
      send(staff, id, { message: 'Bye' }),
    );
    await expectProblem(response, 'unauthenticated');
    expect(await db().message.count({ where: { conversationId: id } })).toBe(1);
  });

  it('refuses the sixty-first answer within ten seconds', async () => {
    const { id } = await opened();
    const staff = await addStaff(fixtures.killarney);
    const answers = await Promise.all(
      Array.from({ length: 61 }, (_, index) => send(staff, id, { message: `${index}` })),
    );
    const refused = answers.filter((answer) => answer.status === 429);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.headers.get('retry-after')).toMatch(/^\d+$/);
  });
});

describe('invalid input of POST messages/send', () => {
  it.each(BAD_BODIES)('refuses an answer whose body is %s', async (_name, asked, code) => {
    const { id } = await opened();
    const { siobhan } = fixtures;
    const slug = siobhan.hotel.slug;
    await expectRefusal(() => conversationEndpoints.send(slug, id, byApiToken(siobhan), asked), code);
  });

  it.each(FORGED_FORMS)('refuses an answer that a foreign page sends as %s', async (_name, asked) => {
    const { id } = await opened();
    const { siobhan } = fixtures;
    const slug = siobhan.hotel.slug;
    await expectRefusal(
      () => conversationEndpoints.send(slug, id, byStaffCookie(siobhan), asked),
      'unsupported_type',
    );
  });

  it('refuses answers with unknown fields, values of the wrong type or texts that are too long', async () => {
    const { id } = await opened();
    const refused = [
      { message: '' },
      { message: 'a'.repeat(4001) },
      { message: '\u0000' },
      { message: { gt: '' } },
      { message: 'a', staff: 1 },
      { message: 'a', sender_type: 'system' },
      { message: 'a', hotelId: 1 },
      { message: 'a', conversation_id: id },
      { message: 'a', role: 'admin' },
      { message: 'a', reply_to: { gt: 0 } },
      { message: 'a', last_seen_seq: '1' },
      { message: 'a', last_seen_seq: -1 },
      { message: 'a', last_seen_seq: { gt: 0 } },
      { message: 'a', client_message_id: ['a'] },
      { message: 'a', attachment_ids: ['1'] },
    ];
    await expectRefusals(
      refused.map((json) => () => send(fixtures.siobhan, id, json)),
      'invalid_input',
    );
  });
});
