import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DELETED_TEXT } from '@/lib/contract/stand-in-text';
import { db } from '@/lib/platform/db';
import { byApiToken, byToken } from '@/lib/testing/call-route';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import {
  addGuest,
  addStaff,
  seedTheKillarney,
  type TestGuest,
  type TestStaff,
  type TheKillarney,
} from '@/lib/testing/hotel-fixture';
import { HARD, messageEndpoints } from '@/lib/testing/message-endpoints';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays, staffSays } from '@/lib/testing/speak';

useFreshDatabase();
let fixtures: TheKillarney;
let orla: TestStaff;
let staff: Record<'author' | 'same hotel' | 'manager' | 'admin' | 'other hotel' | 'deactivated', TestStaff>;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  orla = await addStaff(fixtures.killarney);
  const admin = { role: 'admin', department: 'management' } as const;
  staff = {
    author: fixtures.brendan,
    'same hotel': fixtures.declan,
    manager: fixtures.siobhan,
    admin: await addStaff(fixtures.killarney, admin),
    'other hotel': await addStaff(fixtures.dublin, admin),
    deactivated: await addStaff(fixtures.killarney, admin),
  };
});
beforeEach(async () => {
  await db().rateLimit.deleteMany();
  await db().staff.update({ where: { id: staff.deactivated.id }, data: { isActive: true } });
});

const OK = 'ok';
const NO = 'forbidden';
const GONE = 'not_found';
const WHO = 'unauthenticated';
const OVER = 'stay_ended';
const LATE = 'conflict';
type Outcome = typeof OK | typeof NO | typeof GONE | typeof WHO | typeof OVER | typeof LATE;
type Row = readonly [edit: Outcome, soft: Outcome, hard: Outcome];
type Table = Record<string, { guest: Row; own: Row; colleague: Row; system: Row }>;

const never: Row = [NO, NO, NO];
const unseen: Row = [GONE, GONE, GONE];
const shut: Row = [WHO, WHO, WHO];
const ended: Row = [OVER, OVER, OVER];
const alike = (row: Row) => ({ guest: row, own: row, colleague: row, system: row });

// `own` is a message of the acting staff member, or of Brendan when the actor is not staff of this hotel.
const IN_HOUSE: Table = {
  'the guest': { guest: [OK, OK, NO], own: never, colleague: never, system: never },
  'another guest': alike(unseen),
  author: { guest: [NO, OK, NO], own: [OK, OK, NO], colleague: never, system: never },
  'same hotel': { guest: [NO, OK, NO], own: [OK, OK, NO], colleague: never, system: never },
  manager: { guest: [NO, OK, OK], own: [OK, OK, OK], colleague: [NO, OK, OK], system: never },
  admin: { guest: [NO, OK, OK], own: [OK, OK, OK], colleague: [NO, OK, OK], system: never },
  'other hotel': alike(unseen),
  deactivated: alike(shut),
};
const IN_HOUSE_DELETED: Table = {
  ...IN_HOUSE,
  'the guest': { guest: [LATE, OK, NO], own: never, colleague: never, system: never },
  author: { guest: [NO, OK, NO], own: [LATE, OK, NO], colleague: never, system: never },
  'same hotel': { guest: [NO, OK, NO], own: [LATE, OK, NO], colleague: never, system: never },
  manager: { guest: [NO, OK, OK], own: [LATE, OK, OK], colleague: [NO, OK, OK], system: never },
  admin: { guest: [NO, OK, OK], own: [LATE, OK, OK], colleague: [NO, OK, OK], system: never },
};
const CHECKED_OUT: Table = {
  'the guest': alike(ended),
  'another guest': alike(unseen),
  author: { guest: [NO, OVER, NO], own: [OVER, OVER, NO], colleague: never, system: never },
  'same hotel': { guest: [NO, OVER, NO], own: [OVER, OVER, NO], colleague: never, system: never },
  manager: { guest: [NO, OK, OK], own: [OVER, OK, OK], colleague: [NO, OK, OK], system: never },
  admin: { guest: [NO, OK, OK], own: [OVER, OK, OK], colleague: [NO, OK, OK], system: never },
  'other hotel': alike(unseen),
  deactivated: alike(shut),
};

const STATES = [
  { name: 'in house', isOver: false, isDeleted: false, table: IN_HOUSE },
  { name: 'in house, already deleted', isOver: false, isDeleted: true, table: IN_HOUSE_DELETED },
  { name: 'checked out', isOver: true, isDeleted: false, table: CHECKED_OUT },
  { name: 'checked out, already deleted', isOver: true, isDeleted: true, table: CHECKED_OUT },
];
const MESSAGE_ACTIONS = ['edit', 'soft', 'hard'] as const;
const TARGETS = ['guest', 'own', 'colleague', 'system'] as const;

