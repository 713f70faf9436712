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
/** What a process does with a story it was given: mostly its work. */
const fates = fc.array(
  fc.oneof({ weight: 30, arbitrary: fc.constant('works') }, { weight: 1, arbitrary: fc.constant('dies') }),
  { minLength: ROWS * 20, maxLength: ROWS * 20 },
);

class Killed extends Error {}

/** Every row has a story here: it is the outbox that is looked at, and not what it is about. */
async function tell(items: readonly ClaimedItem[]): Promise<Map<number, NotificationPayload>> {
  const event = (id: number) => ({ ...AN_EVENT.message_created, event_id: String(id) });
  return new Map(items.map(({ id }) => [id, aNotification(event(id), { itemId: id })]));
}

useFreshDatabase();

describe('300 rows, four drainers, and processes that die between telling and settling', () => {
  let fixtures: TheKillarney;
  let ids: string[];
  let deaths = 0;
  let rounds = 0;
  const told: string[] = [];
  /** Rows that were told while another living process held them. */
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
      // Only when all are dead or done does the time of their leases pass.
      await expireLeases();
    }
  }, 60_000);

  /** A process of its own, as far as the database can tell. */
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

  it('were tried hard enough to mean something', () => {
    expect(deaths).toBeGreaterThan(5);
    expect(told.length).toBeGreaterThan(ROWS);
  });

  it('tell every row at least once, and none that was not there', () => {
    expect([...new Set(told)].toSorted()).toEqual(ids.toSorted());
  });

  it('never tell a row that another of them holds under a live lease', () => {
    expect(shared).toEqual([]);
  });
});
