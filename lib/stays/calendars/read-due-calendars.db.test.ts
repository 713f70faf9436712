import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { calendarFetcher } from '@/lib/platform/adapters/calendars';
import { db } from '@/lib/platform/db';
import { type CalendarHost, calendarText, inDays, startCalendarHost } from '@/lib/testing/calendar-host';
import { aCalendar } from '@/lib/testing/calendars';
import { seedTheKillarney, type TestStaff, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { adminOf } from '@/lib/testing/webhooks';
import { findNextReading } from './calendar-store';
import { readDueCalendars } from './read-due-calendars';

useFreshDatabase();
let fixtures: TheKillarney;
let theirs: TestStaff;
let host: CalendarHost;
beforeAll(async () => {
  host = await startCalendarHost();
  fixtures = await seedTheKillarney();
  theirs = await adminOf(fixtures.dublin);
});
afterAll(() => host.close());
beforeEach(() => db().calendarFeed.deleteMany());

const read = (mayGoOn?: () => boolean) =>
  readDueCalendars(calendarFetcher({ everyPrivate: false, allowed: [host.address] }), mayGoOn);
const find = (id: number) => db().calendarFeed.findUniqueOrThrow({ where: { id } });

it('reads the due calendars of all hotels once, and again at the next half hour', async () => {
  host.offer('/a.ics', calendarText({ uid: 'a', summary: 'Ana Pérez', from: inDays(1), to: inDays(2) }));
  const ours = await aCalendar(fixtures.siobhan, { url: host.url('/a.ics') });
  const others = await aCalendar(theirs, { url: host.url('/a.ics') });
  const before = host.asked.length;
  expect(await Promise.all([read(), read()]).then(([one, two]) => one + two)).toBe(2);
  expect(host.asked.length - before).toBe(2);
  for (const { id } of [ours, others]) {
    const { stayCount, nextReadAt, readingUntil } = await find(id);
    expect({ stayCount, readingUntil }).toEqual({ stayCount: 1, readingUntil: null });
    expect(nextReadAt.getTime() % (30 * 60_000)).toBe(0);
  }
  expect(await read()).toBe(0);
  expect((await findNextReading())?.at).toEqual((await find(ours.id)).nextReadAt);
});

it('reads the other calendars when one cannot be read, and one whose reader has died', async () => {
  host.offer('/a.ics', calendarText());
  const broken = await aCalendar(fixtures.siobhan, { url: host.url('/none.ics') });
  const left = await aCalendar(fixtures.siobhan, { url: host.url('/a.ics') });
  await db().calendarFeed.update({
    where: { id: left.id },
    data: { readingUntil: new Date(Date.now() - 1) },
  });
  expect(await read()).toBe(2);
  expect(await find(broken.id)).toMatchObject({ error: 'answered', status: 404 });
  expect(await find(left.id)).toMatchObject({ error: null, stayCount: 0 });
});

it('skips a calendar that another process reads, and stops when the time is over', async () => {
  const { id } = await aCalendar(fixtures.siobhan, { url: host.url('/a.ics') });
  await db().calendarFeed.update({ where: { id }, data: { readingUntil: new Date(Date.now() + 60_000) } });
  expect(await read()).toBe(0);
  await db().calendarFeed.update({ where: { id }, data: { readingUntil: null } });
  expect(await read(() => false)).toBe(0);
  expect((await findNextReading())?.inMs).toBe(0);
});

it('has no next reading when no hotel follows a calendar', async () => {
  expect(await findNextReading()).toBeNull();
});
