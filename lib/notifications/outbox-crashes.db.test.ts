import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createNotificationManager } from '@/lib/notifications/notification-manager';
import type { ClaimedItem, NotificationPayload } from '@/lib/notifications/ports';
import { AN_EVENT, aNotification } from '@/lib/testing/a-message';
import { seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { addOutboxItems, expireLeases, readOutbox } from '@/lib/testing/outbox-items';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { recordingTarget } from '@/lib/testing/recording-target';

const ROWS = 300;
const DRAINERS = 4;
/** What a process does with a payload: mostly it works. */
const fates = fc.array(
  fc.oneof({ weight: 30, arbitrary: fc.constant('works') }, { weight: 1, arbitrary: fc.constant('dies') }),
  { minLength: ROWS * 20, maxLength: ROWS * 20 },
);

class Killed extends Error {}

/** Every row has a payload here: the test looks at the outbox, not at the events. */
async function tell(items: readonly ClaimedItem[]): Promise<Map<number, NotificationPayload>> {
  const event = (id: number) => ({ ...AN_EVENT.message_created, event_id: String(id) });
  return new Map(items.map(({ id }) => [id, aNotification(event(id), { itemId: id })]));
}

useFreshDatabase();

describe('300 rows, four drainers, and processes that die between delivery and completion', () => {
  let fixtures: TheKillarney;
  let ids: string[];
  let deaths = 0;
  let rounds = 0;
  const told: string[] = [];
  /** Rows that were delivered while another living process had leased them. */
  const shared: string[] = [];

  beforeAll(async () => {
    fixtures = await seedTheKillarney();
    const items = [
      ...(await addOutboxItems(fixtures.killarney, ROWS - 50, 8)),
      ...(await addOutboxItems(fixtures.dublin, 50, 2)),
    ];
    ids = items.map(String);
    const [fate = []] = fc.sample(fates, { numRuns: 1, seed: 6 });
    for (; (await readOutbox()).length > 0 && rounds < 200; rounds += 1) {
      const holders = new Map<string, number>();
      await Promise.allSettled(Array.from({ length: DRAINERS }, (_, who) => drain(who, fate, holders)));
      // The leases expire only after all processes are dead or done.
      await expireLeases();
    }
  }, 60_000);

  /** A separate process, as far as the database can tell. */
  function drain(who: number, fate: string[], holders: Map<string, number>): Promise<number> {
    let isDead = false;
    const target = recordingTarget('realtime', ({ eventId: id }) => {
      if (isDead) throw new Killed();
      if ((holders.get(id) ?? who) !== who) shared.push(id);
      holders.set(id, who);
      told.push(id);
      isDead = fate.pop() === 'dies';
      if (!isDead) return { outcome: 'delivered' };
      deaths += 1;
      throw new Killed();
    });
    return createNotificationManager(tell, [target]).deliverPending();
  }

  it('leave no row behind', async () => {
    expect(await readOutbox()).toEqual([]);
    expect(rounds).toBeLessThan(200);
  });

  it('crash often enough to make the test meaningful', () => {
    expect(deaths).toBeGreaterThan(5);
    expect(told.length).toBeGreaterThan(ROWS);
  });

  it('deliver every row at least once, and no unknown row', () => {
    expect([...new Set(told)].toSorted()).toEqual(ids.toSorted());
  });

  it('never deliver a row that another of them has under a live lease', () => {
    expect(shared).toEqual([]);
  });
});
