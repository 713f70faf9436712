import { afterEach, beforeAll, expect, it } from 'vitest';
import { realtimeBreaker } from '@/lib/platform/realtime-breaker';
import { runAfter } from '@/lib/testing/after';
import { useFailingChannels } from '@/lib/testing/failing-service';
import { addGuest, addStaff, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { emptyOutbox, makeDue, readOutbox } from '@/lib/testing/outbox-items';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { OF_A_GUEST, OF_STAFF } from '@/lib/testing/revocations';
import { deliverNow } from '@/lib/wiring';

useFreshDatabase();
const channels = useFailingChannels();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
afterEach(async () => {
  realtimeBreaker.close();
  await emptyOutbox();
});

async function dispatchNow(): Promise<void> {
  await runAfter();
  await deliverNow();
}

it.each([500, 429, 403])(
  'retries a disconnection from the outbox until Channels stops answering %i',
  async (bad) => {
    channels().answer = bad;
    await OF_STAFF[1]?.end(await addStaff(fixtures.killarney), fixtures.dublin);
    await dispatchNow();
    // One item disconnects the staff member; the other informs the remaining clients of the new channel names.
    const waiting = {
      attempts: 1,
      isDead: false,
      isClaimed: false,
      error: `realtime: PusherRequestError ${bad}`,
    };
    expect(await readOutbox()).toMatchObject([waiting, waiting]);
    channels().answer = 200;
    realtimeBreaker.close();
    await makeDue();
    const before = channels().calls;
    await dispatchNow();
    expect(channels().calls).toBe(before + 2);
    expect(await readOutbox()).toEqual([]);
  },
);

it('answers a checkout without waiting for Channels', async () => {
  channels().answer = 'never';
  const guest = await addGuest(fixtures.killarney);
  expect((await OF_A_GUEST[0]?.end(guest, fixtures.brendan))?.status).toBe(200);
  expect(await readOutbox()).toHaveLength(3);
});
