import { beforeAll, describe, expect, it, vi } from 'vitest';
import { openStaffToken } from '@/lib/auth/staff-token';
import { argon2, hashPassword } from '@/lib/people/password';
import { db } from '@/lib/platform/db';
import { BAD_BODIES } from '@/lib/testing/bad-bodies';
import { byStaffCookie, type Caller } from '@/lib/testing/call-route';
import { hotelEndpoints, staffEndpoints } from '@/lib/testing/endpoints';
import { bodyWithoutRequestId, expectRefusal } from '@/lib/testing/expect-refusal';
import { addStaff, PASSWORD, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const signIn = (username: string, password: string, from?: Caller) =>
  staffEndpoints.login({ json: { username, password } }, from);

describe('POST staff/login', () => {
  it('answers 200 with exactly the fields that earlier clients read and a token for the staff API', async () => {
    const { siobhan, killarney } = fixtures;
    const response = await signIn(siobhan.username, PASSWORD);
    expect(response.status).toBe(200);
    const body = await response.json();
    expect(body).toEqual({
      staff_id: siobhan.id,
      username: siobhan.username,
      token: expect.any(String),
      hotel_slug: killarney.slug,
      hotel: killarney,
      ...{ role: 'manager', department: 'management' },
      access_level: 'staff_admin',
      is_staff: true,
      ...{ hotel_id: killarney.id, hotel_name: killarney.name },
      ...{ is_superuser: false, allowed_navs: ['chat'] },
      navigation_items: [{ slug: 'chat', name: 'Chat', path: `/staff/${killarney.slug}` }],
      profile_image_url: null,
    });
    const me = await hotelEndpoints.me(killarney.slug, { authorization: `Token ${body.token}` });
    expect(me.status).toBe(200);
  });

  it('accepts the user name in upper or lower case', async () => {
    expect((await signIn(fixtures.siobhan.username.toUpperCase(), PASSWORD)).status).toBe(200);
  });

  it('accepts a password of 128 characters and compares all of them', async () => {
    const password = 'p'.repeat(128);
    const { id, username } = await addStaff(fixtures.killarney);
    const passwordHash = await hashPassword(password);
    await db().staff.update({ where: { id }, data: { passwordHash } });
    expect((await signIn(username, password)).status).toBe(200);
    expect((await signIn(username, `${password.slice(0, -1)}q`)).status).toBe(401);
  });

  it('returns a new token for each sign-in and sets no cookie', async () => {
    const { username } = await addStaff(fixtures.killarney);
    const answers = [await signIn(username, PASSWORD), await signIn(username, PASSWORD)];
    const [first, second] = await Promise.all(answers.map(async (answer) => (await answer.json()).token));
    expect(first).not.toBe(second);
    expect(answers[0]?.headers.get('set-cookie')).toBeNull();
    expect(await openStaffToken('browser', first)).toBeNull();
  });
});

describe('invalid input of POST staff/login', () => {
  it.each(BAD_BODIES)('refuses to sign in with %s', async (_name, asked, code) => {
    await expectRefusal(() => staffEndpoints.login(asked), code);
  });

  it('refuses to sign in with operators, lists, empty or long values and unknown fields', async () => {
    const { username } = fixtures.brendan;
    const good = { username, password: PASSWORD };
    for (const changed of [
      { username: { not: '' } },
      { username: [username] },
      { username: '' },
      { username: 'a'.repeat(151) },
      { username: `${username}\u0000` },
      { password: { not: '' } },
      { password: '' },
      { password: 'a'.repeat(129) },
      { role: 'admin' },
      { hotel_slug: fixtures.dublin.slug },
    ]) {
      await expectRefusal(() => staffEndpoints.login({ json: { ...good, ...changed } }), 'invalid_input');
    }
  });
});

describe('refusals of POST staff/login', () => {
  it('answers sign-in alike for an unknown user name, a wrong password and a deactivated person', async () => {
    const gone = await addStaff(fixtures.killarney);
    await db().staff.update({ where: { id: gone.id }, data: { isActive: false } });
    const answers = await Promise.all([
      signIn('nobody-has-this-name', PASSWORD),
      signIn(fixtures.brendan.username, 'not-the-password'),
      signIn(fixtures.brendan.username, `${PASSWORD} `),
      signIn(gone.username, PASSWORD),
    ]);
    const bodies = await Promise.all(answers.map(bodyWithoutRequestId));
    expect(new Set(bodies).size).toBe(1);
    expect(bodies[0]).toMatch(/^401 .*"code":"bad_credentials"/);
  });

  it('compares one password at the same cost for known and unknown user names', async () => {
    const gone = await addStaff(fixtures.killarney);
    await db().staff.update({ where: { id: gone.id }, data: { isActive: false } });
    const looks = vi.spyOn(argon2, 'verify');
    const works: string[][] = [];
    for (const name of [
      'nobody-has-this-name',
      gone.username,
      fixtures.brendan.username,
      'nobody',
      'no one',
    ]) {
      looks.mockClear();
      await signIn(name, 'not-the-password');
      // The algorithm and its parameters determine the time of a comparison.
      works.push(looks.mock.calls.map(([hash]) => String(hash).split('$').slice(1, 4).join(' ')));
    }
    looks.mockRestore();
    expect(works[0]).toEqual([expect.stringMatching(/^argon2id v=19 m=19456,t=2,p=1$/)]);
    for (const work of works) expect(work).toEqual(works[0]);
  });

  it('refuses to sign in from another site', async () => {
    const from = { ...byStaffCookie(fixtures.brendan), origin: 'https://evil.example' };
    await expectRefusal(() => signIn(fixtures.brendan.username, PASSWORD, from), 'bad_origin');
  });

  it('records a failed sign-in without the password and without an unknown user name', async () => {
    await signIn('canary-user-name', 'canary-password');
    await signIn(fixtures.declan.username, 'canary-password');
    const entries = await db().auditEntry.findMany({
      where: { action: 'staff.sign_in', outcome: 'bad_credentials' },
      orderBy: { id: 'desc' },
      take: 2,
    });
    expect(entries.map((entry) => entry.targetId)).toEqual([String(fixtures.declan.id), null]);
    expect(JSON.stringify(entries, (_key, value) => (typeof value === 'bigint' ? 0 : value))).not.toMatch(
      /canary/,
    );
  });
});
