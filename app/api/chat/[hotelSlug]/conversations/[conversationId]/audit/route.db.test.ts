import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AuditEntryDto, auditPageSchema } from '@/lib/contract/audit';
import { deleteMessage } from '@/lib/guest-chat/delete-message';
import { editMessage } from '@/lib/guest-chat/edit-message';
import { db } from '@/lib/platform/db';
import { byApiToken, byToken, type Caller, nobody } from '@/lib/testing/call-route';
import { conversationEndpoints, guestEndpoints } from '@/lib/testing/endpoints';
import { countQueries } from '@/lib/testing/expect-queries';
import { bodyWithoutRequestId, expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { menu } from '@/lib/testing/file-endpoints';
import {
  addGuest,
  addStaff,
  seedTheKillarney,
  type TestGuest,
  type TheKillarney,
} from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestOf, memberOf } from '@/lib/testing/principals';
import { guestSays, staffSays } from '@/lib/testing/speak';

const WORDS = 'canary-of-the-text';

useFreshDatabase();
let fixtures: TheKillarney;
let guest: TestGuest;
let id: number;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
beforeEach(async () => {
  guest = await addGuest(fixtures.killarney);
  id = (await guestSays(guest, WORDS)).conversation_id;
});

const ask = (query = '', as: Caller = byApiToken(fixtures.siobhan), of: number | string = id) =>
  conversationEndpoints.audit(fixtures.killarney.slug, of, as, { query });
const exported = (as: Caller = byApiToken(fixtures.siobhan), of: number | string = id) =>
  conversationEndpoints.auditExport(fixtures.killarney.slug, of, as);
const read = async (query = '') => auditPageSchema.parse(await (await ask(query)).json());
const assign = (json: unknown) =>
  conversationEndpoints.assign(fixtures.killarney.slug, id, byApiToken(fixtures.brendan), { json });
const told = ({ action, actor, before, after }: AuditEntryDto) => [action, actor.name, before, after];

/** Performs each action that the audit log of a conversation can contain, once or more. */
async function everything(): Promise<void> {
  const { brendan, siobhan, killarney } = fixtures;
  await assign({});
  const files = [await menu(brendan, id), await menu(brendan, id)].map((file) => file.id);
  const { message } = await staffSays(brendan, id, `${WORDS} answered`, { attachment_ids: files });
  await guestEndpoints.markRead(killarney.slug, byToken(guest), { json: { up_to_seq: message.seq } });
  await assign({ staff_id: siobhan.id });
  await editMessage(await memberOf(brendan), message.id, `${WORDS} edited`);
  const { message_id } = await guestSays(guest, `${WORDS} again`);
  await deleteMessage(await guestOf(guest), message_id, false);
  await deleteMessage(await memberOf(siobhan), message.id, true);
  await conversationEndpoints.leave(killarney.slug, id, byApiToken(siobhan));
}

it('lists the entries newest first with actor, action, time, and the handlers before and after by name', async () => {
  const { brendan, siobhan } = fixtures;
  await everything();
  const { entries, next_cursor } = await read();
  expect(next_cursor).toBeNull();
  expect(entries.map(told)).toEqual([
    ['staff_left', siobhan.name, siobhan.name, brendan.name],
    ['message_erased', siobhan.name, null, null],
    ['message_deleted', null, null, null],
    ['message_edited', brendan.name, null, null],
    ['staff_assigned', brendan.name, brendan.name, siobhan.name],
    ['first_read', null, null, null],
    ['files_uploaded', brendan.name, null, null],
    ['first_read', brendan.name, null, null],
    ['staff_joined', brendan.name, null, brendan.name],
  ]);
  expect(entries.map(({ actor }) => actor.kind)).toEqual([
    'staff',
    'staff',
    'guest',
    'staff',
    'staff',
    'guest',
    'staff',
    'staff',
    'staff',
  ]);
  expect(entries[6]?.files).toBe(2);
  expect(entries[1]?.sender_type).toBe('staff');
  expect(entries[2]?.sender_type).toBe('guest');
});

it('writes no message text and no file name to the audit log, its answer or its export', async () => {
  await everything();
  const texts = [
    await (await ask()).text(),
    await (await exported()).text(),
    JSON.stringify(await db().auditEntry.findMany({ where: { conversationId: id }, select: { data: true } })),
  ];
  for (const text of texts) {
    expect(text.length).toBeGreaterThan(100);
    expect(text).not.toContain('canary');
  }
});

