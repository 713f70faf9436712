import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runAfter } from '@/lib/testing/after';
import { byApiToken, byToken } from '@/lib/testing/call-route';
import { conversationEndpoints, guestEndpoints } from '@/lib/testing/endpoints';
import { useFailingChannels } from '@/lib/testing/failing-service';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays, staffSays } from '@/lib/testing/speak';

useFreshDatabase();
let fixtures: TheKillarney;
let guest: TestGuest;
let id: number;
/** Accepts and counts all calls to Channels. */
const channels = useFailingChannels();
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
beforeEach(async () => {
  guest = await addGuest(fixtures.killarney);
  id = (await guestSays(guest, 'Good evening')).conversation_id;
  await staffSays(fixtures.brendan, id, 'Good evening');
  await runAfter();
  channels().calls = 0;
});

async function callsAfter(act: () => Promise<unknown>): Promise<number> {
  await act();
  expect(channels().calls).toBe(0);
  await runAfter();
  return channels().calls;
}

describe('calls to Channels', () => {
  it('makes one call for a guest message to the guest, the conversation, the inbox and staff on duty', async () => {
    expect(await callsAfter(() => guestSays(guest, 'Two towels'))).toBe(1);
  });

  it('makes one call for an answer of the handler', async () => {
    expect(await callsAfter(() => staffSays(fixtures.brendan, id, 'At once'))).toBe(1);
  });

  it('makes one call each for a read receipt of staff and of the guest', async () => {
    await guestSays(guest, 'Thank you');
    await runAfter();
    channels().calls = 0;
    const { slug } = fixtures.killarney;
    const asStaff = byApiToken(fixtures.brendan);
    expect(await callsAfter(() => conversationEndpoints.markRead(slug, id, asStaff, { json: {} }))).toBe(1);
    channels().calls = 0;
    const read = { json: { up_to_seq: 1000 } };
    expect(await callsAfter(() => guestEndpoints.markRead(slug, byToken(guest), read))).toBe(1);
  });

  it('makes one call for a typing event', async () => {
    await guestEndpoints.typing(guest.hotel.slug, byToken(guest), {});
    expect(channels().calls).toBe(1);
  });
});
