import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { addStaff, PASSWORD, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import {
  addresses,
  guess,
  guessFrom,
  guessTimes,
  lastTryWas,
  stopTime,
  trySignIn,
} from '@/lib/testing/sign-in';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
beforeEach(async () => {
  await db().rateLimit.deleteMany();
});

describe('a lock', () => {
  it('ends when it would have ended, although the tries went on during it', async () => {
    const { username } = await addStaff(fixtures.killarney);
    await guessTimes(5, username);
    await stopTime();
    expect(new Set(await guessTimes(100, username))).toEqual(new Set(['rate_limited']));
    const [row] = await db().rateLimit.findMany();
    expect(row?.points).toBe(5);
    await lastTryWas(1);
    expect(await trySignIn(username, PASSWORD)).toBe('in');
  });

  it('doubles with each further wrong password, and never passes a minute where no address is known', async () => {
    const { username } = await addStaff(fixtures.killarney);
    await guessTimes(5, username);
    for (const seconds of [1, 2, 4, 8, 16, 32, 60, 60]) {
      await lastTryWas(seconds - 30);
      expect(await guess(username)).toBe('rate_limited');
      await lastTryWas(seconds);
      expect(await guess(username)).toBe('bad_credentials');
    }
  });

  it('is the same for a name that nobody has', async () => {
    const { username } = await addStaff(fixtures.killarney);
    for (const from of [{}, { address: '198.51.100.8' }]) {
      const outcomes: string[][] = [];
      for (const name of ['nobody-has-this-name', username]) {
        const free = await guessTimes(5, name, from);
        await stopTime();
        outcomes.push([...free, ...(await guessTimes(2, name, from))]);
      }
      expect(outcomes[0]).toEqual(outcomes[1]);
    }
  });

  it('of an account from many addresses does not prolong that of any address', async () => {
    const { username } = await addStaff(fixtures.killarney);
    await guessTimes(5, username, { address: '198.51.100.9' });
    await guessFrom(addresses(60), username);
    await stopTime();
    await guessTimes(20, username, { address: '198.51.100.9' });
    await lastTryWas(2);
    expect(await trySignIn(username, PASSWORD, { address: '198.51.100.9' })).toBe('in');
  });
});

describe('an account', () => {
  it('without an address is locked alone: colleagues and other hotels sign in without one', async () => {
    const [victim, colleague] = [await addStaff(fixtures.killarney), await addStaff(fixtures.killarney)];
    await guessTimes(12, victim.username);
    await stopTime();
    expect(await trySignIn(colleague.username, PASSWORD)).toBe('in');
    expect(await trySignIn(fixtures.ronan.username, PASSWORD)).toBe('in');
  });

  it('lets an API client in from the address it came from before, while a hundred others guess', async () => {
    const { username } = await addStaff(fixtures.killarney);
    const usual = { address: '2001:db8:1:2::/64' };
    expect(await trySignIn(username, PASSWORD, usual)).toBe('in');
    await guessFrom(addresses(60), username);
    await stopTime();
    expect(await trySignIn(username, PASSWORD, { address: '203.0.113.200' })).toBe('rate_limited');
    for (let tries = 0; tries < 20; tries += 1) expect(await trySignIn(username, PASSWORD, usual)).toBe('in');
  });

  it('is not charged for passwords that were right', async () => {
    const { username } = await addStaff(fixtures.killarney);
    for (const place of addresses(60)) expect(await trySignIn(username, PASSWORD, place)).toBe('in');
  });
});

it('an address that tries one password at many names is slowed down, and its neighbour is not', async () => {
  const from = { address: '198.51.100.10' };
  await guess('made-up-1', from);
  await db().rateLimit.update({ where: { key: `signInAddress:${from.address}` }, data: { points: 99 } });
  expect(await guess('made-up-2', from)).toBe('bad_credentials');
  await stopTime();
  expect(await guess('made-up-3', from)).toBe('rate_limited');
  expect(await guess('made-up-4', { address: '198.51.100.11' })).toBe('bad_credentials');
});
