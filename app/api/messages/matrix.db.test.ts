import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DELETED_TEXT } from '@/lib/contract/stand-in-text';
import { db } from '@/lib/platform/db';
import { byApiToken, byToken } from '@/lib/testing/call-route';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import { HARD, messageDoors } from '@/lib/testing/message-doors';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays, staffSays } from '@/lib/testing/speak';
import {
  addGuest,
  addStaff,
  seedTheKillarney,
  type TestGuest,
  type TestStaff,
  type TheKillarney,
} from '@/lib/testing/the-killarney';

useFreshDatabase();
let cast: TheKillarney;
let orla: TestStaff;
let staff: Record<'author' | 'same hotel' | 'manager' | 'admin' | 'other hotel' | 'deactivated', TestStaff>;
beforeAll(async () => {
  cast = await seedTheKillarney();
  orla = await addStaff(cast.killarney);
  const admin = { role: 'admin', department: 'management' } as const;
  staff = {
    author: cast.brendan,
    'same hotel': cast.declan,
    manager: cast.siobhan,
    admin: await addStaff(cast.killarney, admin),
    'other hotel': await addStaff(cast.dublin, admin),
    deactivated: await addStaff(cast.killarney, admin),
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

// `own` is by whoever asks; where that is no colleague of this hotel, by Brendan.
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
const DEEDS = ['edit', 'soft', 'hard'] as const;
const TARGETS = ['guest', 'own', 'colleague', 'system'] as const;

describe.each(STATES)('$name', ({ isOver, isDeleted, table }) => {
  it.each(Object.keys(table))('%s may exactly what the table says', async (actor) => {
    const guest = await addGuest(cast.killarney);
    const other = await addGuest(cast.killarney);
    await guestSays(other, 'Hello');
    const { conversation_id } = await guestSays(guest, 'Hello');
    const colleague = Object.entries(staff).find(([name]) => name === actor)?.[1];
    const writer = colleague?.hotel.id === cast.killarney.id ? colleague : cast.brendan;
    const cases: { id: number; target: (typeof TARGETS)[number]; deed: (typeof DEEDS)[number] }[] = [];
    for (const target of TARGETS) {
      for (const deed of DEEDS) {
        const id = await say(target, guest, conversation_id, writer);
        if (isDeleted) await db().message.update({ where: { id }, data: { deletedAt: new Date() } });
        cases.push({ id, target, deed });
      }
    }
    if (isOver)
      await db().booking.update({ where: { id: guest.bookingId }, data: { status: 'checked_out' } });
    if (actor === 'deactivated' && colleague)
      await db().staff.update({ where: { id: colleague.id }, data: { isActive: false } });
    expect(cases).toHaveLength(12);
    for (const { id, target, deed } of cases) {
      const expected = table[actor]?.[target][DEEDS.indexOf(deed)];
      if (!expected) throw new Error('The table has a hole.');
      const act = () =>
        colleague ? byStaff(colleague, id, deed) : byGuest(actor === 'the guest' ? guest : other, id, deed);
      if (expected === 'ok') await expectDone(await act(), id, deed);
      else await expectRefusal(act, expected);
    }
  });
});

it('is a table of every case', () => {
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

function byGuest(guest: TestGuest, id: number, deed: (typeof DEEDS)[number]): Promise<Response> {
  const { slug } = guest.hotel;
  if (deed === 'edit')
    return messageDoors.guestEdit(slug, id, byToken(guest), { json: { message: 'Other words' } });
  return messageDoors.guestRemove(slug, id, byToken(guest), deed === 'hard' ? HARD : {});
}

function byStaff(member: TestStaff, id: number, deed: (typeof DEEDS)[number]): Promise<Response> {
  const as = byApiToken(member);
  const door = id % 2 === 0 ? messageDoors.staffEdit : messageDoors.staffPut;
  if (deed === 'edit') return door(id, as, { json: { message: 'Other words' } });
  return messageDoors.staffRemove(id, as, deed === 'hard' ? HARD : {});
}

async function expectDone(response: Response, id: number, deed: (typeof DEEDS)[number]) {
  const body: unknown = await response.json();
  const row = await db().message.findUniqueOrThrow({ where: { id } });
  expect(response.status).toBe(200);
  if (deed === 'edit') {
    expect(body).toMatchObject({ success: true, message: { id, message: 'Other words', is_edited: true } });
    expect(row).toMatchObject({ body: 'Other words', deletedAt: null });
  } else if (deed === 'soft') {
    const message = { id, message: DELETED_TEXT, is_deleted: true };
    expect(body).toMatchObject({ success: true, hard_delete: false, message });
    expect(row).toMatchObject({ isErased: false, deletedAt: expect.any(Date) });
  } else {
    expect(body).toEqual({ success: true, hard_delete: true, message_id: id });
    expect(row).toMatchObject({ body: '', isErased: true, deletedAt: expect.any(Date) });
  }
}
