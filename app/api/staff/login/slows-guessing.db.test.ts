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

describe('slows down who guesses', () => {
  it('after five free tries: 429 with the time to wait, even for the right password', async () => {
    const { username } = await addStaff(fixtures.killarney);
    const from = newAddress();
    for (let tries = 0; tries < 5; tries += 1) expect((await wrong(username, from)).status).toBe(401);
    await stopTime();
    const refused = await signIn(username, PASSWORD, from);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    await expectProblem(refused, 'rate_limited');
  });

  it('and nobody else: not the same person elsewhere, not a colleague at the same desk', async () => {
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

  it('and forgets the tries of who then gets it right', async () => {
    const { username } = await addStaff(fixtures.killarney);
    const from = newAddress();
    for (let round = 0; round < 2; round += 1) {
      for (let tries = 0; tries < 4; tries += 1) expect((await wrong(username, from)).status).toBe(401);
      expect((await signIn(username, PASSWORD, from)).status).toBe(200);
    }
  });

  it('also when they try twenty at once', async () => {
    const { username } = await addStaff(fixtures.killarney);
    const from = newAddress();
    const answers = await Promise.all(Array.from({ length: 20 }, () => wrong(username, from)));
    const looked = answers.filter((answer) => answer.status === 401).length;
    // A sixth may be looked at where they took longer than the first lock. None is looked at and not counted.
    const { points } = await db().rateLimit.findFirstOrThrow({
      where: { key: { startsWith: 'signInPlace:', endsWith: `:${from['x-test-address']}` } },
    });
    expect(points).toBe(looked);
    expect(looked).toBeLessThan(20);
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(20 - looked);
  });

  it('also when each try says it comes from somewhere else in a header anybody can write', async () => {
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

  it('also when the tries come from a hundred addresses, and lets the owner in within seconds', async () => {
    const { username } = await addStaff(fixtures.killarney);
    const wrongs = (count: number) =>
      Promise.all(Array.from({ length: count }, () => wrong(username, newAddress())));
    await wrongs(60);
    await stopTime();
    for (const answer of await wrongs(5)) {
      expect(answer.status).toBe(429);
      // Time stands still at a last try in ten minutes.
      expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(600 + 2);
    }
  });
});