it('returns each entry once across pages, also when all entries have the same time', async () => {
  await everything();
  await db().auditEntry.updateMany({
    where: { conversationId: id },
    data: { createdAt: new Date('2026-11-23T12:00:00.000Z') },
  });
  const all = (await read()).entries.map((entry) => entry.id);
  const paged: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await read(`?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
    expect(page.entries.length).toBeLessThanOrEqual(2);
    paged.push(...page.entries.map((entry) => entry.id));
    cursor = page.next_cursor;
  }
  expect(paged).toEqual(all);
  expect(new Set(all).size).toBe(9);
});

it('runs the same number of queries for any number of audit entries', async () => {
  const few = await countQueries(() => ask());
  await everything();
  expect(await countQueries(() => ask())).toBe(few);
});

it('exports the audit log as a CSV file named after the hotel in which no name starts a formula', async () => {
  const sly = await addStaff(fixtures.killarney, { firstName: '=HYPERLINK("http://evil")', lastName: '@x' });
  await conversationEndpoints.assign(fixtures.killarney.slug, id, byApiToken(sly), { json: {} });
  const response = await exported();
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(response.headers.get('cache-control')).toBe('private, no-store');
  const disposition = `attachment; filename="Hotel Killarney ${id}.csv"`;
  expect(response.headers.get('content-disposition')).toBe(disposition);
  const [header, ...lines] = (await response.text()).trimEnd().split('\n');
  expect(header?.replace('\ufeff', '')).toBe('time,actor,name,action,message_id,sender,before,after,files');
  expect(lines).toHaveLength(2);
  for (const line of lines) expect(line).not.toMatch(/(^|,)"?[=+@-]/);
  expect(lines.join()).toContain("'=HYPERLINK");
});

describe('refusals of the audit log', () => {
  it('refuses the audit log to staff who are not managers, to guests and without credentials', async () => {
    const { brendan, declan } = fixtures;
    for (const staff of [brendan, declan]) {
      const asks = [() => ask('', byApiToken(staff)), () => exported(byApiToken(staff))];
      await expectRefusals(asks, 'forbidden');
    }
    for (const caller of [nobody, byToken(guest)]) {
      const asks = [() => ask('', caller), () => exported(caller)];
      await expectRefusals(asks, 'unauthenticated');
    }
  });

  it('refuses the audit log to a staff member who is no longer a manager', async () => {
    const staff = await addStaff(fixtures.killarney, { role: 'manager', department: 'management' });
    expect((await ask('', byApiToken(staff))).status).toBe(200);
    await db().staff.update({ where: { id: staff.id }, data: { role: 'receptionist' } });
    await expectRefusal(() => ask('', byApiToken(staff)), 'forbidden');
  });

  it('answers every role for a conversation of another hotel as for an absent one', async () => {
    const theirs = (await guestSays(fixtures.marco, 'Dublin')).conversation_id;
    for (const staff of [fixtures.siobhan, fixtures.brendan]) {
      for (const endpoint of [ask.bind(null, ''), exported]) {
        const [foreign, absent] = [
          await endpoint(byApiToken(staff), theirs),
          await endpoint(byApiToken(staff), 999_999_999),
        ];
        expect(await bodyWithoutRequestId(foreign)).toBe(await bodyWithoutRequestId(absent));
        expect(foreign.status).toBe(404);
      }
    }
  });

  it('refuses a forged cursor, a limit out of range and an unknown parameter', async () => {
    const made = (place: unknown) => Buffer.from(JSON.stringify(place)).toString('base64url');
    const refused = [
      '?cursor=abc',
      `?cursor=${made(['2026-11-23T12:00:00.000Z', 2, 1])}`,
      `?cursor=${made(['0000-01-01T00:00:00.000Z', 1, 1])}`,
      `?cursor=${made(["x'; DROP TABLE audit_entry", 1, 1])}`,
      '?limit=0',
      '?limit=201',
      '?hotel_id=1',
    ];
    await expectRefusals(
      refused.map((query) => () => ask(query)),
      'invalid_input',
    );
  });
});
