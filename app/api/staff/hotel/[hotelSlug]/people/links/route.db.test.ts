import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { staffLinksSchema } from '@/lib/contract/staff-links';
import { db } from '@/lib/platform/db';
import { byApiToken } from '@/lib/testing/call-route';
import { staffEndpoints } from '@/lib/testing/endpoints';
import { bodyWithoutRequestId, expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { addStaff, seedTheKillarney, type TestStaff, type TheKillarney } from '@/lib/testing/hotel-fixture';
import {
  anInvite,
  anInviteId,
  NEW_PASSWORD,
  peopleEndpoints,
  somebodyNew,
} from '@/lib/testing/people-endpoints';
import { useFreshDatabase } from '@/lib/testing/postgres';

useFreshDatabase();
let fixtures: TheKillarney;
let admin: TestStaff;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
beforeEach(async () => {
  admin = await addStaff(fixtures.killarney, { role: 'admin', department: 'management' });
});

const waiting = async () =>
  staffLinksSchema.parse(
    await (await peopleEndpoints.links(fixtures.killarney.slug, byApiToken(admin))).json(),
  ).links;
/** Expects the same refusal for an unknown, used, expired or revoked link. */
const opensNothing = (token: string) =>
  expectRefusals(
    [() => peopleEndpoints.look(token), () => peopleEndpoints.redeem(somebodyNew(token))],
    'unauthenticated',
  );

describe('an invitation link', () => {
  it('shows the purpose of an invitation and creates an account with its role and a password of the new person', async () => {
    const token = await anInvite(admin, 'concierge', 'front-office');
    const view = await (await peopleEndpoints.look(token)).json();
    expect(view).toMatchObject({ kind: 'invite', role: 'concierge', hotel: { name: 'Hotel Killarney' } });
    const newcomer = somebodyNew(token);
    const joined = await (await peopleEndpoints.redeem(newcomer)).json();
    expect(joined).toEqual({
      username: `${newcomer.person.username.toLowerCase()}@${fixtures.killarney.slug}`,
      hotel_slug: fixtures.killarney.slug,
    });
    const login = await staffEndpoints.login({ json: { username: joined.username, password: NEW_PASSWORD } });
    expect(await login.json()).toMatchObject({ role: 'concierge', department: 'front-office' });
    const row = await db().staff.findUniqueOrThrow({ where: { username: joined.username } });
    expect(row).toMatchObject({ firstName: 'Úna', isOnDuty: false, hotelId: fixtures.killarney.id });
    expect(row.passwordHash).toMatch(/^\$argon2id\$/);
  });

  it('accepts an invitation once, also for concurrent requests', async () => {
    const token = await anInvite(admin);
    const before = await db().staff.count();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => peopleEndpoints.redeem(somebodyNew(token))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401]);
    expect(await db().staff.count()).toBe(before + 1);
    await opensNothing(token);
  });

  it('stores an invitation as a hash and shows its secret in no list and no audit entry', async () => {
    const token = await anInvite(admin);
    expect(JSON.stringify(await db().staffLink.findMany())).not.toContain(token);
    expect(JSON.stringify(await db().auditEntry.findMany({ select: { data: true } }))).not.toContain(token);
    expect(JSON.stringify(await waiting())).not.toContain(token);
    expect(await waiting()).toContainEqual(
      expect.objectContaining({ kind: 'invite', role: 'receptionist', made_by: admin.name, person: null }),
    );
  });

  it('refuses an invitation after 72 hours, after its revocation and when its creator is no longer an admin', async () => {
    const old = await anInvite(admin);
    const made = await db().staffLink.findFirstOrThrow({ orderBy: { id: 'desc' } });
    expect(made.expiresAt.getTime() - made.createdAt.getTime()).toBeCloseTo(72 * 3_600_000, -4);
    await db().staffLink.update({ where: { id: made.id }, data: { expiresAt: new Date() } });
    await opensNothing(old);

    const { slug } = fixtures.killarney;
    const takenBack = await anInvite(admin);
    const [row] = await waiting();
    expect((await peopleEndpoints.revokeLink(slug, row?.id ?? 0, byApiToken(admin))).status).toBe(204);
    expect((await peopleEndpoints.revokeLink(slug, row?.id ?? 0, byApiToken(admin))).status).toBe(204);
    await opensNothing(takenBack);

    const other = await addStaff(fixtures.killarney, { role: 'admin', department: 'management' });
    const ofTheOther = await anInvite(other);
    await peopleEndpoints.change(slug, other.id, byApiToken(admin), { role: 'manager' });
    await opensNothing(ofTheOther);
    expect(await waiting()).not.toContainEqual(expect.objectContaining({ made_by: other.name }));
  });

  it('accepts an invitation after an existing user name was refused', async () => {
    const token = await anInvite(admin);
    const input = somebodyNew(token);
    const earlier = await (await peopleEndpoints.redeem(somebodyNew(await anInvite(admin)))).json();
    const [chosen] = earlier.username.split('@');
    for (const username of [fixtures.brendan.username.toUpperCase(), chosen]) {
      const taken = { ...input, person: { ...input.person, username } };
      const problem = await expectRefusal(() => peopleEndpoints.redeem(taken), 'conflict');
      expect(problem).toMatchObject({ is_username_taken: true });
    }
    expect((await peopleEndpoints.redeem(input)).status).toBe(200);
  });

  it('refuses a role, a hotel, invalid names and weak passwords', async () => {
    const good = somebodyNew(await anInvite(admin));
    const wrong = [
      { ...good, role: 'admin' },
      { ...good, person: { ...good.person, role: 'admin' } },
      { ...good, person: { ...good.person, hotel_id: 1 } },
      { ...good, person: { ...good.person, username: 'a b' } },
      { ...good, person: { ...good.person, first_name: 'Reception\u202e' } },
      { ...good, person: undefined },
      { ...good, password: 'short' },
      { ...good, password: 'x'.repeat(129) },
      { ...good, password: 'Password123!' },
      { ...good, password: `my-${good.person.username}-1` },
    ];
    await expectRefusals(
      wrong.map((json) => () => peopleEndpoints.redeem(json)),
      'invalid_input',
    );
  });
});

