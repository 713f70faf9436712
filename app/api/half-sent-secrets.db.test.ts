import { beforeAll, describe, expect, it } from 'vitest';
import { staffLinksSchema } from '@/lib/contract/staff-links';
import { revokeOwners } from '@/lib/people/owner-store';
import { byApiToken } from '@/lib/testing/call-route';
import { sendHalf } from '@/lib/testing/half-sent';
import { addStaff, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { peopleEndpoints } from '@/lib/testing/people-endpoints';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { routesOnDisk } from '@/lib/testing/routes-on-disk';
import { createScenario, type Scenario } from '@/lib/testing/scenario';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';
import { tableHashes } from '@/lib/testing/table-hashes';
import { GOOD_REQUESTS } from '@/lib/testing/valid-requests';

/** These routes authenticate by a secret in the body, so half-sent.db.test.ts does not cover them. */
const BY_SECRET = (await routesOnDisk()).filter(
  ({ name, method }) => method !== 'GET' && (GOOD_REQUESTS[name]?.to ?? 'anyone') === 'anyone',
);
const GUEST = 'api/public/chat/[hotelSlug]';

/** Revokes the secret that the valid request of each route carries. */
const TAKEN_BACK: Record<string, (scenario: Scenario) => Promise<unknown>> = {
  'POST api/staff/login': ({ staff, admin }) =>
    peopleEndpoints.change(staff.hotel.slug, staff.id, byApiToken(admin), { is_active: false }),
  [`POST ${GUEST}/guest/chat/session`]: ({ guest: { hotel, code }, admin }) =>
    stayEndpoints.revokeLinks(hotel.slug, code, byApiToken(admin)),
  [`POST ${GUEST}/room/[roomNumber]/enter`]: ({ guest: { hotel, code }, admin }) =>
    stayEndpoints.step(hotel.slug, code, byApiToken(admin), 'check_out'),
  'POST api/owner/session': revokeOwners,
  'POST api/staff/links/look': revokeInvites,
  'POST api/staff/links/redeem': revokeInvites,
};

async function revokeInvites({ admin }: Scenario): Promise<void> {
  const { slug } = admin.hotel;
  const { links } = staffLinksSchema.parse(
    await (await peopleEndpoints.links(slug, byApiToken(admin))).json(),
  );
  for (const { id } of links) await peopleEndpoints.revokeLink(slug, id, byApiToken(admin));
}

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const aManager = () => addStaff(fixtures.killarney, { role: 'manager', department: 'management' });

it('covers every route that authenticates by a secret in the body', () => {
  expect(BY_SECRET.map(({ name }) => name).sort()).toEqual(Object.keys(TAKEN_BACK).sort());
});

describe.each(BY_SECRET)('a half-sent request to $name', (route) => {
  const good = GOOD_REQUESTS[route.name] ?? { to: 'anyone' as const };

  it('refuses a secret that is revoked before the rest of the body arrives and writes nothing', async () => {
    const scenario = await createScenario(await aManager(), good, route.params);
    const started = await sendHalf(route, scenario.params, {}, (await good.asked?.(scenario)) ?? {});
    expect(started.isHeld).toBe(true);
    await TAKEN_BACK[route.name]?.(scenario);
    const before = await tableHashes();
    const response = await started.finish();
    expect([401, 403, 404, 410], await response.text()).toContain(response.status);
    expect(await tableHashes()).toEqual(before);
  });

  it('accepts the same half-sent request while the secret is valid', async () => {
    const scenario = await createScenario(await aManager(), good, route.params);
    const { finish } = await sendHalf(route, scenario.params, {}, (await good.asked?.(scenario)) ?? {});
    const response = await finish();
    expect(response.status, await response.clone().text()).toBeLessThan(300);
  });
});
