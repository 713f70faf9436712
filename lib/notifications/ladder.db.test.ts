import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tellNews } from '@/lib/guest-chat/tell-news';
import { clock } from '@/lib/kernel/clock';
import { createNotificationManager } from '@/lib/notifications/notification-manager';
import type { Story } from '@/lib/notifications/ports';
import { ladderTarget } from '@/lib/notifications/targets/ladder-target';
import { dbPool } from '@/lib/platform/db';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { gate, recordingTarget } from '@/lib/testing/recording-target';
import { guestSays, staffSays } from '@/lib/testing/speak';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/the-killarney';
import { emptyOutbox, expireLeases, makeDue } from '@/lib/testing/waiting-news';

useFreshDatabase();
let cast: TheKillarney;
let called: { step: number; staffIds: readonly number[] }[] = [];
const realNow = clock.now;

beforeAll(async () => {
  cast = await seedTheKillarney();
});
beforeEach(async () => {
  called = [];
  await emptyOutbox();
});
afterEach(() => {
  clock.now = realNow;
});

function note({ call }: Story) {
  if (call) called.push({ step: call.step, staffIds: call.staffIds });
}

/** Another process: it has nothing in common with the last but the database. */
const aProcess = () =>
  createNotificationManager(tellNews, [
    recordingTarget('push', (story) => {
      note(story);
      return { outcome: 'delivered' };
    }),
    ladderTarget,
  ]);

async function at(minutes: number, { deliverPending } = aProcess()): Promise<void> {
  const now = realNow().getTime() + minutes * 60_000;
  clock.now = () => new Date(now);
  await makeDue();
  await deliverPending();
  await deliverPending();
}

async function waits(guest?: TestGuest): Promise<number> {
  const { conversation_id: id } = await guestSays(guest ?? (await addGuest(cast.killarney)), 'Hello?');
  await expireLeases();
  await aProcess().deliverPending();
  return id;
}

async function stepsOf(id: number): Promise<number[]> {
  const { rows } = await dbPool().query(
    'SELECT step FROM ladder_step WHERE conversation_id = $1 ORDER BY created_at, step',
    [id],
  );
  return rows.map(({ step }) => step);
}

async function timers(): Promise<number[]> {
  const { rows } = await dbPool().query<{ seconds: number }>(
    `SELECT round(EXTRACT(EPOCH FROM o.due_at - c.waiting_since))::int AS seconds
     FROM outbox o JOIN conversation c ON c.id = o.conversation_id WHERE o.type = 'ladder_step'`,
  );
  return rows.map(({ seconds }) => seconds);
}

describe('a guest who waits (W18)', () => {
  it('is called for after 2, 5, 10 and 15 minutes, each time for others, and then it ends', async () => {
    const id = await waits();
    expect(await timers()).toEqual([120]);
    await at(1.9);
    expect(called).toEqual([]);
    const { brendan, siobhan } = cast;
    for (const [minutes, step, person, next] of [
      [2, 1, brendan, [300]],
      [5, 2, brendan, [600]],
      [10, 3, siobhan, [900]],
      [15, 4, siobhan, []],
    ] as const) {
      await at(minutes + 0.02);
      expect(called.at(-1)).toEqual({ step, staffIds: [person.id] });
      expect(await timers()).toEqual(next);
    }
    await at(60);
    expect(await stepsOf(id)).toEqual([1, 2, 3, 4]);
    expect(called).toHaveLength(4);
  });

  it('is not called for once answered, and again when they write again', async () => {
    const guest = await addGuest(cast.killarney);
    const id = await waits(guest);
    await at(3);
    await staffSays(cast.brendan, id, 'Coming');
    await at(6);
    expect(await stepsOf(id)).toEqual([1]);
    expect(await timers()).toEqual([]);
    clock.now = realNow;
    await waits(guest);
    expect(await timers()).toEqual([120]);
    await at(3);
    expect(await stepsOf(id)).toEqual([1, 1]);
  });

  it('is called for in all the ways that were missed while nothing ran', async () => {
    const id = await waits();
    await at(11);
    expect(called.map(({ step }) => step)).toEqual([1, 2, 3]);
    expect(await stepsOf(id)).toEqual([1, 2, 3]);
    expect(await timers()).toEqual([900]);
  });

  it('is called for as the hotel has it, and not where it has no ladder', async () => {
    await dbPool().query('UPDATE hotel SET ladder_again = 30 WHERE id = $1', [cast.killarney.id]);
    await waits();
    expect(await timers()).toEqual([30]);
    await dbPool().query('UPDATE hotel SET ladder_is_on = false WHERE id = $1', [cast.killarney.id]);
    await at(3);
    expect(called).toEqual([]);
    expect(await timers()).toEqual([]);
    await dbPool().query('UPDATE hotel SET ladder_is_on = true, ladder_again = DEFAULT');
  });

  it('is not called for when the stay is over', async () => {
    const id = await waits();
    await dbPool().query(`UPDATE conversation SET status = 'closed' WHERE id = $1`, [id]);
    await at(20);
    expect(called).toEqual([]);
    expect(await timers()).toEqual([]);
  });

  it('keeps no ladder that does not rise', async () => {
    const wrong = dbPool().query('UPDATE hotel SET ladder_again = 400');
    await expect(wrong).rejects.toMatchObject({ constraint: 'hotel_ladder_rises' });
  });
});

