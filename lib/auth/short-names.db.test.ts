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

/** A person whose stored name ends in their hotel. */
async function chose(name: string, hotel = fixtures.killarney) {
  const { id } = await addStaff(hotel);
  const username = fullUserName(name, hotel.slug);
  await db().staff.update({ where: { id }, data: { username, nameSuffix: hotel.slug } });
  return { id, username };
}
const atKillarney = () => ({ hotelSlug: fixtures.killarney.slug });
const atDublin = () => ({ hotelSlug: fixtures.dublin.slug });
const PLACES = [{}, { address: '198.51.100.30' }];

describe('a name without its hotel', () => {
  it('opens the account of the hotel whose sign-in it is, and none elsewhere', async () => {
    const { username } = await chose('aisling');
    expect(await trySignIn('aisling', PASSWORD, atKillarney())).toBe('in');
    expect(await trySignIn('aisling', PASSWORD, atDublin())).toBe('bad_credentials');
    expect(await trySignIn('aisling', PASSWORD)).toBe('bad_credentials');
    for (const where of [{}, atKillarney(), atDublin()])
      expect(await trySignIn(username, PASSWORD, where)).toBe('in');
  });

  it('opens an account of before as it is, at the sign-in of every hotel', async () => {
    for (const where of [{}, atKillarney(), atDublin()])
      expect(await trySignIn(fixtures.ronan.username, PASSWORD, where)).toBe('in');
  });

  it('opens the account of its hotel also where another hotel has that name from before', async () => {
    const short = fixtures.ronan.username;
    await chose(short);
    const other = await db().staff.findUniqueOrThrow({ where: { username: short } });
    expect(other.hotelId).toBe(fixtures.dublin.id);
    await db().staff.update({ where: { id: other.id }, data: { passwordHash: '$argon2id$of-another-word' } });
    expect(await trySignIn(short, PASSWORD, atKillarney())).toBe('in');
    await db().staff.update({ where: { id: other.id }, data: { passwordHash: other.passwordHash } });
  });
});

describe('guessing at a name without its hotel', () => {
  it.each(PLACES)('has no more tries at an account than its full name has, from %j', async (place) => {
    await chose(`grainne${place.address ? 1 : 2}`);
    const short = `grainne${place.address ? 1 : 2}`;
    const full = fullUserName(short, fixtures.killarney.slug);
    await guessTimes(3, full, place);
    await guessTimes(2, short, { ...place, ...atKillarney() });
    await stopTime();
    expect(await trySignIn(full, PASSWORD, place)).toBe('rate_limited');
    expect(await trySignIn(short, PASSWORD, { ...place, ...atKillarney() })).toBe('rate_limited');
  });

  it.each(PLACES)('has no more tries at a name of before by naming many hotels, from %j', async (place) => {
    const { username } = await addStaff(fixtures.dublin);
    const hotels = ['made-up-1', 'made-up-2', 'made-up-3', fixtures.killarney.slug, fixtures.dublin.slug];
    for (const hotelSlug of hotels)
      expect(await guess(username, { ...place, hotelSlug })).toBe('bad_credentials');
    await stopTime();
    for (const where of [{}, { hotelSlug: 'made-up-9' }, atDublin()])
      expect(await trySignIn(username, PASSWORD, { ...place, ...where })).toBe('rate_limited');
  });

  it('counts once for its address', async () => {
    await guess('made-up-name', { address: '198.51.100.31', ...atKillarney() });
    const row = await db().rateLimit.findUniqueOrThrow({ where: { key: 'signInAddress:198.51.100.31' } });
    expect(row.points).toBe(1);
  });

  it.each(PLACES)('keeps out no person of another hotel who chose the same, from %j', async (place) => {
    const [here, there] = [`niamh${place.address ? 1 : 2}`, { ...place, ...atDublin() }];
    await chose(here, fixtures.dublin);
    await guessTimes(12, here, place);
    await guessTimes(12, here, { ...place, ...atKillarney() });
    await stopTime();
    expect(await trySignIn(here, PASSWORD, there)).toBe('in');
  });

  it('answers a wrong password with the time to wait while one of the two is locked', async () => {
    await chose('sinead', fixtures.dublin);
    await guessTimes(5, 'sinead');
    await stopTime();
    expect(await guess('sinead', atDublin())).toBe('rate_limited');
    await lastTryWas(3600);
    expect(await guess('sinead', atDublin())).toBe('bad_credentials');
  });

  it('is held against neither account once the password was right', async () => {
    await chose('roisin', fixtures.dublin);
    for (let tries = 0; tries < 8; tries += 1)
      expect(await trySignIn('roisin', PASSWORD, atDublin())).toBe('in');
    const rows = await db().rateLimit.findMany({ where: { points: { gt: 0 } } });
    expect(rows).toEqual([]);
  });
});

it('asks a browser that signed in before only for its own budget, whichever way the name is typed', async () => {
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
