import { beforeAll, describe, expect, it } from 'vitest';
import { passwordMatches } from '@/lib/people/password';
import { db } from '@/lib/platform/db';
import { byApiToken, byStaffCookie } from '@/lib/testing/call-route';
import { hotelEndpoints } from '@/lib/testing/endpoints';
import { expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { addStaff, seedTheKillarney, type TestStaff, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { NEW_PASSWORD, peopleEndpoints, somebodyNew, tokenIn } from '@/lib/testing/people-endpoints';
import { useFreshDatabase } from '@/lib/testing/postgres';

useFreshDatabase();
let fixtures: TheKillarney;
let admin: TestStaff;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  admin = await addStaff(fixtures.killarney, { role: 'admin', department: 'management' });
});

const passwordToken = async (person: TestStaff) =>
  tokenIn(await peopleEndpoints.passwordLink(fixtures.killarney.slug, person.id, byApiToken(admin)));
/** Expects the same refusal for an unknown, used, replaced or revoked link. */
const opensNothing = (token: string) =>
  expectRefusals(
    [() => peopleEndpoints.look(token), () => peopleEndpoints.redeem({ token, password: NEW_PASSWORD })],
    'unauthenticated',
  );

describe('a password link', () => {
  it('changes the password by a link, ends earlier sessions and leaves role and user name unchanged', async () => {
    const person = await addStaff(fixtures.killarney);
    const token = await passwordToken(person);
    expect(await (await peopleEndpoints.look(token)).json()).toMatchObject({
      kind: 'password',
      username: person.username,
    });
    expect((await peopleEndpoints.redeem({ token, password: NEW_PASSWORD })).status).toBe(200);
    const row = await db().staff.findUniqueOrThrow({ where: { id: person.id } });
    expect(await passwordMatches(row.passwordHash, NEW_PASSWORD)).toBe(true);
    expect(row).toMatchObject({ sessionVersion: 2, role: person.role, username: person.username });
    await expectRefusal(
      () => hotelEndpoints.me(fixtures.killarney.slug, byStaffCookie(person)),
      'unauthenticated',
    );
    await opensNothing(token);
  });

  it('invalidates a password link when a newer one is created for the same person', async () => {
    const person = await addStaff(fixtures.killarney);
    const [first, second] = [await passwordToken(person), await passwordToken(person)];
    await opensNothing(first);
    expect((await peopleEndpoints.look(second)).status).toBe(200);
  });

  it('changes no name by a password link and refuses a deactivated person', async () => {
    const person = await addStaff(fixtures.killarney);
    const token = await passwordToken(person);
    await expectRefusal(() => peopleEndpoints.redeem(somebodyNew(token)), 'invalid_input');
    await peopleEndpoints.change(fixtures.killarney.slug, person.id, byApiToken(admin), { is_active: false });
    await opensNothing(token);
    await expectRefusal(
      () => peopleEndpoints.passwordLink(fixtures.killarney.slug, person.id, byApiToken(admin)),
      'conflict',
    );
  });
});
