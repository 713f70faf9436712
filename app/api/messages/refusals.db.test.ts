import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { BAD_BODIES } from '@/lib/testing/bad-bodies';
import { byApiToken, byGuestCookie, byStaffCookie, byToken } from '@/lib/testing/call-route';
import {
  bodyWithoutRequestId,
  expectProblem,
  expectRefusal,
  expectRefusals,
} from '@/lib/testing/expect-refusal';
import { holding } from '@/lib/testing/holding';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { HARD, messageEndpoints } from '@/lib/testing/message-endpoints';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays, staffSays } from '@/lib/testing/speak';

useFreshDatabase();
let fixtures: TheKillarney;
let guest: TestGuest;
let id: number;
let conversationId: number;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
beforeEach(async () => {
  await db().rateLimit.deleteMany();
  guest = await addGuest(fixtures.killarney);
  ({ message_id: id, conversation_id: conversationId } = await guestSays(guest, 'Two towels'));
});

const slug = 'hotel-killarney';
const words = { json: { message: 'Other words' } };

describe('refusals of editing and deleting messages', () => {
  it('answers for a message of another hotel exactly as for an absent one', async () => {
    const ronan = byApiToken(fixtures.ronan);
    for (const ask of [
      (which: number) => messageEndpoints.staffEdit(which, ronan, words),
      (which: number) => messageEndpoints.staffRemove(which, ronan, HARD),
      (which: number) => messageEndpoints.revisions(which, ronan),
      (which: number) =>
        messageEndpoints.guestEdit('hotel-dublin-central', which, byToken(fixtures.marco), words),
      (which: number) => messageEndpoints.guestRemove('hotel-dublin-central', which, byToken(fixtures.marco)),
    ]) {
      const [foreign, absent] = [await ask(id), await ask(999_999_999)];
      expect(await bodyWithoutRequestId(foreign)).toBe(await bodyWithoutRequestId(absent));
      await expectProblem(await ask(id), 'not_found');
    }
  });

  it('refuses every unknown field, invalid text and invalid query', async () => {
    const bodies = [
      { message: 'a', role: 'admin' },
      { message: 'a', hotelId: 1 },
      { message: 'a', isActive: true },
      { message: 'a', senderType: 'system' },
      { message: 'a', sender_type: 'staff' },
      { message: 'a', staffId: 1 },
      { message: 'a', isDeleted: false },
      { message: 'a', seq: 1 },
      { message: 'a', readByStaff: true },
      { message: '' },
      { message: '   ' },
      { message: 'a'.repeat(4001) },
      { message: ['a'] },
      { message: { not: '' } },
      {},
    ];
    const own = await staffSays(fixtures.brendan, conversationId, 'Certainly');
    const [brendan, me] = [byApiToken(fixtures.brendan), byToken(guest)];
    await expectRefusals(
      bodies.flatMap((json) => [
        () => messageEndpoints.guestEdit(slug, id, me, { json }),
        () => messageEndpoints.staffEdit(own.message.id, brendan, { json }),
        () => messageEndpoints.staffPut(own.message.id, brendan, { json }),
      ]),
      'invalid_input',
    );
    const queries = [
      '?hard_delete=yes',
      '?hard_delete=true&hard_delete=true',
      '?role=admin',
      '?hard_delete=',
    ];
    await expectRefusals(
      queries.flatMap((query) => [
        () => messageEndpoints.guestRemove(slug, id, me, { query }),
        () => messageEndpoints.staffRemove(id, byApiToken(fixtures.siobhan), { query }),
      ]),
      'invalid_input',
    );
  });

  it.each(BAD_BODIES)('refuses an edit whose body is %s', async (_name, asked, code) => {
    await expectRefusal(() => messageEndpoints.guestEdit(slug, id, byToken(guest), asked), code);
  });

  it('answers not_found for an invalid message id', async () => {
    for (const which of ['abc', '0', '-1', '1.5', '1e3', '9'.repeat(30)]) {
      await expectRefusal(
        () => messageEndpoints.staffEdit(which, byApiToken(fixtures.brendan), words),
        'not_found',
      );
      await expectRefusal(() => messageEndpoints.guestRemove(slug, which, byToken(guest)), 'not_found');
    }
  });

  it('refuses an edit or deletion sent from another site', async () => {
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    const { siobhan } = fixtures;
    await expectRefusal(
      () => messageEndpoints.guestRemove(slug, id, { ...byGuestCookie(guest), ...headers }),
      'bad_origin',
    );
    await expectRefusal(
      () => messageEndpoints.staffRemove(id, { ...byStaffCookie(siobhan), ...headers }, HARD),
      'bad_origin',
    );
  });

  it('refuses a guest who is not in house yet or has no room', async () => {
    const where = { id: guest.bookingId };
    await db().booking.update({ where, data: { status: 'confirmed' } });
    await expectRefusal(() => messageEndpoints.guestEdit(slug, id, byToken(guest), words), 'not_in_house');
    await expectRefusal(() => messageEndpoints.guestRemove(slug, id, byToken(guest)), 'not_in_house');
    await db().booking.update({ where, data: { status: 'in_house', roomId: null } });
    await expectRefusal(
      () => messageEndpoints.guestEdit(slug, id, byToken(guest), words),
      'no_room_assigned',
    );
  });

  it('refuses an edit when the checkout commits during the request', async () => {
    const lock = `SELECT 1 FROM booking WHERE id = ${guest.bookingId} FOR UPDATE`;
    const change = `UPDATE booking SET status = 'checked_out' WHERE id = ${guest.bookingId}`;
    const response = await holding(lock, change, () =>
      messageEndpoints.guestEdit(slug, id, byToken(guest), words),
    );
    await expectProblem(response, 'stay_ended');
    expect((await db().message.findUniqueOrThrow({ where: { id } })).body).toBe('Two towels');
  });

  it('refuses to erase when the manager loses the role during the request', async () => {
    const { siobhan } = fixtures;
    const lock = `SELECT 1 FROM conversation WHERE id = ${conversationId} FOR UPDATE`;
    const change = `UPDATE staff SET role = 'receptionist' WHERE id = ${siobhan.id}`;
    const response = await holding(lock, change, () =>
      messageEndpoints.staffRemove(id, byApiToken(siobhan), HARD),
    );
    await expectProblem(response, 'forbidden');
    await expectRefusal(() => messageEndpoints.staffRemove(id, byApiToken(siobhan), HARD), 'forbidden');
    await db().staff.update({ where: { id: siobhan.id }, data: { role: 'manager' } });
    expect((await messageEndpoints.staffRemove(id, byApiToken(siobhan), HARD)).status).toBe(200);
  });

  it('refuses a staff member deactivated and a device revoked during the request', async () => {
    const lock = `SELECT 1 FROM conversation WHERE id = ${conversationId} FOR UPDATE`;
    const letGo = `UPDATE staff SET is_active = false WHERE id = ${fixtures.declan.id}`;
    const shown = await holding(lock, letGo, () =>
      messageEndpoints.staffRemove(id, byApiToken(fixtures.declan)),
    );
    await expectProblem(shown, 'unauthenticated');
    const revoke = `UPDATE guest_session SET revoked_at = now() WHERE id = ${guest.sessionId}`;
    const out = await holding(lock, revoke, () =>
      messageEndpoints.guestRemove(slug, id, byGuestCookie(guest)),
    );
    await expectProblem(out, 'unauthenticated');
    expect((await db().message.findUniqueOrThrow({ where: { id } })).deletedAt).toBeNull();
  });

  it('refuses the thirty-first edit within a minute', async () => {
    const edits = Array.from({ length: 31 }, (_, at) =>
      messageEndpoints.guestEdit(slug, id, byToken(guest), { json: { message: `words ${at}` } }),
    );
    const answers = await Promise.all(edits);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.map(({ headers }) => headers.get('retry-after') !== null)).toEqual([true]);
  });
});
