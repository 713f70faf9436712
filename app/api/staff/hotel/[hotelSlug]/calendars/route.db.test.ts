import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MOST_CALENDAR_FEEDS } from '@/lib/contract/calendar-feeds';
import { db } from '@/lib/platform/db';
import { aCalendar, calendarEndpoints, calendarsOf, readNow } from '@/lib/testing/calendars';
import { byApiToken, byGuestCookie, type Caller, nobody } from '@/lib/testing/call-route';
import { captureLog } from '@/lib/testing/capture-log';
import { expectProblem, expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { seedTheKillarney, type TestStaff, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { adminOf } from '@/lib/testing/webhooks';

useFreshDatabase();
let fixtures: TheKillarney;
let manager: TestStaff;
let theirs: TestStaff;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  [manager, theirs] = [fixtures.siobhan, await adminOf(fixtures.dublin)];
});
beforeEach(async () => {
  await db().rateLimit.deleteMany();
  await db().calendarFeed.deleteMany();
});

const us = () => byApiToken(manager);
const slug = () => fixtures.killarney.slug;
const SECRET_PATH = '/ical/4711.ics?s=not-for-anybody-else';
const GOOD = { name: 'Garden flat', url: `https://calendars.example${SECRET_PATH}` };
const add = (json: unknown) => calendarEndpoints.add(slug(), us(), { json });

describe('calendars of a manager', () => {
  it('adds a calendar for a room, lists it without its address and removes it', async () => {
    const { number } = await db().room.findFirstOrThrow({ where: { hotelId: fixtures.killarney.id } });
    const made = await aCalendar(manager, { url: GOOD.url, room_number: `# ${number}` });
    expect(made).toMatchObject({ name: 'Garden flat', host: 'calendars.example', hint: 'else' });
    expect(made).toMatchObject({ room_number: number, read_at: null, error: null, stay_count: 0 });
    expect(await calendarsOf(manager)).toEqual([made]);
    expect(JSON.stringify(await calendarsOf(manager))).not.toContain('4711');
    expect((await calendarEndpoints.remove(slug(), made.id, us())).status).toBe(204);
    expect(await calendarsOf(manager)).toEqual([]);
  });

  it('accepts a calendar address with the webcal scheme', async () => {
    await aCalendar(manager, { url: 'webcal://calendars.example/a.ics' });
    const { url } = await db().calendarFeed.findFirstOrThrow();
    expect(url).toBe('https://calendars.example/a.ics');
  });

  it('shows why a calendar cannot be read', async () => {
    const { id } = await aCalendar(manager);
    const read = await readNow(manager, id);
    expect(read).toMatchObject({ error: 'private_address', status: null, read_at: null });
    expect(read.tried_at).not.toBeNull();
  });

  it('writes audit entries with the host of the address only and nothing of the address to the log', async () => {
    const log = await captureLog(async () => {
      const { id } = await aCalendar(manager, { url: `https://127.0.0.1${SECRET_PATH}` });
      await readNow(manager, id);
      await calendarEndpoints.remove(slug(), id, us());
    });
    const lines = await db().auditEntry.findMany({
      where: { targetKind: 'calendar_feed' },
      orderBy: { id: 'desc' },
    });
    expect(lines.slice(0, 2).map(({ action, staffId, data }) => ({ action, staffId, data }))).toEqual([
      { action: 'calendar.delete', staffId: manager.id, data: { host: '127.0.0.1' } },
      { action: 'calendar.create', staffId: manager.id, data: { host: '127.0.0.1' } },
    ]);
    expect(log).toContain('staff.calendars.read');
    expect(log).not.toContain('4711');
  });
});

describe('refusals of calendars', () => {
  it('refuses a calendar with an invalid address or name or an unknown room', async () => {
    await expectRefusals(
      [
        { ...GOOD, url: 'ftp://calendars.example/a.ics' },
        { ...GOOD, url: 'https://user:secret@calendars.example/a.ics' },
        { ...GOOD, url: `https://calendars.example/${'a'.repeat(1_000)}` },
        { ...GOOD, url: '' },
        { ...GOOD, name: ' ' },
        { ...GOOD, room_number: '999999' },
        { ...GOOD, hotel_id: 1 },
      ].map((json) => () => add(json)),
      'invalid_input',
    );
    expect(await calendarsOf(manager)).toEqual([]);
  });

  it('refuses a calendar that the hotel already reads but not one that another hotel reads', async () => {
    await aCalendar(theirs, { url: GOOD.url });
    await aCalendar(manager, { url: GOOD.url });
    await expectRefusal(() => add(GOOD), 'conflict');
  });

  it('refuses a calendar beyond the limit of a hotel', async () => {
    const row = { hotelId: fixtures.killarney.id, createdById: manager.id, name: 'Garden flat' };
    const urls = Array.from({ length: MOST_CALENDAR_FEEDS }, (_, n) => `https://calendars.example/${n}.ics`);
    await db().calendarFeed.createMany({ data: urls.map((url) => ({ ...row, url })) });
    await expectRefusal(() => add(GOOD), 'conflict');
  });

  it('refuses to read a calendar that is being read', async () => {
    const { id } = await aCalendar(manager);
    await db().calendarFeed.update({ where: { id }, data: { readingUntil: new Date(Date.now() + 60_000) } });
    await expectRefusal(() => calendarEndpoints.read(slug(), id, us()), 'conflict');
  });

  const onOne = (as: Caller, id: number, hotel = slug()) => [
    () =>
      calendarEndpoints.change(hotel, id, as, { name: 'Sea flat', url: 'https://calendars.example/sea.ics' }),
    () => calendarEndpoints.remove(hotel, id, as),
    () => calendarEndpoints.read(hotel, id, as),
  ];
  const endpoints = (as: Caller, id: number) => [
    () => calendarEndpoints.list(slug(), as),
    () => calendarEndpoints.add(slug(), as, { json: GOOD }),
    ...onOne(as, id),
  ];

  it('refuses calendars to all callers but the managers and admins of the hotel', async () => {
    const { id } = await aCalendar(manager);
    await expectRefusals(
      [...endpoints(nobody, id), ...endpoints(byGuestCookie(fixtures.aoife), id)],
      'unauthenticated',
    );
    await expectRefusals(endpoints(byApiToken(fixtures.brendan), id), 'forbidden');
    await expectRefusals(endpoints(byApiToken(theirs), id), 'not_found');
    await expectRefusals(onOne(byApiToken(theirs), id, fixtures.dublin.slug), 'not_found');
  });

  it('limits how often a calendar is read', async () => {
    const { id } = await aCalendar(manager);
    for (let n = 0; n < 10; n += 1) await readNow(manager, id);
    await expectProblem(await calendarEndpoints.read(slug(), id, us()), 'rate_limited');
  });
});
