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
import { HARD, messageDoors } from '@/lib/testing/message-doors';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays, staffSays } from '@/lib/testing/speak';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/the-killarney';

useFreshDatabase();
let cast: TheKillarney;
let guest: TestGuest;
let id: number;
let conversationId: number;
beforeAll(async () => {
  cast = await seedTheKillarney();
});
beforeEach(async () => {
  await db().rateLimit.deleteMany();
  guest = await addGuest(cast.killarney);
  ({ message_id: id, conversation_id: conversationId } = await guestSays(guest, 'Two towels'));
});

const slug = 'hotel-killarney';
const words = { json: { message: 'Other words' } };

describe('refuses', () => {
  it('a message of another hotel exactly as one that does not exist', async () => {
    const ronan = byApiToken(cast.ronan);
    for (const ask of [
      (which: number) => messageDoors.staffEdit(which, ronan, words),
      (which: number) => messageDoors.staffRemove(which, ronan, HARD),
      (which: number) => messageDoors.revisions(which, ronan),
      (which: number) => messageDoors.guestEdit('hotel-dublin-central', which, byToken(cast.marco), words),
      (which: number) => messageDoors.guestRemove('hotel-dublin-central', which, byToken(cast.marco)),
    ]) {
      const [foreign, absent] = [await ask(id), await ask(999_999_999)];
      expect(await bodyWithoutRequestId(foreign)).toBe(await bodyWithoutRequestId(absent));
      await expectProblem(await ask(id), 'not_found');
    }
  });

  it('every key that is not asked for, and every text that is none', async () => {
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
    const own = await staffSays(cast.brendan, conversationId, 'Certainly');
    const [brendan, me] = [byApiToken(cast.brendan), byToken(guest)];
    await expectRefusals(
      bodies.flatMap((json) => [
        () => messageDoors.guestEdit(slug, id, me, { json }),
        () => messageDoors.staffEdit(own.message.id, brendan, { json }),
        () => messageDoors.staffPut(own.message.id, brendan, { json }),
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
        () => messageDoors.guestRemove(slug, id, me, { query }),
        () => messageDoors.staffRemove(id, byApiToken(cast.siobhan), { query }),
      ]),
      'invalid_input',
    );
  });

  it.each(BAD_BODIES)('a change may not be %s', async (_name, asked, code) => {
    await expectRefusal(() => messageDoors.guestEdit(slug, id, byToken(guest), asked), code);
  });

  it('an address that is no number', async () => {
    for (const which of ['abc', '0', '-1', '1.5', '1e3', '9'.repeat(30)]) {
      await expectRefusal(() => messageDoors.staffEdit(which, byApiToken(cast.brendan), words), 'not_found');
      await expectRefusal(() => messageDoors.guestRemove(slug, which, byToken(guest)), 'not_found');
    }
  });

  it('a page of somebody else', async () => {
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    const { siobhan } = cast;
    await expectRefusal(
      () => messageDoors.guestRemove(slug, id, { ...byGuestCookie(guest), ...headers }),
      'bad_origin',
    );
    await expectRefusal(
      () => messageDoors.staffRemove(id, { ...byStaffCookie(siobhan), ...headers }, HARD),
      'bad_origin',
    );
  });

  it('a guest who is not in house yet, or has no room', async () => {
    const where = { id: guest.bookingId };
    await db().booking.update({ where, data: { status: 'confirmed' } });
    await expectRefusal(() => messageDoors.guestEdit(slug, id, byToken(guest), words), 'not_in_house');
    await expectRefusal(() => messageDoors.guestRemove(slug, id, byToken(guest)), 'not_in_house');
    await db().booking.update({ where, data: { status: 'in_house', roomId: null } });
    await expectRefusal(() => messageDoors.guestEdit(slug, id, byToken(guest), words), 'no_room_assigned');
  });

  it('an edit that a checkout overtakes', async () => {
    const lock = `SELECT 1 FROM booking WHERE id = ${guest.bookingId} FOR UPDATE`;
    const change = `UPDATE booking SET status = 'checked_out' WHERE id = ${guest.bookingId}`;
    const response = await holding(lock, change, () =>
      messageDoors.guestEdit(slug, id, byToken(guest), words),
    );
    await expectProblem(response, 'stay_ended');
    expect((await db().message.findUniqueOrThrow({ where: { id } })).body).toBe('Two towels');
  });

  it('a manager who stops being one while they ask', async () => {
    const { siobhan } = cast;
    const lock = `SELECT 1 FROM conversation WHERE id = ${conversationId} FOR UPDATE`;
    const change = `UPDATE staff SET role = 'receptionist' WHERE id = ${siobhan.id}`;
    const response = await holding(lock, change, () =>
      messageDoors.staffRemove(id, byApiToken(siobhan), HARD),
    );
    await expectProblem(response, 'forbidden');
    await expectRefusal(() => messageDoors.staffRemove(id, byApiToken(siobhan), HARD), 'forbidden');
    await db().staff.update({ where: { id: siobhan.id }, data: { role: 'manager' } });
    expect((await messageDoors.staffRemove(id, byApiToken(siobhan), HARD)).status).toBe(200);
  });

  it('a colleague who is let go, and a device that is revoked, while they ask', async () => {
    const lock = `SELECT 1 FROM conversation WHERE id = ${conversationId} FOR UPDATE`;
    const letGo = `UPDATE staff SET is_active = false WHERE id = ${cast.declan.id}`;
    const shown = await holding(lock, letGo, () => messageDoors.staffRemove(id, byApiToken(cast.declan)));
    await expectProblem(shown, 'unauthenticated');
    const revoke = `UPDATE guest_session SET revoked_at = now() WHERE id = ${guest.sessionId}`;
    const out = await holding(lock, revoke, () => messageDoors.guestRemove(slug, id, byGuestCookie(guest)));
    await expectProblem(out, 'unauthenticated');
    expect((await db().message.findUniqueOrThrow({ where: { id } })).deletedAt).toBeNull();
  });

  it('the thirty-first change within a minute', async () => {
    const edits = Array.from({ length: 31 }, (_, at) =>
      messageDoors.guestEdit(slug, id, byToken(guest), { json: { message: `words ${at}` } }),
    );
    const answers = await Promise.all(edits);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.map(({ headers }) => headers.get('retry-after') !== null)).toEqual([true]);
  });
});
