import { beforeAll, describe, expect, it } from 'vitest';
import { hotelSettingsSchema } from '@/lib/contract/hotel-settings';
import { db } from '@/lib/platform/db';
import { byApiToken, byGuestCookie, type Caller, callRoute, nobody } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { addStaff, seedTheKillarney, type TestStaff, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { GET, PATCH } from './route';

useFreshDatabase();
let fixtures: TheKillarney;
let admin: TestStaff;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  admin = await addStaff(fixtures.killarney, { role: 'admin', department: 'management' });
});

const path = (slug: string) => `/api/staff/hotel/${slug}/settings`;
const read = (as: Caller, slug = fixtures.killarney.slug) =>
  callRoute(GET, 'GET', path(slug), { hotelSlug: slug }, as);
const change = (as: Caller, json: unknown, slug = fixtures.killarney.slug) =>
  callRoute(PATCH, 'PATCH', path(slug), { hotelSlug: slug }, as, { json });
const settings = async () =>
  hotelSettingsSchema.parse(await (await read(byApiToken(fixtures.siobhan))).json());
const lines = async () =>
  (
    await db().auditEntry.findMany({
      where: { hotelId: fixtures.killarney.id, action: { startsWith: 'hotel.' } },
      orderBy: { id: 'asc' },
    })
  ).map(({ action, staffId, data }) => ({ action, staffId, data }));
const WEEK = Array.from({ length: 7 }, () => ({ from: '07:00', to: '23:00' }));

describe('the settings of a hotel', () => {
  it('returns the default settings of a new hotel', async () => {
    expect(await settings()).toEqual({
      name: 'Hotel Killarney',
      accent_color: '#0f5c4d',
      logo_url: null,
      time_zone: 'Europe/Dublin',
      default_locale: 'en',
      languages: ['en', 'de', 'ar'],
      reception_hours: null,
      welcome: {},
      away: {},
      ladder: { is_on: true, again: 120, fallback: 300, manager: 600, mail: 900, email: null },
      retention_days: null,
      rooms_are_shared: false,
    });
  });

  it('lets managers and admins change settings and writes an audit entry with old and new value for each', async () => {
    const answer = await change(byApiToken(fixtures.siobhan), {
      name: '  The Killarney ',
      time_zone: 'Europe/Dublin',
    });
    expect(hotelSettingsSchema.parse(await answer.json()).name).toBe('The Killarney');
    const hours = [...WEEK.slice(0, 6), null];
    const json = {
      accent_color: '#8A2846',
      reception_hours: hours,
      welcome: { en: 'Welcome!', de: 'Willkommen!' },
      languages: ['de', 'en', 'de'],
      ladder: { mail: 1200, email: 'duty@killarney.example' },
    };
    expect((await change(byApiToken(admin), json)).status).toBe(200);
    expect(await settings()).toMatchObject({
      accent_color: '#8a2846',
      reception_hours: hours,
      welcome: json.welcome,
      languages: ['en', 'de'],
      ladder: {
        is_on: true,
        again: 120,
        fallback: 300,
        manager: 600,
        mail: 1200,
        email: 'duty@killarney.example',
      },
    });
    const by = (staff: TestStaff, what: string, from: unknown, to: unknown) => ({
      action: `hotel.${what}`,
      staffId: staff.id,
      data: { from, to },
    });
    expect(await lines()).toEqual([
      by(fixtures.siobhan, 'name', 'Hotel Killarney', 'The Killarney'),
      by(admin, 'accent_color', '#0f5c4d', '#8a2846'),
      by(admin, 'languages', ['en', 'de', 'ar'], ['en', 'de']),
      by(admin, 'reception_hours', null, hours),
      by(admin, 'welcome', {}, json.welcome),
      by(admin, 'ladder.mail', 900, 1200),
      by(admin, 'ladder.email', null, 'duty@killarney.example'),
    ]);
  });

  it('changes nothing and writes no audit entry when the same settings are sent again', async () => {
    const before = await lines();
    const now = await settings();
    const { logo_url: _, ...rest } = now;
    expect(await (await change(byApiToken(fixtures.siobhan), rest)).json()).toEqual(now);
    expect(await lines()).toEqual(before);
  });

  it('shows changed settings to the guests of the hotel at once and to no other guests', async () => {
    await change(byApiToken(admin), { away: { en: 'Back at seven.' }, default_locale: 'de' });
    const { killarney, dublin, aoife, marco } = fixtures;
    const context = await (await guestEndpoints.context(killarney.slug, byGuestCookie(aoife))).json();
    expect(context).toMatchObject({
      hotel: { name: 'The Killarney', default_locale: 'de', languages: ['en', 'de'] },
      reception: { welcome: { de: 'Willkommen!' }, away: { en: 'Back at seven.' } },
    });
    const theirs = await (await guestEndpoints.context(dublin.slug, byGuestCookie(marco))).json();
    expect(theirs).toMatchObject({
      hotel: { name: 'Hotel Dublin Central' },
      reception: { hours: null, welcome: {}, away: {} },
    });
  });

  it('applies concurrent changes one after the other and records each in the audit log', async () => {
    const names = ['A', 'B', 'C', 'D', 'E'];
    const before = (await lines()).length;
    const { name: first } = await settings();
    await Promise.all(names.map((name) => change(byApiToken(admin), { name })));
    const told = (await lines()).slice(before).map(({ data }) => data as { from: string; to: string });
    expect(told.map(({ to }) => to).sort()).toEqual(names);
    expect(told.map(({ from }) => from)).toEqual([first, ...told.map(({ to }) => to).slice(0, -1)]);
  });
});

