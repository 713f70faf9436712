import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { clock } from '@/lib/kernel/clock';
import { realtimeBreaker } from '@/lib/platform/realtime-breaker';
import { runAfter } from '@/lib/testing/after';
import { byApiToken, byToken } from '@/lib/testing/call-route';
import { conversationEndpoints, guestEndpoints } from '@/lib/testing/endpoints';
import { useFailingChannels } from '@/lib/testing/failing-service';
import { seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays } from '@/lib/testing/speak';

useFreshDatabase();
const channels = useFailingChannels();
const realNow = clock.now;
let fixtures: TheKillarney;
let id: number;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  id = (await guestSays(fixtures.aoife, 'Good evening')).conversation_id;
  await runAfter();
});
afterEach(() => {
  clock.now = realNow;
  realtimeBreaker.close();
});

async function heads(): Promise<(string | null)[]> {
  const { slug } = fixtures.killarney;
  const answers = await Promise.all([
    guestEndpoints.events(slug, byToken(fixtures.aoife), { query: '?after=0' }),
    guestEndpoints.markRead(slug, byToken(fixtures.aoife), { json: { up_to_seq: 0 } }),
    conversationEndpoints.events(slug, id, byApiToken(fixtures.brendan), { query: '?after=0' }),
  ]);
  return answers.map(({ headers }) => headers.get('x-realtime'));
}

async function sayWhile(status: number): Promise<void> {
  channels().answer = status;
  await guestSays(fixtures.aoife, 'Is anybody there?');
  await runAfter();
}

describe('the X-Realtime header', () => {
  it.each([401, 403])('reports degraded realtime for a minute after Channels answers %i', async (status) => {
    await sayWhile(status);
    expect(await heads()).toEqual(['degraded', 'degraded', 'degraded']);
    clock.now = () => new Date(Date.now() + 60_001);
    expect(await heads()).toEqual([null, null, null]);
  });

  it.each([200, 500])('reports no degraded realtime while Channels answers %i', async (status) => {
    await sayWhile(status);
    expect(await heads()).toEqual([null, null, null]);
  });
});
