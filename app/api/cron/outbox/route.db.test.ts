import { beforeAll, describe, expect, it, vi } from 'vitest';
import { GET as nowhere } from '@/app/api/[...unknown]/route';
import { GET } from '@/app/api/cron/outbox/route';
import { ESCALATION_TIMER } from '@/lib/notifications/item-types';
import { db } from '@/lib/platform/db';
import { byApiToken, byToken, type Caller, callRoute, nobody } from '@/lib/testing/call-route';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import { seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useChannels } from '@/lib/testing/listen';
import { expireLeases } from '@/lib/testing/outbox-items';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays } from '@/lib/testing/speak';

useFreshDatabase();
useChannels();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  await guestSays(fixtures.aoife, 'Hello');
});

const SECRET = 'only-the-scheduler-knows';
const sweep = (as: Caller) => callRoute(GET, 'GET', '/api/cron/outbox', {}, as);

describe('the sweep of the outbox', () => {
  it('refuses everybody while no secret is set', async () => {
    vi.stubEnv('CRON_SECRET', '');
    for (const authorization of ['Bearer ', 'Bearer undefined', 'Bearer null', `Bearer ${SECRET}`])
      await expectRefusal(() => sweep({ authorization }), 'unauthenticated');
  });

  it('refuses everybody but the scheduler: no one, guests, staff, and who nearly knows', async () => {
    vi.stubEnv('CRON_SECRET', SECRET);
    const callers = [
      nobody,
      byToken(fixtures.aoife),
      byApiToken(fixtures.siobhan),
      { authorization: SECRET },
      { authorization: `Bearer ${SECRET}x` },
      { authorization: `Bearer ${SECRET.toUpperCase()}` },
    ];
    for (const caller of callers) await expectRefusal(() => sweep(caller), 'unauthenticated');
  });

  it('tells what was left behind, once', async () => {
    vi.stubEnv('CRON_SECRET', SECRET);
    const scheduler = { authorization: `Bearer ${SECRET}` };
    // Whoever sent it died before telling it.
    await expireLeases();
    expect(await (await sweep(scheduler)).json()).toEqual({ delivered: 1, swept: 0 });
    expect(await (await sweep(scheduler)).json()).toEqual({ delivered: 0, swept: 0 });
    const left = await db().outboxItem.findMany({ select: { type: true } });
    expect(left).toEqual([{ type: ESCALATION_TIMER }]);
  });
});

it('an address that leads nowhere says so in the words of the API', async () => {
  await expectRefusal(() => callRoute(nowhere, 'GET', '/api/debug', {}, nobody), 'not_found');
});