describe.each(STATES)('editing and deleting: $name', ({ isOver, isDeleted, table }) => {
  it.each(Object.keys(table))('lets %s do exactly what the table allows', async (actor) => {
    const guest = await addGuest(fixtures.killarney);
    const other = await addGuest(fixtures.killarney);
    await guestSays(other, 'Hello');
    const { conversation_id } = await guestSays(guest, 'Hello');
    const colleague = Object.entries(staff).find(([name]) => name === actor)?.[1];
    const writer = colleague?.hotel.id === fixtures.killarney.id ? colleague : fixtures.brendan;
    const cases: {
      id: number;
      target: (typeof TARGETS)[number];
      action: (typeof MESSAGE_ACTIONS)[number];
    }[] = [];
    for (const target of TARGETS) {
      for (const action of MESSAGE_ACTIONS) {
        const id = await say(target, guest, conversation_id, writer);
        if (isDeleted) await db().message.update({ where: { id }, data: { deletedAt: new Date() } });
        cases.push({ id, target, action });
      }
    }
    if (isOver)
      await db().booking.update({ where: { id: guest.bookingId }, data: { status: 'checked_out' } });
    if (actor === 'deactivated' && colleague)
      await db().staff.update({ where: { id: colleague.id }, data: { isActive: false } });
    expect(cases).toHaveLength(12);
    for (const { id, target, action } of cases) {
      const expected = table[actor]?.[target][MESSAGE_ACTIONS.indexOf(action)];
      if (!expected) throw new Error('The table has a hole.');
      const act = () =>
        colleague
          ? byStaff(colleague, id, action)
          : byGuest(actor === 'the guest' ? guest : other, id, action);
      if (expected === 'ok') await expectDone(await act(), id, action);
      else await expectRefusal(act, expected);
    }
  });
});

it('covers every combination of actor, action, message and state', () => {
  const rows = STATES.flatMap(({ table }) => Object.values(table).flatMap((row) => Object.values(row)));
  expect(rows.flat()).toHaveLength(8 * 3 * 4 * 2 * 2);
});

async function say(
  target: (typeof TARGETS)[number],
  guest: TestGuest,
  conversationId: number,
  writer: TestStaff,
): Promise<number> {
  if (target === 'guest') return (await guestSays(guest, 'Words')).message_id;
  const by = target === 'own' ? writer : orla;
  const { message } = await staffSays(by, conversationId, 'Words');
  if (target !== 'system') return message.id;
  const where = { conversationId, senderType: 'system' } as const;
  return Number((await db().message.findFirstOrThrow({ where, orderBy: { id: 'asc' } })).id);
}

function byGuest(guest: TestGuest, id: number, action: (typeof MESSAGE_ACTIONS)[number]): Promise<Response> {
  const { slug } = guest.hotel;
  if (action === 'edit')
    return messageEndpoints.guestEdit(slug, id, byToken(guest), { json: { message: 'Other words' } });
  return messageEndpoints.guestRemove(slug, id, byToken(guest), action === 'hard' ? HARD : {});
}

function byStaff(member: TestStaff, id: number, action: (typeof MESSAGE_ACTIONS)[number]): Promise<Response> {
  const as = byApiToken(member);
  const endpoint = id % 2 === 0 ? messageEndpoints.staffEdit : messageEndpoints.staffPut;
  if (action === 'edit') return endpoint(id, as, { json: { message: 'Other words' } });
  return messageEndpoints.staffRemove(id, as, action === 'hard' ? HARD : {});
}

async function expectDone(response: Response, id: number, action: (typeof MESSAGE_ACTIONS)[number]) {
  const body: unknown = await response.json();
  const row = await db().message.findUniqueOrThrow({ where: { id } });
  expect(response.status).toBe(200);
  if (action === 'edit') {
    expect(body).toMatchObject({ success: true, message: { id, message: 'Other words', is_edited: true } });
    expect(row).toMatchObject({ body: 'Other words', deletedAt: null });
  } else if (action === 'soft') {
    const message = { id, message: DELETED_TEXT, is_deleted: true };
    expect(body).toMatchObject({ success: true, hard_delete: false, message });
    expect(row).toMatchObject({ isErased: false, deletedAt: expect.any(Date) });
  } else {
    expect(body).toEqual({ success: true, hard_delete: true, message_id: id });
    expect(row).toMatchObject({ body: '', isErased: true, deletedAt: expect.any(Date) });
  }
}
