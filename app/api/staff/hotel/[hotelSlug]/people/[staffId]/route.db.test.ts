import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PersonChange } from '@/lib/contract/people';
import { db } from '@/lib/platform/db';
import { byApiToken, byStaffCookie, nobody } from '@/lib/testing/call-route';
import { hotelEndpoints } from '@/lib/testing/endpoints';
import { expectProblem, expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import {
  addHotel,
  addStaff,
  seedTheKillarney,
  type TestStaff,
  type TheKillarney,
} from '@/lib/testing/hotel-fixture';
import { emptyOutbox } from '@/lib/testing/outbox-items';
import { peopleEndpoints } from '@/lib/testing/people-endpoints';
import { useFreshDatabase } from '@/lib/testing/postgres';

useFreshDatabase();
let fixtures: TheKillarney;
let admin: TestStaff;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  admin = await addStaff(fixtures.killarney, { role: 'admin', department: 'management' });
});
beforeEach(emptyOutbox);

const change = (by: TestStaff, whom: TestStaff, json: unknown) =>
  peopleEndpoints.change(by.hotel.slug, whom.id, byApiToken(by), json);
const standingOf = ({ id }: TestStaff) => db().staff.findUniqueOrThrow({ where: { id } });
const cuts = async ({ id }: TestStaff) =>
  (await db().outboxItem.findMany({ where: { type: 'access_ended' } })).filter(
    ({ data }) => JSON.stringify(data) === JSON.stringify({ user: `staff-${id}` }),
  ).length;

describe('deactivation of a staff member', () => {
  it('ends sessions, sockets, push registrations and duty of a deactivated person and writes audit entries', async () => {
    const person = await addStaff(fixtures.killarney);
    await db().device.create({
      data: {
        hotelId: fixtures.killarney.id,
        staffId: person.id,
        kind: 'registration_token',
        value: `phone-of-${person.id}`,
        platform: 'web',
      },
    });
    expect((await change(fixtures.siobhan, person, { is_active: false })).status).toBe(200);
    expect(await standingOf(person)).toMatchObject({ isActive: false, isOnDuty: false, sessionVersion: 2 });
    expect(await db().device.count({ where: { staffId: person.id } })).toBe(0);
    expect(await cuts(person)).toBe(1);
    const { slug } = fixtures.killarney;
    await expectRefusal(() => hotelEndpoints.me(slug, byStaffCookie(person)), 'unauthenticated');
    await expectRefusal(() => hotelEndpoints.me(slug, byApiToken(person)), 'unauthenticated');
    const lines = await db().auditEntry.findMany({ where: { targetId: String(person.id) } });
    expect(lines.map(({ action, staffId }) => [action, staffId]).sort()).toEqual([
      ['person.is_active', fixtures.siobhan.id],
      ['person.is_on_duty', fixtures.siobhan.id],
    ]);
  });

  it('reactivates a person without reviving earlier sessions', async () => {
    const person = await addStaff(fixtures.killarney);
    await change(admin, person, { is_active: false });
    expect((await change(admin, person, { is_active: true })).status).toBe(200);
    await expectRefusal(
      () => hotelEndpoints.me(fixtures.killarney.slug, byStaffCookie(person)),
      'unauthenticated',
    );
    expect(await standingOf(person)).toMatchObject({ isActive: true, isOnDuty: false });
  });
});

