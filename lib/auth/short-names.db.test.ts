import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fullUserName } from '@/lib/contract/user-names';
import { rememberBrowser } from '@/lib/people/known-browser-store';
import { argon2 } from '@/lib/people/password';
import { db } from '@/lib/platform/db';
import { countQueries } from '@/lib/testing/expect-queries';
import { addStaff, PASSWORD, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guess, guessTimes, lastTryWas, stopTime, trySignIn } from '@/lib/testing/sign-in';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
beforeEach(() => db().rateLimit.deleteMany());

/** Creates a person whose stored name ends in their hotel. */
async function chose(name: string, hotel = fixtures.killarney) {
  const { id } = await addStaff(hotel);
  const username = fullUserName(name, hotel.slug);
  await db().staff.update({ where: { id }, data: { username, nameSuffix: hotel.slug } });
  return { id, username };
}
const atKillarney = () => ({ hotelSlug: fixtures.killarney.slug });
const atDublin = () => ({ hotelSlug: fixtures.dublin.slug });
const PLACES = [{}, { address: '198.51.100.30' }];

describe('a user name without its hotel', () => {
  it('signs in to the account of the hotel whose sign-in page is used, and to none elsewhere', async () => {
    const { username } = await chose('aisling');
    expect(await trySignIn('aisling', PASSWORD, atKillarney())).toBe('in');
    expect(await trySignIn('aisling', PASSWORD, atDublin())).toBe('bad_credentials');
    expect(await trySignIn('aisling', PASSWORD)).toBe('bad_credentials');
    for (const where of [{}, atKillarney(), atDublin()])
      expect(await trySignIn(username, PASSWORD, where)).toBe('in');
  });

  it('signs in to an old account by its unchanged name at the sign-in page of every hotel', async () => {
    for (const where of [{}, atKillarney(), atDublin()])
      expect(await trySignIn(fixtures.ronan.username, PASSWORD, where)).toBe('in');
  });

  it('signs in to the account of its hotel also where another hotel has an old account of that name', async () => {
    const short = fixtures.ronan.username;
    await chose(short);
    const other = await db().staff.findUniqueOrThrow({ where: { username: short } });
    expect(other.hotelId).toBe(fixtures.dublin.id);
    await db().staff.update({ where: { id: other.id }, data: { passwordHash: '$argon2id$of-another-word' } });
    expect(await trySignIn(short, PASSWORD, atKillarney())).toBe('in');
    await db().staff.update({ where: { id: other.id }, data: { passwordHash: other.passwordHash } });
  });
});

describe('guessing at a user name without its hotel', () => {
  it.each(PLACES)(
    'allows no more attempts at an account by its short name than by its full name, from %j',
    async (place) => {
      await chose(`grainne${place.address ? 1 : 2}`);
      const short = `grainne${place.address ? 1 : 2}`;
      const full = fullUserName(short, fixtures.killarney.slug);
      await guessTimes(3, full, place);
      await guessTimes(2, short, { ...place, ...atKillarney() });
      await stopTime();
      expect(await trySignIn(full, PASSWORD, place)).toBe('rate_limited');
      expect(await trySignIn(short, PASSWORD, { ...place, ...atKillarney() })).toBe('rate_limited');
    },
  );

  it.each(PLACES)(
    'allows no more attempts at an old account by naming many hotels, from %j',
    async (place) => {
      const { username } = await addStaff(fixtures.dublin);
      const hotels = ['made-up-1', 'made-up-2', 'made-up-3', fixtures.killarney.slug, fixtures.dublin.slug];
      for (const hotelSlug of hotels)
        expect(await guess(username, { ...place, hotelSlug })).toBe('bad_credentials');
      await stopTime();
      for (const where of [{}, { hotelSlug: 'made-up-9' }, atDublin()])
        expect(await trySignIn(username, PASSWORD, { ...place, ...where })).toBe('rate_limited');
    },
  );

  it('counts an attempt at a short name once for its address', async () => {
    await guess('made-up-name', { address: '198.51.100.31', ...atKillarney() });
    const row = await db().rateLimit.findUniqueOrThrow({ where: { key: 'signInAddress:198.51.100.31' } });
    expect(row.points).toBe(1);
  });

  it.each(PLACES)(
    'does not lock out a person of another hotel with the same short name, from %j',
    async (place) => {
      const [here, there] = [`niamh${place.address ? 1 : 2}`, { ...place, ...atDublin() }];
      await chose(here, fixtures.dublin);
      await guessTimes(12, here, place);
      await guessTimes(12, here, { ...place, ...atKillarney() });
      await stopTime();
      expect(await trySignIn(here, PASSWORD, there)).toBe('in');
    },
  );

  it('answers a wrong password with the time to wait while one of the two accounts is locked', async () => {
    await chose('sinead', fixtures.dublin);
    await guessTimes(5, 'sinead');
    await stopTime();
    expect(await guess('sinead', atDublin())).toBe('rate_limited');
    await lastTryWas(3600);
    expect(await guess('sinead', atDublin())).toBe('bad_credentials');
  });

  it('counts no attempt against either account once the password was right', async () => {
    await chose('roisin', fixtures.dublin);
    for (let tries = 0; tries < 8; tries += 1)
      expect(await trySignIn('roisin', PASSWORD, atDublin())).toBe('in');
    const rows = await db().rateLimit.findMany({ where: { points: { gt: 0 } } });
    expect(rows).toEqual([]);
  });
});

it("applies only the browser's own budget to a known browser, however the name is typed", async () => {
  const { id } = await chose('deirdre');
  const browserSecret = await rememberBrowser({ id, hotelId: fixtures.killarney.id }, null);
  await guessTimes(8, 'deirdre', atKillarney());
  await stopTime();
  expect(await trySignIn('deirdre', PASSWORD, atKillarney())).toBe('rate_limited');
  expect(await trySignIn('deirdre', PASSWORD, { ...atKillarney(), browserSecret })).toBe('in');
});

it('does the same work and gives the same answers, whichever of the accounts exist', async () => {
  await chose('both');
  await addStaffNamed('both');
  await chose('only-full');
  await addStaffNamed('only-short');
  const looks = vi.spyOn(argon2, 'verify');
  const seen = [];
  for (const name of ['neither', 'both', 'only-full', 'only-short']) {
    looks.mockClear();
    const answers: string[] = [];
    const statements = await countQueries(async () => {
      const from = { address: '198.51.100.32', ...atKillarney() };
      const both = [name, fullUserName(name, fixtures.killarney.slug)];
      for (const typed of [...both, ...both, name]) answers.push(await guess(typed, from));
      await stopTime();
      for (const typed of both) answers.push(await guess(typed, from));
    });
    seen.push({ answers, statements, hashes: looks.mock.calls.length });
    await db().rateLimit.deleteMany();
  }
  looks.mockRestore();
  for (const each of seen) expect(each).toEqual(seen[0]);
  expect(seen[0]?.answers).toContain('rate_limited');
});

async function addStaffNamed(username: string): Promise<void> {
  const { id } = await addStaff(fixtures.dublin);
  await db().staff.update({ where: { id }, data: { username } });
}
