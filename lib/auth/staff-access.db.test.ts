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

describe('staffAccess with a valid credential', () => {
  it('accepts the staff cookie and the API token under both of its scheme names', async () => {
    const { brendan } = fixtures;
    const callers = [
      byStaffCookie(brendan),
      byApiToken(brendan),
      { authorization: `Token ${brendan.apiToken}` },
    ];
    for (const caller of callers) expect((await enter(caller)).status).toBe(200);
  });

  it('accepts a token up to five seconds after its end, because clocks differ, and not later', async () => {
    const exp = (seconds: number) => ({ claims: { exp: Math.floor(Date.now() / 1000) + seconds } });
    expect(await openStaffToken('api', await sealedWith(fixtures.brendan, 'api', exp(-3)))).not.toBeNull();
    expect(await openStaffToken('api', await sealedWith(fixtures.brendan, 'api', exp(-7)))).toBeNull();
  });
});

describe.each(['api', 'browser'] as const)('staffAccess with an invalid credential of the %s', (use) => {
  it('refuses a forged token', async () => {
    for (const [name, token] of await forgedTokens(fixtures.brendan, use)) {
      const response = await enter(ways[use](token));
      expect({ name, status: response.status }).toEqual({ name, status: 401 });
      await expectProblem(response, 'unauthenticated');
    }
  });

  it('refuses a token of another use, an expired token and an incomplete token', async () => {
    for (const [name, token] of await outdatedTokens(fixtures.brendan, use)) {
      const response = await enter(ways[use](token));
      expect({ name, status: response.status }).toEqual({ name, status: 401 });
    }
  });
});

describe('staffAccess without a valid credential', () => {
  it('refuses a request without a credential, or with a wrong one beside a good one', async () => {
    const { brendan } = fixtures;
    await expectRefusal(() => enter(nobody), 'unauthenticated');
    await expectRefusal(() => enter({ ...byStaffCookie(brendan), ...bearer('wrong') }), 'unauthenticated');
  });

  it("refuses a guest's token or session, as a staff cookie or in the header", async () => {
    const { aoife } = fixtures;
    const callers = [byToken(aoife), byStaffCookie({ cookie: aoife.session }), bearer(aoife.session)];
    for (const caller of callers) await expectRefusal(() => enter(caller), 'unauthenticated');
  });
});

describe('staffAccess reads the staff member again at every request', () => {
  it.each([
    ['let go', { isActive: false }],
    ['signed out everywhere', { sessionVersion: { increment: 1 } }],
  ])('refuses a staff member who was %s from the next request on', async (_name, data) => {
    const staff = await addStaff(fixtures.killarney);
    expect((await enter(byStaffCookie(staff))).status).toBe(200);
    await db().staff.update({ where: { id: staff.id }, data });
    await expectRefusal(() => enter(byStaffCookie(staff)), 'unauthenticated');
    await expectRefusal(() => enter(byApiToken(staff)), 'unauthenticated');
  });

  it('uses the role in the database, whatever it was at sign-in', async () => {
    const staff = await addStaff(fixtures.killarney, { role: 'manager', department: 'management' });
    await db().staff.update({ where: { id: staff.id }, data: { role: 'cook', department: 'kitchen' } });
    expect(await (await enter(byApiToken(staff))).json()).toMatchObject({
      role: 'cook',
      department: 'kitchen',
    });
  });

  it('answers not_found at the former hotel of a staff member who moved, whatever the token says', async () => {
    const staff = await addStaff(fixtures.killarney);
    await db().staff.update({ where: { id: staff.id }, data: { hotelId: fixtures.dublin.id } });
    await expectRefusal(() => enter(byApiToken(staff)), 'not_found');
    expect((await hotelEndpoints.me(fixtures.dublin.slug, byApiToken(staff))).status).toBe(200);
  });
});

describe('the end of a staff session', () => {
  const after = (seconds: number) => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 });
  };

  it('ends a browser session after an hour without renewal', async () => {
    const staff = await addStaff(fixtures.killarney);
    after(3590);
    expect((await enter(byStaffCookie(staff))).status).toBe(200);
    after(20);
    await expectRefusal(() => enter(byStaffCookie(staff)), 'unauthenticated');
  });

  it('ends a session twelve hours after the sign-in, however often it was renewed', async () => {
    const staff = await addStaff(fixtures.killarney);
    const signedInAt = Math.floor(Date.now() / 1000);
    after(12 * 3600 - 5);
    const renewed = await sealedWith(staff, 'browser', { claims: { signedInAt } });
    expect((await enter(byStaffCookie({ cookie: renewed }))).status).toBe(200);
    after(6);
    await expectRefusal(() => enter(byStaffCookie({ cookie: renewed })), 'unauthenticated');
  });

  it('ends an API session after twelve hours', async () => {
    const staff = await addStaff(fixtures.killarney);
    after(12 * 3600 - 10);
    expect((await enter(byApiToken(staff))).status).toBe(200);
    after(20);
    await expectRefusal(() => enter(byApiToken(staff)), 'unauthenticated');
  });
});