describe('a change of role or department', () => {
  it('ends the sessions for a new role but not for a new department', async () => {
    const person = await addStaff(fixtures.killarney);
    const moved = await change(fixtures.siobhan, person, { department: 'front-office' });
    expect(await moved.json()).toMatchObject({ id: person.id, department: 'front-office' });
    expect((await hotelEndpoints.me(fixtures.killarney.slug, byStaffCookie(person))).status).toBe(200);
    expect(await cuts(person)).toBe(0);
    expect((await change(fixtures.siobhan, person, { role: 'concierge' })).status).toBe(200);
    await expectRefusal(
      () => hotelEndpoints.me(fixtures.killarney.slug, byStaffCookie(person)),
      'unauthenticated',
    );
    expect(await cuts(person)).toBe(1);
  });

  it('writes no audit entry and ends no session when a change changes nothing', async () => {
    const person = await addStaff(fixtures.killarney);
    expect((await change(admin, person, { role: person.role, is_active: true })).status).toBe(200);
    expect(await cuts(person)).toBe(0);
    expect(await db().auditEntry.count({ where: { targetId: String(person.id) } })).toBe(0);
  });

  it('refuses changes of oneself, a peer or a superior that only a superior may make', async () => {
    const [person, boss] = [
      await addStaff(fixtures.killarney),
      await addStaff(fixtures.killarney, { role: 'manager', department: 'management' }),
    ];
    const wrong: readonly (readonly [TestStaff, TestStaff, PersonChange])[] = [
      [person, person, { role: 'admin' }],
      [person, person, { is_on_duty: true, role: 'manager' }],
      [person, fixtures.brendan, { is_on_duty: false }],
      [fixtures.siobhan, fixtures.siobhan, { role: 'admin' }],
      [fixtures.siobhan, person, { role: 'manager' }],
      [fixtures.siobhan, boss, { is_active: false }],
      [fixtures.siobhan, admin, { role: 'cook' }],
    ];
    await expectRefusals(
      wrong.map(
        ([by, whom, json]) =>
          () =>
            change(by, whom, json),
      ),
      'forbidden',
    );
  });

  it('answers not_found to admins of another hotel who change a person and refuses strangers', async () => {
    const theirs = await addStaff(fixtures.dublin, { role: 'admin', department: 'management' });
    const json = { is_active: false };
    await expectRefusals(
      [
        () => change(theirs, fixtures.brendan, json),
        () => peopleEndpoints.change(fixtures.killarney.slug, fixtures.brendan.id, byApiToken(theirs), json),
        () => peopleEndpoints.change(fixtures.killarney.slug, fixtures.ronan.id, byApiToken(admin), json),
      ],
      'not_found',
    );
    await expectRefusal(
      () => peopleEndpoints.change(fixtures.killarney.slug, fixtures.brendan.id, nobody, json),
      'unauthenticated',
    );
  });

  it.each([{}, { role: 'owner' }, { department: 'bar' }, { is_active: 'no' }, { hotel_id: 1 }])(
    'refuses the change %j of a person',
    async (json) => {
      await expectRefusal(() => change(admin, fixtures.brendan, json), 'invalid_input');
    },
  );
});

describe('duty of a staff member', () => {
  it('lets each staff member start and end the own duty', async () => {
    const person = await addStaff(fixtures.killarney);
    for (const is_on_duty of [false, true]) {
      expect(await (await change(person, person, { is_on_duty })).json()).toMatchObject({ is_on_duty });
    }
    expect(await cuts(person)).toBe(0);
  });

  it('lets a manager change the duty of staff but not of deactivated staff', async () => {
    const person = await addStaff(fixtures.killarney, { isOnDuty: false });
    await change(fixtures.siobhan, person, { is_on_duty: true });
    expect(await standingOf(person)).toMatchObject({ isOnDuty: true });
    await change(fixtures.siobhan, person, { is_active: false });
    await change(fixtures.siobhan, person, { is_on_duty: true });
    expect(await standingOf(person)).toMatchObject({ isOnDuty: false });
  });
});

describe('the last admin of a hotel', () => {
  it('refuses to deactivate the last admin or to change the role before another admin exists', async () => {
    const hotel = await addHotel('one-admin', 'One Admin');
    const only = await addStaff(hotel, { role: 'admin', department: 'management' });
    for (const json of [{ role: 'manager' }, { is_active: false }]) {
      const problem = await expectRefusal(() => change(only, only, json), 'conflict');
      expect(problem).toMatchObject({ is_last_admin: true });
    }
    const other = await addStaff(hotel, { role: 'admin', department: 'management' });
    expect((await change(other, only, { role: 'manager' })).status).toBe(200);
  });

  it('leaves one admin when two admins remove each other at the same time', async () => {
    const hotel = await addHotel('two-admins', 'Two Admins');
    const details = { role: 'admin', department: 'management' } as const;
    for (let round = 0; round < 20; round += 1) {
      const [one, two] = [await addStaff(hotel, details), await addStaff(hotel, details)];
      const answers = await Promise.all([
        change(one, two, { role: 'manager' }),
        change(two, one, { is_active: false }),
      ]);
      expect(await db().staff.count({ where: { hotelId: hotel.id, role: 'admin', isActive: true } })).toBe(1);
      const refused = answers.filter(({ status }) => status === 409 || status === 401);
      expect(refused).toHaveLength(1);
      if (refused[0]?.status === 409) await expectProblem(refused[0], 'conflict');
      await db().staff.updateMany({ where: { hotelId: hotel.id }, data: { role: 'cook' } });
    }
  });
});
