import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDesks, sweepPages, whoIsLooking } from '@/lib/notifications/presence-store';
import { dbPool } from '@/lib/platform/db';
import { BAD_BODIES } from '@/lib/testing/bad-bodies';
import { byApiToken, byGuestCookie } from '@/lib/testing/call-route';
import { guestEndpoints, hotelEndpoints } from '@/lib/testing/endpoints';
import { countQueries } from '@/lib/testing/expect-queries';
import { expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays } from '@/lib/testing/speak';

useFreshDatabase();
let fixtures: TheKillarney;
/** The conversation of Aoife in Killarney; `foreign` is that of Marco in Dublin. */
let id: number;
let foreign: number;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  id = (await guestSays(fixtures.aoife, 'Hello')).conversation_id;
  foreign = (await guestSays(fixtures.marco, 'Ciao')).conversation_id;
});
beforeEach(() => dbPool().query('DELETE FROM presence'));

const tab = (number: number) => `1d1d3c12-2b1f-4cf2-8e57-6b4de8d2${String(number).padStart(4, '0')}`;
const desk = (json: object, staff = fixtures.brendan) =>
  hotelEndpoints.presence(fixtures.killarney.slug, byApiToken(staff), {
    json: { tab: tab(1), state: 'visible', conversation_id: null, ...json },
  });
const page = (json: object) =>
  guestEndpoints.presence(fixtures.killarney.slug, byGuestCookie(fixtures.aoife), {
    json: { tab: tab(1), state: 'visible', ...json },
  });
const looking = () => whoIsLooking(fixtures.killarney.id, id);
const silentFor = (seconds: number) =>
  dbPool().query(`UPDATE presence SET seen_at = now() - make_interval(secs => $1)`, [seconds]);

describe('presence of a staff page', () => {
  it('counts a visible staff page as looking at its conversation until it reports hidden or closed', async () => {
    expect((await desk({ conversation_id: id })).status).toBe(200);
    expect(await looking()).toEqual({ staffIds: [fixtures.brendan.id], isGuest: false });
    await desk({ conversation_id: id, state: 'hidden' });
    expect(await looking()).toEqual({ staffIds: [], isGuest: false });
    expect(await openDesks(fixtures.killarney.id)).toEqual([
      { staffId: fixtures.brendan.id, tabs: 1, isVisible: false, permission: null },
    ]);
    await desk({ state: 'closed' });
    expect(await openDesks(fixtures.killarney.id)).toEqual([]);
  });

  it('counts each tab of each staff member of the hotel only', async () => {
    await Promise.all([desk({}), desk({ tab: tab(2), state: 'hidden' }), desk({}, fixtures.siobhan)]);
    expect(await openDesks(fixtures.killarney.id)).toEqual([
      { staffId: fixtures.brendan.id, tabs: 2, isVisible: true, permission: null },
      { staffId: fixtures.siobhan.id, tabs: 1, isVisible: true, permission: null },
    ]);
    expect(await openDesks(fixtures.dublin.id)).toEqual([]);
  });

  it('counts a silent page as looking for a minute and as open for a little longer', async () => {
    await desk({ conversation_id: id });
    await silentFor(61);
    expect((await looking()).staffIds).toEqual([]);
    expect(await openDesks(fixtures.killarney.id)).toHaveLength(1);
    await silentFor(151);
    expect(await openDesks(fixtures.killarney.id)).toEqual([]);
    await sweepPages();
    expect((await dbPool().query('SELECT 1 FROM presence')).rowCount).toBe(0);
  });

  it('refuses a conversation of another hotel and an absent one', async () => {
    for (const conversation_id of [foreign, 999_999_999]) {
      await expectRefusal(() => desk({ conversation_id }), 'not_found');
    }
    await desk({ conversation_id: id });
    expect(await whoIsLooking(fixtures.dublin.id, id)).toEqual({ staffIds: [], isGuest: false });
  });

  it('stores at most thirty tabs of a staff member', async () => {
    for (let number = 1; number <= 35; number += 1) await desk({ tab: tab(number) });
    expect((await openDesks(fixtures.killarney.id))[0]?.tabs).toBe(30);
  });

  it('runs four queries: two for authentication, before and after the body, and two for presence', async () => {
    expect(await countQueries(() => desk({ conversation_id: id }))).toBe(4);
  });

  it('records the notification permission and reports the best one of several tabs', async () => {
    await Promise.all([desk({ permission: 'denied' }), desk({ tab: tab(2), permission: 'granted' })]);
    expect(await openDesks(fixtures.killarney.id)).toMatchObject([{ tabs: 2, permission: 'granted' }]);
    await desk({ tab: tab(2), state: 'closed' });
    expect(await openDesks(fixtures.killarney.id)).toMatchObject([{ tabs: 1, permission: 'denied' }]);
  });

  it('reports whether a staff member on duty can be reached by an open page or a phone that may be pushed', async () => {
    const { killarney, brendan, siobhan } = fixtures;
    const hears = async (staff = siobhan) => (await (await desk({}, staff)).json()).is_anybody_reachable;
    const set = (sql: string) =>
      dbPool().query(`UPDATE staff SET ${sql} WHERE hotel_id = $1`, [killarney.id]);
    await set('is_on_duty = false');
    expect(await hears()).toBe(false);
    await set(`is_on_duty = id = ${brendan.id}`);
    expect(await hears()).toBe(false);
    expect(await hears(brendan)).toBe(true);
    await dbPool().query('DELETE FROM presence');
    await dbPool().query(
      `INSERT INTO device (hotel_id, staff_id, kind, value) VALUES ($1, $2, 'registration_token', 'a-phone')`,
      [killarney.id, brendan.id],
    );
    expect(await hears()).toBe(true);
    const minute = `extract(hour FROM now() AT TIME ZONE 'Europe/Dublin') * 60 + extract(minute FROM now())`;
    await set(`quiet_from = (${minute})::int, quiet_to = ((${minute})::int + 60) % 1440`);
    expect(await hears()).toBe(false);
    await set(`quiet_from = NULL, quiet_to = NULL, is_on_duty = id IN (${brendan.id}, ${siobhan.id})`);
    await dbPool().query('DELETE FROM device');
  });

  it('refuses presence with unknown fields or invalid values', async () => {
    const wrong = [{ tab: 'x' }, { state: 'away' }, { conversation_id: 'x' }, { staff: 1 }];
    await expectRefusals(
      wrong.map((json) => () => desk(json)),
      'invalid_input',
    );
  });

  it.each(BAD_BODIES)('refuses presence with %s', async (_name, asked, code) => {
    await expectRefusal(
      () => hotelEndpoints.presence(fixtures.killarney.slug, byApiToken(fixtures.brendan), asked),
      code,
    );
  });
});

describe('presence of a guest page', () => {
  it('counts a visible guest page as looking at the conversation of its booking', async () => {
    await page({});
    expect(await looking()).toEqual({ staffIds: [], isGuest: true });
    await page({ state: 'hidden' });
    expect((await looking()).isGuest).toBe(false);
  });

  it('counts the guest as looking while one of several pages is open', async () => {
    await Promise.all([page({}), page({ tab: tab(2) })]);
    await page({ state: 'closed' });
    expect((await looking()).isGuest).toBe(true);
  });

  it('refuses a conversation id from a guest page', async () => {
    await expectRefusal(() => page({ conversation_id: foreign }), 'invalid_input');
  });
});