describe('invalid settings', () => {
  it.each<[string, unknown]>([
    ['nothing', {}],
    ['an unknown word', { slug: 'another' }],
    ['a logo by its address', { logo_url: 'https://example.com/x.png' }],
    ['no name', { name: '   ' }],
    ['a colour that carries no text', { accent_color: '#ffd400' }],
    ['no colour', { accent_color: 'red' }],
    ['a zone that is none', { time_zone: 'Europe/Nowhere' }],
    ['an offset for a zone', { time_zone: '+01:00' }],
    ['no language', { languages: [] }],
    ['a language we do not speak', { default_locale: 'tlh' }],
    ['a week of six days', { reception_hours: WEEK.slice(1) }],
    ['a reception that never opens', { reception_hours: WEEK.map(() => null) }],
    ['a time that no clock shows', { reception_hours: [{ from: '25:00', to: '26:00' }, ...WEEK.slice(1)] }],
    ['a welcome without words', { welcome: { en: ' ' } }],
    ['too many words', { away: { en: 'a'.repeat(501) } }],
    ['no address', { ladder: { email: 'nobody' } }],
    ['half a second', { ladder: { again: 0.5 } }],
  ])('refuses hotel settings with %s', async (_, json) => {
    await expectRefusal(() => change(byApiToken(admin), json), 'invalid_input');
  });

  it('explains what would be valid: a darker colour, a later escalation step, an offered language', async () => {
    const why = async (json: unknown) =>
      (await expectRefusal(() => change(byApiToken(admin), json), 'invalid_input')).errors;
    expect(await why({ accent_color: '#ffd400' })).toEqual([
      { path: 'accent_color', message: expect.stringMatching(/1\.3:1.*4\.5:1.*#[0-9a-f]{6}/) },
    ]);
    expect(await why({ ladder: { fallback: 600 } })).toMatchObject([{ path: 'ladder.manager' }]);
    expect(await why({ languages: ['en'] })).toMatchObject([{ path: 'default_locale' }]);
  });
});

it('refuses hotel settings to receptionists, admins of another hotel and strangers', async () => {
  const json = { name: 'Ours' };
  const theirs = await addStaff(fixtures.dublin, { role: 'admin', department: 'management' });
  await expectRefusals(
    [() => read(byApiToken(fixtures.brendan)), () => change(byApiToken(fixtures.brendan), json)],
    'forbidden',
  );
  await expectRefusals([() => read(byApiToken(theirs)), () => change(byApiToken(theirs), json)], 'not_found');
  await expectRefusals([() => read(nobody), () => change(nobody, json)], 'unauthenticated');
});
