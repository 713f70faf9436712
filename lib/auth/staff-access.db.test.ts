import { beforeAll, describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/platform/db';
import { byApiToken, byStaffCookie, byToken, type Caller, nobody } from '@/lib/testing/call-route';
import { hotelEndpoints } from '@/lib/testing/endpoints';
import { expectProblem, expectRefusal } from '@/lib/testing/expect-refusal';
import { forgedTokens, outdatedTokens, sealedWith } from '@/lib/testing/forged-tokens';
import { addStaff, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { openStaffToken } from './staff-token';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const enter = (as: Caller) => hotelEndpoints.me(fixtures.killarney.slug, as);
const bearer = (token: string): Caller => ({ authorization: `Bearer ${token}` });
const ways = { api: bearer, browser: (cookie: string) => byStaffCookie({ cookie }) };

describe('a staff member is known', () => {
  it('by the cookie of the desk and by the token of the API under both of its names', async () => {
    const { brendan } = fixtures;
    const callers = [
      byStaffCookie(brendan),
      byApiToken(brendan),
      { authorization: `Token ${brendan.apiToken}` },
    ];
    for (const caller of callers) expect((await enter(caller)).status).toBe(200);
  });

  it('within five seconds of the end of a token, as clocks differ, and no later', async () => {
    const exp = (seconds: number) => ({ claims: { exp: Math.floor(Date.now() / 1000) + seconds } });
    expect(await openStaffToken('api', await sealedWith(fixtures.brendan, 'api', exp(-3)))).not.toBeNull();
    expect(await openStaffToken('api', await sealedWith(fixtures.brendan, 'api', exp(-7)))).toBeNull();
  });
});

describe.each(['api', 'browser'] as const)('nobody is known by %s', (use) => {
  it('a token they made themselves', async () => {
    for (const [name, token] of await forgedTokens(fixtures.brendan, use)) {
      const response = await enter(ways[use](token));
      expect({ name, status: response.status }).toEqual({ name, status: 401 });
      await expectProblem(response, 'unauthenticated');
    }
  });

  it('a token for something else, out of time or not whole', async () => {
    for (const [name, token] of await outdatedTokens(fixtures.brendan, use)) {
      const response = await enter(ways[use](token));
      expect({ name, status: response.status }).toEqual({ name, status: 401 });
    }
  });
});

describe('nobody is known', () => {
  it('without a credential, or by a wrong one beside a good one', async () => {
    const { brendan } = fixtures;
    await expectRefusal(() => enter(nobody), 'unauthenticated');
    await expectRefusal(() => enter({ ...byStaffCookie(brendan), ...bearer('wrong') }), 'unauthenticated');
  });

  it("by a guest's token or device, in the cookie of the desk or in the header", async () => {
    const { aoife } = fixtures;
    const callers = [byToken(aoife), byStaffCookie({ cookie: aoife.session }), bearer(aoife.session)];
    for (const caller of callers) await expectRefusal(() => enter(caller), 'unauthenticated');
  });
});

describe('read anew at every request', () => {
  it.each([
    ['let go', { isActive: false }],
    ['signed out everywhere', { sessionVersion: { increment: 1 } }],
  ])('a colleague who was %s is nobody from the next request on', async (_name, data) => {
    const staff = await addStaff(fixtures.killarney);
    expect((await enter(byStaffCookie(staff))).status).toBe(200);
    await db().staff.update({ where: { id: staff.id }, data });
    await expectRefusal(() => enter(byStaffCookie(staff)), 'unauthenticated');
    await expectRefusal(() => enter(byApiToken(staff)), 'unauthenticated');
  });

  it('a role is the one in the database, whatever it was when they signed in', async () => {
    const staff = await addStaff(fixtures.killarney, { role: 'manager', department: 'management' });
    await db().staff.update({ where: { id: staff.id }, data: { role: 'cook', department: 'kitchen' } });
    expect(await (await enter(byApiToken(staff))).json()).toMatchObject({
      role: 'cook',
      department: 'kitchen',
    });
  });

  it('a colleague who moved to another hotel finds nothing where they were, whatever their token says', async () => {
    const staff = await addStaff(fixtures.killarney);
    await db().staff.update({ where: { id: staff.id }, data: { hotelId: fixtures.dublin.id } });
    await expectRefusal(() => enter(byApiToken(staff)), 'not_found');
    expect((await hotelEndpoints.me(fixtures.dublin.slug, byApiToken(staff))).status).toBe(200);
  });
});

describe('a session', () => {
  const after = (seconds: number) => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 });
  };

  it('of a browser ends after an hour in which nobody renewed it', async () => {
    const staff = await addStaff(fixtures.killarney);
    after(3590);
    expect((await enter(byStaffCookie(staff))).status).toBe(200);
    after(20);
    await expectRefusal(() => enter(byStaffCookie(staff)), 'unauthenticated');
  });

  it('ends twelve hours after the sign-in however often it was renewed', async () => {
    const staff = await addStaff(fixtures.killarney);
    const signedInAt = Math.floor(Date.now() / 1000);
    after(12 * 3600 - 5);
    const renewed = await sealedWith(staff, 'browser', { claims: { signedInAt } });
    expect((await enter(byStaffCookie({ cookie: renewed }))).status).toBe(200);
    after(6);
    await expectRefusal(() => enter(byStaffCookie({ cookie: renewed })), 'unauthenticated');
  });

  it('of the API ends after twelve hours, not never', async () => {
    const staff = await addStaff(fixtures.killarney);
    after(12 * 3600 - 10);
    expect((await enter(byApiToken(staff))).status).toBe(200);
    after(20);
    await expectRefusal(() => enter(byApiToken(staff)), 'unauthenticated');
  });
});