describe('management of staff links', () => {
  it('lets only admins of the hotel create, list and revoke links', async () => {
    const { slug } = fixtures.killarney;
    const theirs = await addStaff(fixtures.dublin, { role: 'admin', department: 'management' });
    const id = await anInviteId(theirs);
    const invite = { role: 'cook', department: 'kitchen' };
    for (const colleague of [fixtures.siobhan, fixtures.brendan]) {
      const as = byApiToken(colleague);
      await expectRefusals(
        [
          () => peopleEndpoints.links(slug, as),
          () => peopleEndpoints.invite(slug, as, invite),
          () => peopleEndpoints.passwordLink(slug, admin.id, as),
          () => peopleEndpoints.revokeLink(slug, id, as),
        ],
        'forbidden',
      );
    }
    await expectRefusals(
      [
        () => peopleEndpoints.revokeLink(slug, id, byApiToken(admin)),
        () => peopleEndpoints.revokeLink(slug, 'one', byApiToken(admin)),
        () => peopleEndpoints.passwordLink(slug, theirs.id, byApiToken(admin)),
        () => peopleEndpoints.invite(slug, byApiToken(theirs), invite),
      ],
      'not_found',
    );
    expect((await waiting()).map((link) => link.made_by)).not.toContain(theirs.name);
  });

  it('answers unknown links with the same 401 after any number of tries', async () => {
    const from = { 'x-test-address': '10.99.99.99' };
    const answers = [];
    for (let at = 0; at < 40; at += 1) answers.push(await peopleEndpoints.look('A'.repeat(43), from));
    const bodies = await Promise.all(answers.map(bodyWithoutRequestId));
    expect(new Set(bodies).size).toBe(1);
    expect(bodies[0]).toMatch(/^401 /);
  });
});
