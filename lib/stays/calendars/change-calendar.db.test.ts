import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/platform/db';
import { type CalendarHost, calendarText, inDays, startCalendarHost } from '@/lib/testing/calendar-host';
import { aCalendar, calendarEndpoints, calendarsOf, readNow } from '@/lib/testing/calendars';
import { byApiToken } from '@/lib/testing/call-route';
import { expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { seedTheKillarney, type TestStaff, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { addRooms } from '@/lib/testing/sources';
import { adminOf } from '@/lib/testing/webhooks';
import { claimCalendar } from './calendar-store';
import { saveReading } from './reading-store';

useFreshDatabase();
let fixtures: TheKillarney;
let manager: TestStaff;
let theirs: TestStaff;
let host: CalendarHost;
beforeAll(async () => {
  host = await startCalendarHost();
  vi.stubEnv('CALENDARS_ALLOWED_PRIVATE', host.address);
  fixtures = await seedTheKillarney();
  [manager, theirs] = [fixtures.siobhan, await adminOf(fixtures.dublin)];
  await addRooms(fixtures.killarney, ['601', '602']);
  // The production fetcher is created by the first reading, from what the environment allows at that moment.
  await readNow(manager, (await aCalendar(manager)).id);
});
afterAll(() => host.close());
beforeEach(async () => {
  await db().rateLimit.deleteMany();
  await db().calendarFeed.deleteMany();
});

const change = (id: number, json: unknown, by = manager) =>
  calendarEndpoints.change(by.hotel.slug, id, byApiToken(by), json);
const reserved = (uid: string) => ({ uid, summary: 'Ana Pérez', from: inDays(1), to: inDays(3) });
const staysOf = (externalId: string) =>
  db().booking.findMany({
    where: { hotelId: fixtures.killarney.id, externalId },
    select: { status: true, room: { select: { number: true } } },
  });
const rowOf = (id: number) => db().calendarFeed.findUniqueOrThrow({ where: { id } });

describe('a change of a calendar', () => {
  it('sets another name, address and room, and leaves the fields that it does not name', async () => {
    const made = await aCalendar(manager, { url: host.url('/a.ics'), room_number: '601' });
    const theirOwn = await aCalendar(theirs, { url: host.url('/a.ics') });
    const renamed = await (await change(made.id, { name: ' Sea flat ' })).json();
    expect(renamed).toEqual({ ...made, name: 'Sea flat' });
    const moved = await (await change(made.id, { room_number: '# 602' })).json();
    expect(moved).toEqual({ ...renamed, room_number: '602' });
    const away = await (await change(made.id, { url: 'webcal://calendars.example/new-one.ics' })).json();
    expect(away).toEqual({ ...moved, host: 'calendars.example', hint: '.ics' });
    expect((await rowOf(made.id)).url).toBe('https://calendars.example/new-one.ics');
    const noRoom = await (await change(made.id, { room_number: null })).json();
    expect(noRoom).toEqual({ ...away, room_number: null });
    expect(await calendarsOf(manager)).toEqual([noRoom]);
    expect(await calendarsOf(theirs)).toEqual([theirOwn]);
  });

  it('keeps a moved calendar the same source: its stays are not created again and move to its new room', async () => {
    host.offer('/old.ics', calendarText(reserved('changed-1')));
    const { id } = await aCalendar(manager, { url: host.url('/old.ics'), room_number: '601' });
    await readNow(manager, id);
    host.offer('/new.ics', calendarText(reserved('changed-1'), reserved('changed-2')));
    expect((await change(id, { url: host.url('/new.ics'), room_number: '602' })).status).toBe(200);
    expect(await readNow(manager, id)).toMatchObject({ stay_count: 2, refused_count: 0, missing: [] });
    const stay = { status: 'confirmed', room: { number: '602' } };
    expect(await staysOf('changed-1')).toEqual([stay]);
    expect(await staysOf('changed-2')).toEqual([stay]);
  });

  it('has the calendar read soon and in full after a new address or room, and not after a new name', async () => {
    const { id } = await aCalendar(manager);
    const later = new Date(Date.now() + 20 * 60_000);
    const read = { etag: '"7"', lastModified: 'Mon, 30 Nov 2026 08:00:00 GMT', nextReadAt: later };
    await db().calendarFeed.update({ where: { id }, data: read });
    await change(id, { name: 'Sea flat' });
    expect(await rowOf(id)).toMatchObject(read);
    await change(id, { room_number: '601' });
    const { etag, lastModified, nextReadAt } = await rowOf(id);
    expect([etag, lastModified]).toEqual([null, null]);
    expect(nextReadAt.getTime()).toBeLessThanOrEqual(Date.now());
  });

  it('saves nothing of a reading of the former address that ends afterwards', async () => {
    const { id } = await aCalendar(manager, { url: 'https://calendars.example/former.ics' });
    const claimed = await db().$transaction((tx) => claimCalendar(tx, fixtures.killarney.id, id));
    if (!claimed) throw new Error('The calendar is read by another process.');
    await change(id, { url: 'https://calendars.example/present.ics' });
    const found = { stayCount: 9, leftOutCount: 0, refused: [], missing: [] };
    await saveReading(claimed, { etag: '"former"', lastModified: null, ...found });
    expect(await rowOf(id)).toMatchObject({ etag: null, stayCount: 0, readAt: null, readingUntil: null });
  });

  it('writes an audit entry with only the changed fields and the host, and none when nothing changed', async () => {
    const { id } = await aCalendar(manager, { url: 'https://calendars.example/kept.ics' });
    await change(id, { name: 'Garden flat', url: 'https://calendars.example/kept.ics' });
    await change(id, { url: 'https://other.example/secret-4711.ics', room_number: '601' });
    const lines = await db().auditEntry.findMany({
      where: { action: 'calendar.change', targetId: String(id) },
      select: { staffId: true, data: true },
    });
    const data = { host: 'other.example', fields: ['url', 'roomId'] };
    expect(lines).toEqual([{ staffId: manager.id, data }]);
  });
});

describe('a refused change of a calendar', () => {
  it('refuses an address, name or room that a new calendar may not have, and a change without fields', async () => {
    const { id } = await aCalendar(manager);
    await expectRefusals(
      [
        { url: 'ftp://calendars.example/a.ics' },
        { url: `https://calendars.example/${'a'.repeat(1_000)}` },
        { name: ' ' },
        { name: null },
        { room_number: '999999' },
        { hotel_id: 1 },
        {},
      ].map((json) => () => change(id, json)),
      'invalid_input',
    );
  });

  it('refuses the address of another calendar of the hotel, and accepts one of another hotel', async () => {
    const url = 'https://calendars.example/taken.ics';
    const { id } = await aCalendar(manager);
    await aCalendar(theirs, { url });
    const other = await aCalendar(manager, { url: `${url}?other` });
    await expectRefusal(() => change(id, { url: `${url}?other` }), 'conflict');
    expect((await change(id, { url })).status).toBe(200);
    expect((await change(other.id, { url: `${url}?other`, name: 'Same address' })).status).toBe(200);
  });

  it('gives one address to only one of two calendars that take it at once', async () => {
    const [one, two] = [await aCalendar(manager), await aCalendar(manager)];
    const url = 'https://calendars.example/raced.ics';
    const answers = await Promise.all([change(one.id, { url }), change(two.id, { url })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await db().calendarFeed.count({ where: { url } })).toBe(1);
  });
});
