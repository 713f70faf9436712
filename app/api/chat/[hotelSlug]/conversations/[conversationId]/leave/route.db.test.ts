import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { leaveReplySchema } from '@/lib/contract/handoff';
import { db, dbPool } from '@/lib/platform/db';
import { byApiToken } from '@/lib/testing/call-route';
import { conversationEndpoints } from '@/lib/testing/endpoints';
import {
  addGuest,
  addStaff,
  seedTheKillarney,
  type TestGuest,
  type TestStaff,
  type TheKillarney,
} from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays, staffSays } from '@/lib/testing/speak';
import { tableHashes } from '@/lib/testing/table-hashes';

useFreshDatabase();
let fixtures: TheKillarney;
let guest: TestGuest;
let id: number;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
beforeEach(async () => {
  guest = await addGuest(fixtures.killarney);
  id = (await guestSays(guest, 'Hello?')).conversation_id;
});

const assign = (staff: TestStaff, json: unknown = {}) =>
  conversationEndpoints.assign(staff.hotel.slug, id, byApiToken(staff), { json });
const ask = (staff: TestStaff) => conversationEndpoints.leave(staff.hotel.slug, id, byApiToken(staff));
async function leave(staff: TestStaff) {
  const response = await ask(staff);
  expect(response.status).toBe(200);
  return leaveReplySchema.parse(await response.json()).current_staff_handler;
}
const handlerOf = async () => (await db().conversation.findUniqueOrThrow({ where: { id } })).handlerStaffId;
const lastEntries = async (count: number) =>
  (
    await db().conversationEvent.findMany({
      where: { conversationId: id },
      orderBy: { seq: 'desc' },
      take: count,
    })
  )
    .reverse()
    .map(({ type, data }) => ({ type, data }));

describe('the handler leaves', () => {
  it('leaves a conversation without a handler and writes a notice and a log event when its only handler leaves', async () => {
    const { brendan } = fixtures;
    await assign(brendan);
    expect(await leave(brendan)).toBeNull();
    expect(await handlerOf()).toBeNull();
    const me = { id: brendan.id, name: brendan.name, role: brendan.role };
    expect(await lastEntries(2)).toEqual([
      { type: 'message_created', data: {} },
      { type: 'staff_left', data: { current_staff_handler: null, staff: me } },
    ]);
    const said = await db().message.findFirstOrThrow({
      where: { conversationId: id },
      orderBy: { seq: 'desc' },
    });
    expect(said.notice).toEqual({ kind: 'staff_left', staff_name: brendan.name });
    expect(await db().participant.count({ where: { conversationId: id, leftAt: { not: null } } })).toBe(1);
  });

  it('makes the previous handler the handler again and names that handler in the log event', async () => {
    const { brendan, siobhan } = fixtures;
    await assign(brendan);
    await assign(siobhan);
    expect(await leave(siobhan)).toEqual({ id: brendan.id, name: brendan.name, role: brendan.role });
    expect(await handlerOf()).toBe(brendan.id);
    const [, left] = await lastEntries(2);
    expect(left?.data).toMatchObject({
      current_staff_handler: { id: brendan.id },
      staff: { id: siobhan.id },
      by: { id: siobhan.id },
    });
  });

  it('returns the conversation to the most recent handler, not to the most recent participant', async () => {
    const { brendan, siobhan, declan } = fixtures;
    await assign(brendan);
    await assign(siobhan);
    await assign(brendan);
    await assign(declan);
    expect(await leave(declan)).toMatchObject({ id: brendan.id });
    expect(await leave(brendan)).toMatchObject({ id: siobhan.id });
    expect(await leave(siobhan)).toBeNull();
  });

  it('returns the conversation to the handler in between when the earlier handler leaves after a hand-back', async () => {
    const { brendan, siobhan } = fixtures;
    await assign(brendan);
    await assign(brendan, { staff_id: siobhan.id });
    await assign(siobhan, { staff_id: brendan.id, expected_handler_id: siobhan.id });
    expect(await handlerOf()).toBe(brendan.id);
    expect(await leave(brendan)).toMatchObject({ id: siobhan.id });
  });

  it('does not return the conversation to a deactivated staff member', async () => {
    const { siobhan } = fixtures;
    const gone = await addStaff(fixtures.killarney);
    await assign(gone);
    await assign(siobhan);
    await db().staff.update({ where: { id: gone.id }, data: { isActive: false } });
    expect(await leave(siobhan)).toBeNull();
  });
});

describe('a participant who is not the handler leaves', () => {
  it('lets a participant leave without changing the handler', async () => {
    const { brendan, siobhan } = fixtures;
    await assign(siobhan);
    await staffSays(brendan, id, 'Here');
    expect(await leave(siobhan)).toMatchObject({ id: brendan.id });
    const [, left] = await lastEntries(2);
    expect(left?.data).not.toHaveProperty('by');
  });

  it('lets a staff member who left join again', async () => {
    const { brendan } = fixtures;
    await assign(brendan);
    await leave(brendan);
    expect(await (await assign(brendan)).json()).toMatchObject({ participant_created: true });
    const times = await db().participant.findMany({ where: { conversationId: id }, orderBy: { id: 'asc' } });
    expect(times.map(({ leftAt }) => leftAt === null)).toEqual([false, true]);
  });
});

describe('repeated requests to leave', () => {
  it('changes nothing when a staff member leaves twice or has never joined', async () => {
    const { brendan, siobhan } = fixtures;
    await assign(brendan);
    await leave(brendan);
    const before = await tableHashes();
    expect(await leave(brendan)).toBeNull();
    expect(await leave(siobhan)).toBeNull();
    expect(await tableHashes()).toEqual(before);
  });

  it('leaves once when the request is sent ten times at once', async () => {
    const { brendan } = fixtures;
    await assign(brendan);
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask(brendan)));
    expect(answers.every((answer) => answer.status === 200)).toBe(true);
    const notices = await db().message.findMany({ where: { conversationId: id, senderType: 'system' } });
    expect(notices).toHaveLength(2);
  });

  it('rolls everything back when the last step fails and succeeds on the next try', async () => {
    const { brendan, siobhan } = fixtures;
    await assign(brendan);
    await assign(siobhan);
    const before = await tableHashes();
    await dbPool().query(`CREATE FUNCTION fall() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'no'; END $$`);
    await dbPool().query(
      'CREATE TRIGGER fall BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION fall()',
    );
    expect((await ask(siobhan)).status).toBe(500);
    await dbPool().query('DROP TRIGGER fall ON audit_entry');
    expect(await tableHashes()).toEqual(before);
    expect(await leave(siobhan)).toMatchObject({ id: brendan.id });
  });
});

it('lets the handler leave a conversation of an ended stay', async () => {
  const { brendan } = fixtures;
  await assign(brendan);
  await db().booking.update({ where: { id: guest.bookingId }, data: { status: 'checked_out' } });
  expect(await leave(brendan)).toBeNull();
});

it('writes one audit entry with the handlers before and after when the handler leaves', async () => {
  const { brendan, siobhan } = fixtures;
  await assign(brendan);
  await assign(siobhan);
  await leave(siobhan);
  const line = await db().auditEntry.findFirstOrThrow({
    where: { conversationId: id },
    orderBy: { id: 'desc' },
  });
  expect(line).toMatchObject({
    action: 'conversation.leave',
    staffId: siobhan.id,
    outcome: 'done',
    data: { before: { handler: siobhan.name }, after: { handler: brendan.name } },
  });
});
