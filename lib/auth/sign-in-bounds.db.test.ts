import { beforeAll, expect, it, vi } from 'vitest';
import { argon2 } from '@/lib/people/password';
import { db } from '@/lib/platform/db';
import { addStaff, PASSWORD, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { signIn } from './sign-in';

const tryToSignIn = (username: string, password: string, address: string) =>
  signIn({ username, hotelSlug: null, password, address, browserSecret: null });

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const refusals = () => db().auditEntry.findMany({ where: { outcome: 'bad_credentials' } });
const codes = async (tries: Promise<unknown>[]) =>
  (await Promise.allSettled(tries)).map((each) => (each.status === 'rejected' ? each.reason.code : 'in'));

it('writes one audit entry for the wrong passwords of an account and address, and counts them in it', async () => {
  const [first, second] = [await addStaff(fixtures.killarney), await addStaff(fixtures.dublin)];
  const wrong = (name: string, address: string) => tryToSignIn(name, 'not-the-password', address);
  const tries = await codes([
    ...Array.from({ length: 4 }, () => wrong(first.username, 'here')),
    wrong(first.username, 'there'),
    wrong(second.username, 'here'),
  ]);
  expect(tries).toEqual(Array.from({ length: 6 }, () => 'bad_credentials'));
  const lines = await refusals();
  const counted = lines.reduce((sum, { data }) => sum + Number(Object(data).count), 0);
  expect(counted).toBe(6);
  // Three entries, and one more for each minute that ended meanwhile.
  expect(new Set(lines.map(({ tallyKey }) => tallyKey?.replace(/:\d+$/, ''))).size).toBe(3);
  expect(lines.filter(({ hotelId }) => hotelId === fixtures.dublin.id)).toHaveLength(1);
});

it('hashes nothing and writes nothing for attempts from a locked address, and lets the account in elsewhere', async () => {
  const { username } = await addStaff(fixtures.killarney);
  const expire = BigInt(Date.now() + 600_000);
  await db().rateLimit.create({ data: { key: 'signInAddress:crowded', points: 10_000, expire } });
  const before = (await refusals()).length;
  const hashes = vi.spyOn(argon2, 'verify');
  const tries = await codes(
    Array.from({ length: 20 }, (_, index) => tryToSignIn(`stranger-${index}`, 'not-the-password', 'crowded')),
  );
  expect(new Set(tries)).toEqual(new Set(['rate_limited']));
  expect(hashes).not.toHaveBeenCalled();
  hashes.mockRestore();
  expect(await refusals()).toHaveLength(before);
  expect((await tryToSignIn(username, PASSWORD, 'elsewhere')).staff.username).toBe(username);
});

it('refuses sign-ins whose hash would have to wait too long, and names the time to retry', async () => {
  const tries = await Promise.allSettled(
    Array.from({ length: 40 }, (_, index) =>
      tryToSignIn(`crowd-${index}`, 'not-the-password', `address-${index}`),
    ),
  );
  const reasons = tries.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
  const refused = reasons.filter(({ code }) => code === 'unavailable');
  for (const reason of refused) expect(reason.details.retryAfterSeconds).toBe(2);
  expect(reasons.every(({ code }) => code === 'unavailable' || code === 'bad_credentials')).toBe(true);
  expect(reasons).toHaveLength(40);
});
