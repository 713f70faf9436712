import { beforeAll, beforeEach, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { byApiToken } from '@/lib/testing/call-route';
import { expectProblem } from '@/lib/testing/expect-refusal';
import { addStaff, seedTheKillarney, type TestStaff, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { anInvite, peopleEndpoints, somebodyNew, tokenIn } from '@/lib/testing/people-endpoints';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { raceUncommitted } from '@/lib/testing/waiting-requests';

/** The number of user names that one invitation may try in an hour. */
const TRIES = 8;

useFreshDatabase();
let fixtures: TheKillarney;
let admin: TestStaff;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  admin = await addStaff(fixtures.killarney, { role: 'admin', department: 'management' });
});
beforeEach(() => db().rateLimit.deleteMany());

it('limits the user names that one invitation may try and then answers alike for taken and free names', async () => {
  const input = somebodyNew(await anInvite(admin));
  const named = (username: string) =>
    peopleEndpoints.redeem({ ...input, person: { ...input.person, username } });
  for (let time = 0; time < TRIES; time += 1)
    await expectProblem(await named(fixtures.brendan.username), 'conflict');
  const before = await db().staff.count();
  const answers = [await named(fixtures.brendan.username), await named('name-of-nobody')];
  for (const answer of answers) await expectProblem(answer, 'rate_limited');
  expect(await db().staff.count()).toBe(before);
});

it('leaves other invitations usable while one has exhausted its user names', async () => {
  const busy = somebodyNew(await anInvite(admin));
  const taken = { ...busy, person: { ...busy.person, username: fixtures.brendan.username } };
  for (let time = 0; time <= TRIES; time += 1) await peopleEndpoints.redeem(taken);
  expect((await peopleEndpoints.redeem(somebodyNew(await anInvite(admin)))).status).toBe(200);
});

it('locks the person before the link on redemption, as link creation does, because the other order could deadlock', async () => {
  const person = await addStaff(fixtures.killarney);
  const token = await tokenIn(
    await peopleEndpoints.passwordLink(fixtures.killarney.slug, person.id, byApiToken(admin)),
  );
  const { response, hasWaited } = await raceUncommitted(
    `SELECT 1 FROM staff WHERE id = ${person.id} FOR UPDATE`,
    () => peopleEndpoints.redeem({ token, password: 'a long walk by the lake' }),
    async (holder) => {
      const free = await holder.query(
        'SELECT id FROM staff_link WHERE staff_id = $1 AND used_at IS NULL FOR UPDATE SKIP LOCKED',
        [person.id],
      );
      expect(free.rows).toHaveLength(1);
    },
  );
  expect(hasWaited).toBe(true);
  expect(response.status).toBe(200);
});
