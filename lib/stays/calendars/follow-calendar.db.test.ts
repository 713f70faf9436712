import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/platform/db';
import { type CalendarHost, calendarText, inDays, startCalendarHost } from '@/lib/testing/calendar-host';
import { aCalendar, calendarEndpoints, calendarsOf, readNow } from '@/lib/testing/calendars';
import { byApiToken } from '@/lib/testing/call-route';
import { seedTheKillarney, type TestStaff, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { addRooms, bringByFile } from '@/lib/testing/sources';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';
import { adminOf } from '@/lib/testing/webhooks';

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
let run = 0;
beforeEach(async () => {
  run += 1;
  await db().rateLimit.deleteMany();
});

const stay = (uid: string, more: { summary?: string; from?: number; to?: number; status?: string } = {}) => {
  const { summary = 'Ana Pérez', from = 1, to = 3, status } = more;
  const said = { uid: `${uid}-${run}`, summary, from: inDays(from), to: inDays(to) };
  return status === undefined ? said : { ...said, status };
};
const path = () => `/calendar-${run}.ics`;
const follow = async (more: { room_number?: string } = {}, by = manager) =>
  (await aCalendar(by, { url: host.url(path()), ...more })).id;
const stayOf = (uid: string, hotelId = fixtures.killarney.id) =>
  db().booking.findFirst({
    where: { hotelId, externalId: `${uid}-${run}`, idIsPassedOn: false },
    include: { room: true },
  });
const desk = () => byApiToken(fixtures.brendan);
const slug = 'hotel-killarney';

describe('a calendar that a hotel follows', () => {
  it('creates stays from its events in the room of the calendar, and leaves out blocked days', async () => {
    host.offer(
      path(),
      calendarText(
        stay('a', { summary: 'Reserved - Jane Doe' }),
        stay('b', { summary: 'Reserved' }),
        stay('c', { summary: 'Airbnb (Not available)' }),
        stay('d', { summary: 'Old Guest', from: -9, to: -5 }),
      ),
    );
    const id = await follow({ room_number: '601' });
    expect(await readNow(manager, id)).toMatchObject({
      ...{ error: null, stay_count: 2, left_out_count: 2, refused_count: 0, missing: [] },
    });
    expect(await stayOf('a')).toMatchObject({
      guestFirstName: 'Jane',
      guestLastName: 'Doe',
      status: 'confirmed',
    });
    expect((await stayOf('a'))?.room?.number).toBe('601');
    expect(await stayOf('b')).toMatchObject({ guestLastName: `#b-${run}` });
    expect([await stayOf('c'), await stayOf('d')]).toEqual([null, null]);
    expect(await stayOf('a', fixtures.dublin.id)).toBeNull();
  });

  it('moves a stay to other days, and cancels a stay whose event is cancelled', async () => {
    host.offer(path(), calendarText(stay('a'), stay('b')));
    const id = await follow();
    await readNow(manager, id);
    host.offer(path(), calendarText(stay('a', { from: 2, to: 5 }), stay('b', { status: 'CANCELLED' })));
    await readNow(manager, id);
    const moved = await stayOf('a');
    expect(moved?.checkOut.toISOString().slice(0, 10)).toBe(inDays(5));
    expect(await stayOf('b')).toMatchObject({ status: 'cancelled' });
    const line = await db().auditEntry.findFirstOrThrow({
      where: { action: 'stay.cancel' },
      orderBy: { id: 'desc' },
    });
    expect(line).toMatchObject({
      actorKind: 'calendar_feed',
      staffId: null,
      data: { calendar: 'Garden flat' },
    });
  });

  it('undoes no change of the front desk when the calendar repeats the same events', async () => {
    host.offer(path(), calendarText(stay('a')));
    const id = await follow({ room_number: '602' });
    await readNow(manager, id);
    const code = (await stayOf('a'))?.code ?? '';
    await stayEndpoints.change(slug, code, desk(), { json: { guest_last_name: 'Pérez Galdós' } });
    await stayEndpoints.checkIn(slug, code, desk(), { json: { room_number: '602' } });
    await readNow(manager, id);
    expect(await stayOf('a')).toMatchObject({ status: 'in_house', guestLastName: 'Pérez Galdós' });
  });

  it('lists the stays that left the calendar without cancelling them, until they return or end', async () => {
    host.offer(path(), calendarText(stay('a'), stay('b')));
    const id = await follow();
    await readNow(manager, id);
    host.offer(path(), calendarText());
    const { missing } = await readNow(manager, id);
    expect(missing.map(({ guest_name: name }) => name)).toEqual(['Ana Pérez', 'Ana Pérez']);
    expect(await stayOf('a')).toMatchObject({ status: 'confirmed' });
    const code = (await stayOf('a'))?.code ?? '';
    await stayEndpoints.step(slug, code, desk(), 'cancel');
    const shown = (await calendarsOf(manager)).find((each) => each.id === id);
    expect(shown?.missing.map(({ booking_id: left }) => left)).toEqual([(await stayOf('b'))?.code]);
    host.offer(path(), calendarText(stay('b')));
    expect((await readNow(manager, id)).missing).toEqual([]);
  });

  it('keeps the stays and the last result when the calendar cannot be read', async () => {
    host.offer(path(), calendarText(stay('a')));
    const id = await follow();
    const before = await readNow(manager, id);
    for (const [text, error] of [
      ['<!doctype html><html><body>Sign in</body></html>', 'not_a_calendar'],
      [calendarText(stay('a')).slice(0, 80), 'incomplete'],
      ['', 'not_a_calendar'],
    ] as const) {
      host.offer(path(), text);
      const failed = await readNow(manager, id);
      expect(failed).toMatchObject({ error, stay_count: 1, read_at: before.read_at, missing: [] });
    }
    host.answer(path(), (_, response) => response.writeHead(503).end());
    expect(await readNow(manager, id)).toMatchObject({ error: 'answered', status: 503, missing: [] });
    expect(await stayOf('a')).toMatchObject({ status: 'confirmed' });
  });

  it('writes nothing when the host answers that nothing has changed', async () => {
    host.offer(path(), calendarText(stay('a')), '"v1"');
    const id = await follow();
    await readNow(manager, id);
    const written = () => db().staySource.findMany({ where: { source: `feed:${id}` } });
    const before = await written();
    expect(await readNow(manager, id)).toMatchObject({ error: null, stay_count: 1 });
    expect(host.asked.at(-1)?.['if-none-match']).toBe('"v1"');
    expect(await written()).toEqual(before);
  });

  it('names the refused events with their reasons, and tries them again though the calendar is unchanged', async () => {
    const broken = { ...stay('c'), from: 'soon', to: 'later' };
    await bringByFile(fixtures.brendan, [
      {
        ...{ external_id: `a-${run}`, guest_first_name: 'Otto', guest_last_name: 'Kern' },
        ...{ check_in: inDays(20), check_out: inDays(22) },
      },
    ]);
    host.offer(path(), calendarText(stay('a'), stay('b'), broken), '"v1"');
    const id = await follow();
    const read = await readNow(manager, id);
    expect(read).toMatchObject({ stay_count: 1, refused_count: 2 });
    expect(read.refused.map(({ external_id: uid, code }) => [uid, code])).toEqual([
      [`c-${run}`, 'days'],
      [`a-${run}`, 'another_guest'],
    ]);
    await readNow(manager, id);
    expect(host.asked.at(-1)).not.toHaveProperty('if-none-match');
  });

  it('refuses an event that another calendar of the hotel names, and accepts one that another hotel follows', async () => {
    host.offer(path(), calendarText(stay('a')));
    const first = await follow();
    await readNow(manager, first);
    host.offer(`/second${path()}`, calendarText(stay('a', { from: 2, to: 4 })));
    const second = (await aCalendar(manager, { url: host.url(`/second${path()}`) })).id;
    const read = await readNow(manager, second);
    expect(read.refused).toEqual([{ external_id: `a-${run}`, check_in: inDays(2), code: 'other_calendar' }]);
    const elsewhere = await follow({}, theirs);
    expect(await readNow(theirs, elsewhere)).toMatchObject({ stay_count: 1, refused_count: 0 });
    expect(await stayOf('a', fixtures.dublin.id)).toMatchObject({ guestFirstName: 'Ana' });
  });

  it('writes nothing when the calendar was removed while its answer was on the way', async () => {
    const id = await follow();
    const removed = async () => {
      await db().calendarFeed.delete({ where: { id } });
      return calendarText(stay('a'));
    };
    host.answer(path(), (_, response) => void removed().then((text) => response.writeHead(200).end(text)));
    expect((await calendarEndpoints.read(slug, id, byApiToken(manager))).status).toBe(404);
    expect(await stayOf('a')).toBeNull();
  });
});
