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

describe('GET cron/outbox', () => {
  it('refuses every caller of the outbox cron while no secret is configured', async () => {
    vi.stubEnv('CRON_SECRET', '');
    for (const authorization of ['Bearer ', 'Bearer undefined', 'Bearer null', `Bearer ${SECRET}`])
      await expectRefusal(() => sweep({ authorization }), 'unauthenticated');
  });

  it('refuses every caller of the outbox cron without the exact secret, also guests and staff', async () => {
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

  it('delivers a left-over outbox item once', async () => {
    vi.stubEnv('CRON_SECRET', SECRET);
    const scheduler = { authorization: `Bearer ${SECRET}` };
    // An expired lease simulates a sender that stopped before it delivered the item.
    await expireLeases();
    expect(await (await sweep(scheduler)).json()).toEqual({ delivered: 1, swept: 0 });
    expect(await (await sweep(scheduler)).json()).toEqual({ delivered: 0, swept: 0 });
    const left = await db().outboxItem.findMany({ select: { type: true } });
    expect(left).toEqual([{ type: ESCALATION_TIMER }]);
  });
});

it('answers an unknown address of the API with not_found', async () => {
  await expectRefusal(() => callRoute(nowhere, 'GET', '/api/debug', {}, nobody), 'not_found');
});
