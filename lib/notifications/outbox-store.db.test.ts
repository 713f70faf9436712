import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  claimItems,
  completeItems,
  countItems,
  deadLetterItem,
  rescheduleItem,
} from '@/lib/notifications/outbox-store';
import type { ClaimedItem } from '@/lib/notifications/ports';
import { dbPool } from '@/lib/platform/db';
import { addHotel, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { addOutboxItems, emptyOutbox, expireLeases, makeDue, readOutbox } from '@/lib/testing/outbox-items';
import { useFreshDatabase } from '@/lib/testing/postgres';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
beforeEach(emptyOutbox);

const idsOf = (items: readonly ClaimedItem[]) => items.map(({ id }) => id);

async function claimAll(limit: number): Promise<number[]> {
  const all: number[] = [];
  for (let batch = await claimItems(limit); batch.length > 0; batch = await claimItems(limit)) {
    expect(batch.length).toBeLessThanOrEqual(limit);
    all.push(...idsOf(batch));
  }
  return all;
}

describe('claimItems', () => {
  it('claims the oldest rows first with their fields, and leases them for half a minute', async () => {
    const ids = await addOutboxItems(fixtures.killarney, 5);
    const batch = await claimItems(3);
    expect(idsOf(batch)).toEqual(ids.slice(0, 3));
    expect(batch[0]).toMatchObject({
      hotelId: fixtures.killarney.id,
      seq: 1,
      attempts: 1,
      completedTargets: [],
    });
    expect(idsOf(await claimItems(50))).toEqual(ids.slice(3));
    const { rows } = await dbPool().query<{ lease: number }>(
      'SELECT max(EXTRACT(EPOCH FROM claimed_until - now()))::float AS lease FROM outbox',
    );
    // Longer than any call of a target takes, so that no other process delivers the item meanwhile.
    expect(rows[0]?.lease).toBeGreaterThan(20);
    expect(rows[0]?.lease).toBeLessThanOrEqual(30);
  });

  it('shares no row between callers, however many claim at once', async () => {
    const ids = [
      ...(await addOutboxItems(fixtures.killarney, 150, 3)),
      ...(await addOutboxItems(fixtures.dublin, 50, 2)),
    ];
    const taken = await Promise.all(Array.from({ length: 8 }, () => claimAll(7)));
    const all = taken.flat();
    expect(new Set(all).size).toBe(all.length);
    // A caller may find the remaining rows locked by another and return: they are left for the next claim.
    all.push(...(await claimAll(50)));
    expect(all.toSorted((a, b) => a - b)).toEqual(ids);
  });

  it('does not wait for rows that another transaction has locked (SKIP LOCKED)', async () => {
    const ids = await addOutboxItems(fixtures.killarney, 3);
    const holder = await dbPool().connect();
    try {
      await holder.query('BEGIN');
      await holder.query('SELECT 1 FROM outbox WHERE id = $1 FOR UPDATE', [ids[0]]);
      expect(idsOf(await claimItems(50))).toEqual(ids.slice(1));
    } finally {
      await holder.query('ROLLBACK');
      holder.release();
    }
  });

  it('claims no more rows than the caller asked for, whatever the planner estimates about the table', async () => {
    await addOutboxItems(fixtures.killarney, 60, 6);
    await addOutboxItems(fixtures.dublin, 60, 6);
    for (const command of ['SELECT 1', 'ANALYZE outbox', 'ANALYZE hotel']) {
      await dbPool().query(command);
      expect(await claimItems(5)).toHaveLength(5);
    }
  });

  it('claims the row of a process that died again, and counts the attempt', async () => {
    const [id] = await addOutboxItems(fixtures.killarney, 1);
    await claimItems(50);
    expect(await claimItems(50)).toEqual([]);
    await expireLeases();
    expect(await claimItems(50)).toMatchObject([{ id, attempts: 2 }]);
  });

  it('claims neither rows that are not due nor dead-lettered rows', async () => {
    const [later = 0, dead = 0, now] = await addOutboxItems(fixtures.killarney, 3);
    await rescheduleItem(later, 60_000, [], 'realtime: PusherRequestError');
    await deadLetterItem(dead, 'realtime: PusherRequestError 413');
    expect(idsOf(await claimItems(50))).toEqual([now]);
    await makeDue();
    expect(idsOf(await claimItems(50))).toEqual([later]);
  });

  it('claims a row that has become due this instant, although its time was rounded up', async () => {
    const [id] = await addOutboxItems(fixtures.killarney, 1);
    for (let time = 0; time < 200; time += 1) {
      await expireLeases();
      await makeDue();
      expect(idsOf(await claimItems(50))).toEqual([id]);
    }
  });
});

describe('claimItems with a flooded hotel', () => {
  it('delays no other hotel: of 500 rows and one, the one is in the first batch', async () => {
    await addOutboxItems(fixtures.killarney, 500, 5);
    const [id] = await addOutboxItems(fixtures.dublin, 1);
    expect(idsOf(await claimItems(50))).toContain(id);
  });

  it('delays no other hotel with a batch as small as that of a poll', async () => {
    await addOutboxItems(fixtures.killarney, 100, 5);
    const [id] = await addOutboxItems(fixtures.dublin, 1);
    expect(idsOf(await claimItems(5))).toContain(id);
  });

  it('delays no other hotel when three hotels are flooded', async () => {
    const others = [await addHotel('hotel-cork', 'Cork'), await addHotel('hotel-galway', 'Galway')];
    for (const hotel of [fixtures.killarney, ...others]) await addOutboxItems(hotel, 60, 2);
    const [id] = await addOutboxItems(fixtures.dublin, 1);
    expect(idsOf(await claimItems(50))).toContain(id);
  });
});

describe('completeItems', () => {
  it('deletes the delivered item and leaves the others', async () => {
    const [first = 0, second] = await addOutboxItems(fixtures.killarney, 2);
    await completeItems([first]);
    await completeItems([]);
    expect((await readOutbox()).map(({ id }) => id)).toEqual([second]);
  });
});

describe('a failed outbox item', () => {
  it('waits for its time with its completed targets and the error, and without a lease', async () => {
    const [id = 0] = await addOutboxItems(fixtures.killarney, 1);
    await claimItems(50);
    await rescheduleItem(id, 60_000, ['push'], 'realtime: PusherRequestError 503');
    const [row] = await readOutbox();
    expect(row).toMatchObject({ isDead: false, isClaimed: false, settled: ['push'], attempts: 1 });
    expect(row?.error).toBe('realtime: PusherRequestError 503');
    expect(row?.seconds).toBeGreaterThan(50);
    await makeDue();
    expect(await claimItems(50)).toMatchObject([{ id, attempts: 2, completedTargets: ['push'] }]);
  });

  it('is counted as dead and not claimed again after a permanent failure', async () => {
    const [id = 0] = await addOutboxItems(fixtures.killarney, 2);
    await deadLetterItem(id, 'realtime: PusherRequestError 413');
    expect(await countItems()).toEqual({ pending: 1, dead: 1, oldestSeconds: expect.any(Number) });
  });
});
