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

describe('a person who joins', () => {
  it('has the chosen name in their own hotel, whoever has it elsewhere', async () => {
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

  it('is refused a name that the hotel has, also one from before there was a hotel in names', async () => {
    expect((await join('fiachra', ours)).status).toBe(200);
    for (const name of ['fiachra', 'FIACHRA ', fixtures.brendan.username]) {
      const before = await db().staff.count();
      const refused = await join(name, ours);
      expect(await expectProblem(refused, 'conflict')).toMatchObject({ is_username_taken: true });
      expect(await db().staff.count()).toBe(before);
    }
  });

  it('gets the name once of two at once', async () => {
    const inputs = [somebodyNew(await anInvite(ours)), somebodyNew(await anInvite(ours))];
    const answers = await Promise.all(
      inputs.map((input) =>
        peopleEndpoints.redeem({ ...input, person: { ...input.person, username: 'oisin' } }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('may not choose a hotel, nor a password with the chosen name in it', async () => {
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

describe('the database', () => {
  const change = (sql: string, ...values: unknown[]) => dbPool().query(sql, values);

  it('lets no hotel give up the slug that its names end in, and keeps another from taking it', async () => {
    expect((await join('tadhg', ours)).status).toBe(200);
    await expect(
      change('UPDATE hotel SET slug = $1 WHERE id = $2', 'renamed', fixtures.killarney.id),
    ).rejects.toThrow('staff_name_suffix_is_own_hotel');
    await expect(
      change('UPDATE hotel SET slug = $1 WHERE id = $2', fixtures.killarney.slug, fixtures.dublin.id),
    ).rejects.toThrow();
  });

  it('lets a hotel whose names are all from before have another slug, and its people sign in as before', async () => {
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

  it('takes no name that ends in another hotel', async () => {
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
