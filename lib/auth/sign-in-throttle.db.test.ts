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

describe('the lock of a sign-in', () => {
  it('ends a lock at its original time, although the attempts continue', async () => {
    const { username } = await addStaff(fixtures.killarney);
    await guessTimes(5, username);
    await stopTime();
    expect(new Set(await guessTimes(100, username))).toEqual(new Set(['rate_limited']));
    const [row] = await db().rateLimit.findMany();
    expect(row?.points).toBe(5);
    await lastTryWas(1);
    expect(await trySignIn(username, PASSWORD)).toBe('in');
  });

  it('doubles the lock with each further wrong password, up to a minute where no address is known', async () => {
    const { username } = await addStaff(fixtures.killarney);
    await guessTimes(5, username);
    for (const seconds of [1, 2, 4, 8, 16, 32, 60, 60]) {
      await lastTryWas(seconds - 30);
      expect(await guess(username)).toBe('rate_limited');
      await lastTryWas(seconds);
      expect(await guess(username)).toBe('bad_credentials');
    }
  });

  it('locks a name without an account in the same way', async () => {
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

  it('does not prolong the lock of an address by the lock of the account', async () => {
    const { username } = await addStaff(fixtures.killarney);
    await guessTimes(5, username, { address: '198.51.100.9' });
    await guessFrom(addresses(60), username);
    await stopTime();
    await guessTimes(20, username, { address: '198.51.100.9' });
    await lastTryWas(2);
    expect(await trySignIn(username, PASSWORD, { address: '198.51.100.9' })).toBe('in');
  });
});

describe('the throttle of an account', () => {
  it('locks only that account where no address is known: colleagues and other hotels sign in', async () => {
    const [victim, colleague] = [await addStaff(fixtures.killarney), await addStaff(fixtures.killarney)];
    await guessTimes(12, victim.username);
    await stopTime();
    expect(await trySignIn(colleague.username, PASSWORD)).toBe('in');
    expect(await trySignIn(fixtures.ronan.username, PASSWORD)).toBe('in');
  });

  it('lets an API client in from its usual address while others guess from many addresses', async () => {
    const { username } = await addStaff(fixtures.killarney);
    const usual = { address: '2001:db8:1:2::/64' };
    expect(await trySignIn(username, PASSWORD, usual)).toBe('in');
    await guessFrom(addresses(60), username);
    await stopTime();
    expect(await trySignIn(username, PASSWORD, { address: '203.0.113.200' })).toBe('rate_limited');
    for (let tries = 0; tries < 20; tries += 1) expect(await trySignIn(username, PASSWORD, usual)).toBe('in');
  });

  it('does not count right passwords against the account', async () => {
    const { username } = await addStaff(fixtures.killarney);
    for (const place of addresses(60)) expect(await trySignIn(username, PASSWORD, place)).toBe('in');
  });
});

it('slows down an address that tries one password at many names, and not its neighbour', async () => {
  const from = { address: '198.51.100.10' };
  await guess('made-up-1', from);
  await db().rateLimit.update({ where: { key: `signInAddress:${from.address}` }, data: { points: 99 } });
  expect(await guess('made-up-2', from)).toBe('bad_credentials');
  await stopTime();
  expect(await guess('made-up-3', from)).toBe('rate_limited');
  expect(await guess('made-up-4', { address: '198.51.100.11' })).toBe('bad_credentials');
});
