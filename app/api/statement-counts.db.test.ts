import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { clock } from '@/lib/kernel/clock';
import { dbPool } from '@/lib/platform/db';
import { runAfter } from '@/lib/testing/after';
import { byApiToken, byGuestCookie, byStaffCookie, byToken } from '@/lib/testing/call-route';
import { conversationEndpoints, guestEndpoints, hotelEndpoints } from '@/lib/testing/endpoints';
import { countQueries } from '@/lib/testing/expect-queries';
import { useFailingChannels } from '@/lib/testing/failing-service';
import { seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays, staffSays } from '@/lib/testing/speak';

useFreshDatabase();
useFailingChannels();
let fixtures: TheKillarney;
let id: number;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  id = (await guestSays(fixtures.aoife, 'Good evening')).conversation_id;
  await staffSays(fixtures.brendan, id, 'Good evening');
  await runAfter();
});

const realNow = clock.now;
afterEach(() => {
  clock.now = realNow;
});

async function statementsOf(act: () => Promise<Response>): Promise<number> {
  return countQueries(async () => {
    expect((await act()).ok).toBe(true);
  });
}

describe('queries between a request and its answer', () => {
  const words = { json: { message: 'Two towels' } };

  it('runs three queries for a guest message: authentication, rate limit and write', async () => {
    const { aoife, killarney } = fixtures;
    for (const as of [byToken(aoife), byGuestCookie(aoife)]) {
      expect(await statementsOf(() => guestEndpoints.send(killarney.slug, as, words))).toBe(3);
    }
  });

  it('runs three queries for an answer of the handler', async () => {
    const { brendan, killarney } = fixtures;
    for (const as of [byApiToken(brendan), byStaffCookie(brendan)]) {
      expect(await statementsOf(() => conversationEndpoints.send(killarney.slug, id, as, words))).toBe(3);
    }
  });

  it('runs three queries for a page of the inbox', async () => {
    const { brendan, killarney } = fixtures;
    expect(await statementsOf(() => hotelEndpoints.inbox(killarney.slug, byApiToken(brendan)))).toBe(3);
  });
});

it('runs two more queries to dispatch a message: the current channel names and the completion of its item', async () => {
  // The clock is stopped: a second later the dispatch would also query for items left by other processes.
  const now = new Date();
  clock.now = () => now;
  await runAfter();
  await staffSays(fixtures.brendan, id, 'Certainly');
  await runAfter();
  await guestSays(fixtures.aoife, 'Two more');
  // The third query schedules the escalation timer of the guest, who begins to wait.
  expect(await countQueries(runAfter)).toBe(3);
  // A message within a second of the first one may count as the first and schedule the timer again.
  await dbPool().query(`UPDATE conversation SET waiting_since = waiting_since - interval '1 minute'`);
  await guestSays(fixtures.aoife, 'Please');
  expect(await countQueries(runAfter)).toBe(2);
});
