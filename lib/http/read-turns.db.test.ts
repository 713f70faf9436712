import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/hotel/principals';
import { db } from '@/lib/platform/db';
import { authorizedCaller } from '@/lib/testing/authorized-caller';
import { callRoute } from '@/lib/testing/call-route';
import { pathOf } from '@/lib/testing/half-sent';
import { addGuest, addStaff, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestOf, memberOf } from '@/lib/testing/principals';
import { routesOnDisk } from '@/lib/testing/routes-on-disk';
import { createScenario, type Scenario } from '@/lib/testing/scenario';
import { GOOD_REQUESTS } from '@/lib/testing/valid-requests';
import type { RouteDescription } from './define-route';
import { inReadTurn, READS_AT_ONCE, READS_WAITING } from './read-turns';

const MOST = READS_AT_ONCE + READS_WAITING;

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

/** Fills the turns of one caller with reads that run until `end` is called. */
function fill(principal: Actor) {
  let end: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    end = resolve;
  });
  let running = 0;
  const reads = Array.from({ length: MOST }, () =>
    inReadTurn(principal, async () => {
      running += 1;
      await held;
    }),
  );
  return {
    running: () => running,
    async end() {
      end();
      await Promise.all(reads);
    },
  };
}

describe('inReadTurn', () => {
  it('runs four reads of a caller at a time, queues more, and refuses reads beyond the queue', async () => {
    const principal = await memberOf(await addStaff(fixtures.killarney));
    const full = fill(principal);
    const onceMore = inReadTurn(principal, async () => 'read');
    await expect(onceMore).rejects.toMatchObject({
      code: 'rate_limited',
      details: { retryAfterSeconds: 2, extra: { retry_after: 2 } },
    });
    expect(full.running()).toBe(READS_AT_ONCE);
    await full.end();
    expect(full.running()).toBe(MOST);
    expect(await inReadTurn(principal, async () => 'read')).toBe('read');
  });

  it('does not delay a colleague, a guest or another hotel', async () => {
    const full = fill(await memberOf(await addStaff(fixtures.killarney)));
    const others = [
      await memberOf(await addStaff(fixtures.killarney)),
      await memberOf(await addStaff(fixtures.dublin)),
      await guestOf(await addGuest(fixtures.killarney)),
    ];
    for (const principal of others) expect(await inReadTurn(principal, async () => 'read')).toBe('read');
    await full.end();
  });

  it('returns the turn when a read fails', async () => {
    const principal = await memberOf(await addStaff(fixtures.killarney));
    for (let round = 0; round <= MOST; round += 1)
      await expect(inReadTurn(principal, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});

const CALLERS: Record<string, (scenario: Scenario) => Promise<Actor>> = {
  desk: ({ staff }) => memberOf(staff),
  admin: ({ admin }) => memberOf(admin),
  guest: ({ guest }) => guestOf(guest),
};
const READING = (await routesOnDisk()).flatMap((route) => {
  const good = GOOD_REQUESTS[route.name] ?? { to: 'anyone' as const };
  const isFile = 'description' in route.handler && (route.handler.description as RouteDescription).isFile;
  return route.method === 'GET' && good.to in CALLERS && !isFile ? [[route.name, route, good] as const] : [];
});

describe.each(READING)('%s', (_, route, good) => {
  it('answers 429 while its caller has no turn left, and answers afterwards', async () => {
    const staff = await addStaff(fixtures.killarney, { role: 'manager', department: 'management' });
    const scenario = await createScenario(staff, good, route.params);
    const asked = (await good.asked?.(scenario)) ?? {};
    const ask = () =>
      callRoute(
        route.handler,
        route.method,
        pathOf(route, scenario.params),
        scenario.params,
        authorizedCaller(good, scenario),
        asked,
      );
    const principal = await CALLERS[good.to]?.(scenario);
    if (!principal) throw new Error('No such caller.');
    const full = fill(principal);
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('2');
    await full.end();
    expect((await ask()).status).toBeLessThan(300);
    await db().rateLimit.deleteMany();
  });
});

it('finds the read routes of staff and guests', () => {
  expect(READING.length).toBeGreaterThan(20);
});
