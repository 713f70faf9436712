import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { type Caller, newAddress } from '@/lib/testing/call-route';
import { staffEndpoints } from '@/lib/testing/endpoints';
import { expectProblem } from '@/lib/testing/expect-refusal';
import { addStaff, PASSWORD, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { stopTime } from '@/lib/testing/sign-in';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const signIn = (username: string, password: string, from?: Caller) =>
  staffEndpoints.login({ json: { username, password } }, from);
const wrong = (username: string, from: Caller) => signIn(username, 'not-the-password', from);

describe('limits of password guessing', () => {
  it('answers 429 with the time to wait after five wrong passwords, even to the right password', async () => {
    const { username } = await addStaff(fixtures.killarney);
    const from = newAddress();
    for (let tries = 0; tries < 5; tries += 1) expect((await wrong(username, from)).status).toBe(401);
    await stopTime();
    const refused = await signIn(username, PASSWORD, from);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    await expectProblem(refused, 'rate_limited');
  });

  it('limits neither the same user name from another address nor another user name from the same address', async () => {
    const [{ username }, colleague] = [
      await addStaff(fixtures.killarney),
      await addStaff(fixtures.killarney),
    ];
    const from = newAddress();
    for (let tries = 0; tries < 8; tries += 1) await wrong(username, from);
    await stopTime();
    expect((await wrong(username, from)).status).toBe(429);
    expect((await signIn(username, PASSWORD, newAddress())).status).toBe(200);
    expect((await signIn(colleague.username, PASSWORD, from)).status).toBe(200);
  });

  it('resets the count of wrong passwords after a successful sign-in', async () => {
    const { username } = await addStaff(fixtures.killarney);
    const from = newAddress();
    for (let round = 0; round < 2; round += 1) {
      for (let tries = 0; tries < 4; tries += 1) expect((await wrong(username, from)).status).toBe(401);
      expect((await signIn(username, PASSWORD, from)).status).toBe(200);
    }
  });

  it('limits twenty concurrent tries', async () => {
    const { username } = await addStaff(fixtures.killarney);
    const from = newAddress();
    const answers = await Promise.all(Array.from({ length: 20 }, () => wrong(username, from)));
    const looked = answers.filter((answer) => answer.status === 401).length;
    // A sixth password may be compared when comparisons take longer than the first lock. Each comparison is counted.
    const { points } = await db().rateLimit.findFirstOrThrow({
      where: { key: { startsWith: 'signInPlace:', endsWith: `:${from['x-test-address']}` } },
    });
    expect(points).toBe(looked);
    expect(looked).toBeLessThan(20);
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(20 - looked);
  });

  it('limits tries whose forwarded-for headers differ', async () => {
    const { username } = await addStaff(fixtures.killarney);
    const from = newAddress();
    const answers: number[] = [];
    for (let tries = 0; tries < 7; tries += 1) {
      if (tries === 5) await stopTime();
      const forwarded = { 'x-forwarded-for': `192.0.2.${tries}`, 'x-real-ip': `192.0.2.${tries}` };
      answers.push((await wrong(username, { ...from, ...forwarded })).status);
    }
    expect(answers.slice(5)).toEqual([429, 429]);
  });

  it('delays tries from many addresses by two seconds at most, so that the account owner can sign in', async () => {
    const { username } = await addStaff(fixtures.killarney);
    const wrongs = (count: number) =>
      Promise.all(Array.from({ length: count }, () => wrong(username, newAddress())));
    await wrongs(60);
    await stopTime();
    for (const answer of await wrongs(5)) {
      expect(answer.status).toBe(429);
      // `stopTime` dates the last try ten minutes ahead: 600 of these seconds come from the test, 2 from the limit.
      expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(600 + 2);
    }
  });
});