describe('a step is taken once', () => {
  it('though the process dies between the step and the call, and the call still goes out', async () => {
    const id = await waits();
    clock.now = () => new Date(realNow().getTime() + 2.1 * 60_000);
    await makeDue();
    // It climbs, claims the call it queued, and is no more.
    const dying = createNotificationManager(tellNews, [
      recordingTarget('push', (story) => {
        if (story.call) throw new Error('Killed.');
        return { outcome: 'delivered' };
      }),
      ladderTarget,
    ]);
    await dying.deliverPending();
    await dying.deliverPending().catch(() => undefined);
    expect(await stepsOf(id)).toEqual([1]);
    expect(called).toEqual([]);
    await expireLeases();
    await at(2.2);
    expect(called).toEqual([{ step: 1, staffIds: [cast.brendan.id] }]);
    await at(2.3);
    expect(called).toHaveLength(1);
  });

  it('though the process dies before it has let go of the timer', async () => {
    const id = await waits();
    await at(2.1);
    await dbPool().query(`UPDATE outbox SET due_at = now() WHERE type = 'ladder_step'`);
    await at(2.2);
    expect(await stepsOf(id)).toEqual([1]);
    expect(called).toHaveLength(1);
    expect(await timers()).toEqual([300]);
  });

  it('by two who drain at once', async () => {
    const ids = [await waits(), await waits(), await waits()];
    clock.now = () => new Date(realNow().getTime() + 11 * 60_000);
    await makeDue();
    const both = [aProcess(), aProcess()];
    await Promise.all(both.map((each) => each.deliverPending()));
    await Promise.all(both.map((each) => each.deliverPending()));
    for (const id of ids) expect(await stepsOf(id)).toEqual([1, 2, 3]);
    expect(called).toHaveLength(9);
  });

  it('or not at all, when an answer comes first', async () => {
    const id = await waits();
    clock.now = () => new Date(realNow().getTime() + 3 * 60_000);
    await makeDue();
    const told = gate();
    const answering = recordingTarget('push', async (story) => {
      note(story);
      // The timer is claimed and its story told; before it climbs, somebody answers.
      if (story.isTimer) {
        await staffSays(cast.brendan, id, 'Here I am');
        told.open();
      }
      return { outcome: 'delivered' };
    });
    const after = {
      ...ladderTarget,
      deliver: (story: Story) => told.promise.then(() => ladderTarget.deliver(story)),
    };
    await createNotificationManager(tellNews, [answering, after]).deliverPending(1);
    await at(3.1);
    expect(await stepsOf(id)).toEqual([]);
    expect(called).toEqual([]);
    expect(await timers()).toEqual([]);
  });

  it('and is not called any more when the answer comes between', async () => {
    const id = await waits();
    clock.now = () => new Date(realNow().getTime() + 3 * 60_000);
    await makeDue();
    await aProcess().deliverPending(1);
    expect(await stepsOf(id)).toEqual([1]);
    await staffSays(cast.brendan, id, 'Here I am');
    await at(3.1);
    expect(called).toEqual([]);
  });
});
