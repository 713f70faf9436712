import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findStaffForSignIn } from '@/lib/hotel/staff-store';
import { newSecret } from '@/lib/kernel/secret-hash';
import { findKnownBrowser, rememberBrowser } from '@/lib/people/known-browser-store';
import { changePassword } from '@/lib/people/own-profile';
import { db } from '@/lib/platform/db';
import { addStaff, PASSWORD, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { addresses, guess, guessFrom, guessTimes, stopTime, trySignIn } from '@/lib/testing/sign-in';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
beforeEach(async () => {
  await db().rateLimit.deleteMany();
});

async function staffWithBrowser(hotel = fixtures.killarney) {
  const { id, username } = await addStaff(hotel);
  const secret = await rememberBrowser({ id, hotelId: hotel.id }, null);
  return { id, username, secret };
}

describe('known browsers', () => {
  it('lets a known browser in 20 times of 20 while a client without an address guesses at its account', async () => {
    const { username, secret } = await staffWithBrowser();
    await guessTimes(14, username);
    await stopTime();
    const outcomes: string[] = [];
    for (let tries = 0; tries < 20; tries += 1) {
      expect(await guess(username)).toBe('rate_limited');
      outcomes.push(await trySignIn(username, PASSWORD, { browserSecret: secret }));
    }
    expect(outcomes).toEqual(Array(20).fill('in'));
  });

  it('lets a known browser in while others guess from its own address and from many other addresses', async () => {
    const { username, secret } = await staffWithBrowser();
    const own = { address: '198.51.100.7' };
    await guessTimes(8, username, own);
    await guessFrom(addresses(60), username);
    await stopTime();
    expect(await trySignIn(username, PASSWORD, own)).toBe('rate_limited');
    expect(await trySignIn(username, PASSWORD, { ...own, browserSecret: secret })).toBe('in');
  });

  it('throttles a known browser after five wrong passwords, and no other browser of the same person', async () => {
    const { id, username, secret } = await staffWithBrowser();
    const other = await rememberBrowser({ id, hotelId: fixtures.killarney.id }, null);
    const outcomes = await guessTimes(5, username, { browserSecret: secret });
    expect(outcomes).toEqual(Array(5).fill('bad_credentials'));
    await stopTime();
    expect(await trySignIn(username, PASSWORD, { browserSecret: secret })).toBe('rate_limited');
    expect(await trySignIn(username, PASSWORD, { browserSecret: other })).toBe('in');
  });

  it('knows a browser only for the accounts that signed in there', async () => {
    const [mine, theirs] = [await staffWithBrowser(), await addStaff(fixtures.dublin)];
    await guessTimes(5, theirs.username, { browserSecret: mine.secret });
    await stopTime();
    expect(await trySignIn(theirs.username, PASSWORD, { browserSecret: mine.secret })).toBe('rate_limited');
    expect(await trySignIn(mine.username, PASSWORD, { browserSecret: mine.secret })).toBe('in');
  });

  it('gives each colleague at a shared browser a separate budget', async () => {
    const [mine, colleague] = [await staffWithBrowser(), await addStaff(fixtures.killarney)];
    const shared = await rememberBrowser({ id: colleague.id, hotelId: fixtures.killarney.id }, mine.secret);
    expect(shared).toBe(mine.secret);
    await guessTimes(5, mine.username, { browserSecret: shared });
    await stopTime();
    expect(await trySignIn(mine.username, PASSWORD, { browserSecret: shared })).toBe('rate_limited');
    expect(await trySignIn(colleague.username, PASSWORD, { browserSecret: shared })).toBe('in');
  });

  it('no longer knows a browser once the password changed or the person was deactivated', async () => {
    const { id, username, secret } = await staffWithBrowser();
    const found = await findStaffForSignIn([username]);
    if (!found) throw new Error('There is no such person.');
    const change = { old_password: PASSWORD, password: 'quite-another-sentence' };
    await changePassword({ staff: found.staff, requestId: 'x' }, change);
    expect(await findKnownBrowser([username], secret)).toBeNull();
    const again = await rememberBrowser({ id, hotelId: fixtures.killarney.id }, secret);
    expect(await findKnownBrowser([username], again)).not.toBeNull();
    await db().staff.update({ where: { id }, data: { isActive: false } });
    expect(await findKnownBrowser([username], again)).toBeNull();
  });

  it('never stores a browser secret that this installation did not issue', async () => {
    const { id, username } = await addStaff(fixtures.killarney);
    const planted = newSecret();
    const given = await rememberBrowser({ id, hotelId: fixtures.killarney.id }, planted);
    expect(given).not.toBe(planted);
    expect(await findKnownBrowser([username], planted)).toBeNull();
    for (const odd of ['', 'x', `${given}x`, ` ${given}`])
      expect(await findKnownBrowser([username], odd)).toBeNull();
  });

  it('stores the twenty browsers that a person used last, without their secrets', async () => {
    const { id, username, secret } = await staffWithBrowser();
    await db().knownBrowser.updateMany({ where: { staffId: id }, data: { lastUsedAt: new Date(0) } });
    for (let more = 0; more < 20; more += 1)
      await rememberBrowser({ id, hotelId: fixtures.killarney.id }, null);
    const kept = await db().knownBrowser.findMany({ where: { staffId: id } });
    expect(kept).toHaveLength(20);
    expect(await findKnownBrowser([username], secret)).toBeNull();
    expect(JSON.stringify(kept)).not.toContain(secret);
  });
});
