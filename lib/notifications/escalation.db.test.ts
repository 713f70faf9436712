import { beforeAll, describe, expect, it } from 'vitest';
import { dbPool } from '@/lib/platform/db';
import { useEscalation } from '@/lib/testing/escalation-run';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { expireLeases } from '@/lib/testing/outbox-items';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays, staffSays } from '@/lib/testing/speak';

useFreshDatabase();
const { aProcess, at, called, stepsOf, timers, waits: waitsFor } = useEscalation();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
const waits = async (guest?: TestGuest) => waitsFor(guest ?? (await addGuest(fixtures.killarney)));

describe('the escalation of a waiting guest', () => {
  it('calls after 2, 5, 10 and 15 minutes, at each step its own recipients, and then ends', async () => {
    const id = await waits();
    expect(await timers()).toEqual([120]);
    await at(1.9);
    expect(called()).toEqual([]);
    const { brendan, siobhan } = fixtures;
    for (const [minutes, step, person, next] of [
      [2, 1, brendan, [300]],
      [5, 2, brendan, [600]],
      [10, 3, siobhan, [900]],
      [15, 4, siobhan, []],
    ] as const) {
      await at(minutes + 0.02);
      expect(called().at(-1)).toEqual({ step, staffIds: [person.id] });
      expect(await timers()).toEqual(next);
    }
    await at(60);
    expect(await stepsOf(id)).toEqual([1, 2, 3, 4]);
    expect(called()).toHaveLength(4);
  });

  it('stops once the guest is answered, and starts again when they write again', async () => {
    const guest = await addGuest(fixtures.killarney);
    const id = await waits(guest);
    await at(3);
    await staffSays(fixtures.brendan, id, 'Coming');
    await at(6);
    expect(await stepsOf(id)).toEqual([1]);
    expect(await timers()).toEqual([]);
    await waits(guest);
    expect(await timers()).toEqual([120]);
    await at(3);
    expect(await stepsOf(id)).toEqual([1, 1]);
  });

  it('takes every step that was missed while no process ran', async () => {
    const id = await waits();
    await at(11);
    expect(called().map(({ step }) => step)).toEqual([1, 2, 3]);
    expect(await stepsOf(id)).toEqual([1, 2, 3]);
    expect(await timers()).toEqual([900]);
  });

  it('starts although the waiting time and its first message differ by a millisecond', async () => {
    const { conversation_id: id } = await guestSays(await addGuest(fixtures.killarney), 'Hello?');
    await dbPool().query(
      `UPDATE conversation SET waiting_since = waiting_since + interval '1 ms' WHERE id = $1`,
      [id],
    );
    await expireLeases();
    await aProcess().deliverPending();
    expect(await timers()).toEqual([120]);
  });

  it('follows the times of the hotel, and stops where the hotel has switched it off', async () => {
    await dbPool().query('UPDATE hotel SET ladder_again = 30 WHERE id = $1', [fixtures.killarney.id]);
    await waits();
    expect(await timers()).toEqual([30]);
    await dbPool().query('UPDATE hotel SET ladder_is_on = false WHERE id = $1', [fixtures.killarney.id]);
    await at(3);
    expect(called()).toEqual([]);
    expect(await timers()).toEqual([]);
    await dbPool().query('UPDATE hotel SET ladder_is_on = true, ladder_again = DEFAULT');
  });

  it('stops when the conversation is closed', async () => {
    const id = await waits();
    await dbPool().query(`UPDATE conversation SET status = 'closed' WHERE id = $1`, [id]);
    await at(20);
    expect(called()).toEqual([]);
    expect(await timers()).toEqual([]);
  });

  it('rejects step times that do not rise', async () => {
    const wrong = dbPool().query('UPDATE hotel SET ladder_again = 400');
    await expect(wrong).rejects.toMatchObject({ constraint: 'hotel_ladder_rises' });
  });
});
