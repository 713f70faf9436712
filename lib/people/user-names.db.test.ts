import { beforeAll, describe, expect, it } from 'vitest';
import { db, dbPool } from '@/lib/platform/db';
import { bodyWithoutRequestId, expectProblem } from '@/lib/testing/expect-refusal';
import { addStaff, seedTheKillarney, type TestStaff, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { anInvite, NEW_PASSWORD, peopleEndpoints, somebodyNew } from '@/lib/testing/people-endpoints';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { trySignIn } from '@/lib/testing/sign-in';

useFreshDatabase();
let fixtures: TheKillarney;
let ours: TestStaff;
let theirs: TestStaff;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  ours = await addStaff(fixtures.killarney, { role: 'admin', department: 'management' });
  theirs = await addStaff(fixtures.dublin, { role: 'admin', department: 'management' });
});

async function join(username: string, by: TestStaff): Promise<Response> {
  await db().rateLimit.deleteMany();
  const input = somebodyNew(await anInvite(by));
  return peopleEndpoints.redeem({ ...input, person: { ...input.person, username } });
}

describe('the user name of a new person', () => {
  it('gives the chosen name in the own hotel, whatever names other hotels have', async () => {
    for (const by of [ours, theirs]) {
      const answer = await join('Saoirse', by);
      expect(await answer.json()).toEqual({
        username: `saoirse@${by.hotel.slug}`,
        hotel_slug: by.hotel.slug,
      });
      expect(await trySignIn(`saoirse@${by.hotel.slug}`, NEW_PASSWORD)).toBe('in');
    }
    expect((await join(fixtures.ronan.username, ours)).status).toBe(200);
  });

  it("refuses a name that the hotel has, also an old one without the hotel's suffix", async () => {
    expect((await join('fiachra', ours)).status).toBe(200);
    for (const name of ['fiachra', 'FIACHRA ', fixtures.brendan.username]) {
      const before = await db().staff.count();
      const refused = await join(name, ours);
      expect(await expectProblem(refused, 'conflict')).toMatchObject({ is_username_taken: true });
      expect(await db().staff.count()).toBe(before);
    }
  });

  it('gives a name to one of two concurrent new people', async () => {
    const inputs = [somebodyNew(await anInvite(ours)), somebodyNew(await anInvite(ours))];
    const answers = await Promise.all(
      inputs.map((input) =>
        peopleEndpoints.redeem({ ...input, person: { ...input.person, username: 'oisin' } }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('refuses a chosen name with a hotel in it, and a password that contains the chosen name', async () => {
    await expectProblem(await join(`eoin@${fixtures.dublin.slug}`, ours), 'invalid_input');
    const input = somebodyNew(await anInvite(ours));
    const password = 'my name is Caoimhe!';
    const refused = await peopleEndpoints.redeem({
      ...input,
      password,
      person: { ...input.person, username: 'caoimhe' },
    });
    expect(await bodyWithoutRequestId(refused)).toContain('is_weak_password');
  });
});

describe('the user name constraints of the database', () => {
  const change = (sql: string, ...values: unknown[]) => dbPool().query(sql, values);

  it('prevents a hotel from changing the slug that its user names end in, and another from taking it', async () => {
    expect((await join('tadhg', ours)).status).toBe(200);
    await expect(
      change('UPDATE hotel SET slug = $1 WHERE id = $2', 'renamed', fixtures.killarney.id),
    ).rejects.toThrow('staff_name_suffix_is_own_hotel');
    await expect(
      change('UPDATE hotel SET slug = $1 WHERE id = $2', fixtures.killarney.slug, fixtures.dublin.id),
    ).rejects.toThrow();
  });

  it('lets a hotel with only old user names change its slug, and its people sign in as before', async () => {
    const made = { name: 'Old', timeZone: 'UTC' };
    const old = await db().hotel.create({ data: { slug: 'old-inn', ...made } });
    const { id, username } = await addStaff(fixtures.dublin);
    await change('UPDATE staff SET hotel_id = $1 WHERE id = $2', old.id, id);
    await change('UPDATE hotel SET slug = $1 WHERE id = $2', 'new-inn', old.id);
    const next = await db().hotel.create({ data: { slug: 'old-inn', ...made } });
    const person = { first_name: 'A', last_name: 'B' };
    await change(
      `INSERT INTO staff (hotel_id, username, name_suffix, password_hash, first_name, last_name, role, department)
       VALUES ($1, $2, 'old-inn', '', $3, $4, 'cook', 'kitchen')`,
      ...[next.id, `${username}@old-inn`, person.first_name, person.last_name],
    );
    expect(await trySignIn(username, 'password-of-nobody')).toBe('bad_credentials');
    expect(await db().staff.findUnique({ where: { username } })).toMatchObject({ hotelId: old.id });
  });

  it('refuses a user name that ends in the slug of another hotel', async () => {
    const rename = 'UPDATE staff SET username = $1, name_suffix = $2 WHERE id = $3';
    const { slug } = fixtures.dublin;
    await expect(change(rename, `x@${slug}`, slug, ours.id)).rejects.toThrow(
      'staff_name_suffix_is_own_hotel',
    );
    for (const name of [`x@${slug}`, `x@y@${ours.hotel.slug}`, 'x'])
      await expect(change(rename, name, ours.hotel.slug, ours.id)).rejects.toThrow(
        'staff_name_ends_in_suffix',
      );
  });
});
