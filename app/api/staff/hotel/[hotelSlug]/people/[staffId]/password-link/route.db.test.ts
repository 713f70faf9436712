import { beforeAll, describe, expect, it } from 'vitest';
import { passwordMatches } from '@/lib/people/password';
import { db } from '@/lib/platform/db';
import { byApiToken, byStaffCookie } from '@/lib/testing/call-route';
import { hotelDoors } from '@/lib/testing/doors';
import { expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { NEW_PASSWORD, peopleDoors, somebodyNew, tokenIn } from '@/lib/testing/people-doors';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { addStaff, seedTheKillarney, type TestStaff, type TheKillarney } from '@/lib/testing/the-killarney';

useFreshDatabase();
let cast: TheKillarney;
let admin: TestStaff;
beforeAll(async () => {
  cast = await seedTheKillarney();
  admin = await addStaff(cast.killarney, { role: 'admin', department: 'management' });
});

const passwordToken = async (person: TestStaff) =>
  tokenIn(await peopleDoors.passwordLink(cast.killarney.slug, person.id, byApiToken(admin)));
/** Whatever has become of a link that opens nothing, the answer is one. */
const opensNothing = (token: string) =>
  expectRefusals(
    [() => peopleDoors.look(token), () => peopleDoors.redeem({ token, password: NEW_PASSWORD })],
    'unauthenticated',
  );

describe('a link to a new password', () => {
  it('changes it, ends every session of before, and leaves who they are', async () => {
    const person = await addStaff(cast.killarney);
    const token = await passwordToken(person);
    expect(await (await peopleDoors.look(token)).json()).toMatchObject({
      kind: 'password',
      username: person.username,
    });
    expect((await peopleDoors.redeem({ token, password: NEW_PASSWORD })).status).toBe(200);
    const row = await db().staff.findUniqueOrThrow({ where: { id: person.id } });
    expect(await passwordMatches(row.passwordHash, NEW_PASSWORD)).toBe(true);
    expect(row).toMatchObject({ sessionVersion: 2, role: person.role, username: person.username });
    await expectRefusal(() => hotelDoors.me(cast.killarney.slug, byStaffCookie(person)), 'unauthenticated');
    await opensNothing(token);
  });

  it('is one for each person: the newest', async () => {
    const person = await addStaff(cast.killarney);
    const [first, second] = [await passwordToken(person), await passwordToken(person)];
    await opensNothing(first);
    expect((await peopleDoors.look(second)).status).toBe(200);
  });

  it('renames nobody, and opens nothing for whoever was let go', async () => {
    const person = await addStaff(cast.killarney);
    const token = await passwordToken(person);
    await expectRefusal(() => peopleDoors.redeem(somebodyNew(token)), 'invalid_input');
    await peopleDoors.change(cast.killarney.slug, person.id, byApiToken(admin), { is_active: false });
    await opensNothing(token);
    await expectRefusal(
      () => peopleDoors.passwordLink(cast.killarney.slug, person.id, byApiToken(admin)),
      'conflict',
    );
  });
});
