import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { authorizedCaller } from '@/lib/testing/authorized-caller';
import { callRoute } from '@/lib/testing/call-route';
import { pathOf } from '@/lib/testing/half-sent';
import { addStaff, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { type FoundRoute, routesOnDisk } from '@/lib/testing/routes-on-disk';
import { createScenario, type Scenario } from '@/lib/testing/scenario';
import { tableHashes } from '@/lib/testing/table-hashes';
import { GOOD_REQUESTS } from '@/lib/testing/valid-requests';
import { raceUncommitted } from '@/lib/testing/waiting-requests';

/** Tables of receipts, presence and revocation. A write to them grants nothing and publishes no text. */
const RECEIPTS = ['conversation', 'conversation_event', 'outbox', 'presence', 'staff_read_pointer'];
const MARKS_MESSAGES = /\/mark-(read|delivered)$/;
const REFUSED = [401, 403, 410];

/** SQL that revokes the access of each kind of caller, as the statements of the product do. */
const TAKE_AWAY: Record<string, (scenario: Scenario) => string> = {
  desk: ({ staff }) => `UPDATE staff SET session_version = session_version + 1 WHERE id = ${staff.id}`,
  admin: ({ admin }) => `UPDATE staff SET session_version = session_version + 1 WHERE id = ${admin.id}`,
  guest: ({ guest }) => `UPDATE guest_session SET revoked_at = now() WHERE id = ${guest.sessionId}`,
  integration: ({ apiKey }) => `UPDATE api_key SET revoked_at = now() WHERE id = ${apiKey.id}`,
  owner: () => 'UPDATE owner_session SET revoked_at = now()',
};

const goodOf = ({ name }: FoundRoute) => GOOD_REQUESTS[name] ?? { to: 'anyone' as const };
const WRITING = (await routesOnDisk()).filter(
  (route) => route.method !== 'GET' && goodOf(route).to in TAKE_AWAY,
);
const waited: string[] = [];

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

describe.each(WRITING.map((route) => [route.name, route] as const))(
  'a concurrent revocation at %s',
  (_, route) => {
    const good = goodOf(route);

    it('changes nothing when the access is revoked between authentication and write', async () => {
      const staff = await addStaff(fixtures.killarney, { role: 'manager', department: 'management' });
      const scenario = await createScenario(staff, good, route.params);
      const asked = (await good.asked?.(scenario)) ?? {};
      const path = pathOf(route, scenario.params);
      const ask = () =>
        callRoute(
          route.handler,
          route.method,
          path,
          scenario.params,
          authorizedCaller(good, scenario),
          asked,
        );
      const takeAway = TAKE_AWAY[good.to]?.(scenario) ?? '';
      const { response, hasWaited, before } = await raceUncommitted(takeAway, ask);
      const after = await tableHashes();
      const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
      const allowed = MARKS_MESSAGES.test(route.name) ? [...RECEIPTS, 'message'] : RECEIPTS;
      expect(changed.filter((table) => !allowed.includes(table))).toEqual([]);
      if (hasWaited) {
        waited.push(route.name);
        expect(REFUSED, await response.text()).toContain(response.status);
      }
      await db().rateLimit.deleteMany();
    });
  },
);

it('makes most routes wait for the revocation, and all routes whose own statement checks the access', () => {
  const bySelf = WRITING.filter(
    ({ handler }) => 'description' in handler && JSON.stringify(handler.description).includes('by_the_write'),
  );
  expect(bySelf.map(({ name }) => name).filter((name) => !waited.includes(name))).toEqual([]);
  expect(bySelf.length).toBeGreaterThan(2);
  expect(waited.length).toBeGreaterThan(WRITING.length / 2);
});
