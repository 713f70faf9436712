import { beforeAll, describe, expect, it } from 'vitest';
import { BAD_BODIES } from '@/lib/testing/bad-bodies';
import { byApiToken } from '@/lib/testing/call-route';
import { conversationEndpoints, hotelEndpoints } from '@/lib/testing/endpoints';
import { expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays } from '@/lib/testing/speak';

useFreshDatabase();
let fixtures: TheKillarney;
/** The conversation of Aoife in Killarney; `foreign` is that of Marco in Dublin. */
let id: number;
let foreign: number;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  id = (await guestSays(fixtures.aoife, 'Hello')).conversation_id;
  foreign = (await guestSays(fixtures.marco, 'Ciao')).conversation_id;
});

const one = (json: unknown) =>
  conversationEndpoints.markDelivered(fixtures.killarney.slug, id, byApiToken(fixtures.brendan), { json });
const list = (json: unknown) =>
  hotelEndpoints.markListDelivered(fixtures.killarney.slug, byApiToken(fixtures.brendan), { json });
const statusOf = async (conversationId: number, slug = fixtures.killarney.slug, staff = fixtures.brendan) => {
  const response = await conversationEndpoints.messages(slug, conversationId, byApiToken(staff));
  return (await response.json()).messages.at(-1).status;
};

describe('POST mark-delivered of one conversation', () => {
  it('marks the messages of a conversation as delivered and answers with their number', async () => {
    expect(await (await one({ up_to_seq: 1 })).json()).toEqual({
      conversation_id: id,
      marked_as_delivered: 1,
    });
    expect(await statusOf(id)).toBe('delivered');
  });

  it.each(BAD_BODIES)('refuses mark-delivered with %s and marks nothing', async (_name, asked, code) => {
    const { slug } = fixtures.killarney;
    await expectRefusal(
      () => conversationEndpoints.markDelivered(slug, id, byApiToken(fixtures.brendan), asked),
      code,
    );
  });
});

describe('POST mark-delivered of a list', () => {
  it('marks the conversations of the hotel as delivered and none of another hotel', async () => {
    const { conversation_id } = await guestSays(await addGuest(fixtures.killarney), 'Hello');
    const conversations = [conversation_id, foreign].map((each) => ({
      conversation_id: each,
      up_to_seq: 99,
    }));
    expect(await (await list({ conversations })).json()).toEqual({ marked_as_delivered: 1 });
    expect(await statusOf(conversation_id)).toBe('delivered');
    expect(await statusOf(foreign, fixtures.dublin.slug, fixtures.ronan)).toBe('pending');
  });

  it('refuses mark-delivered with a list that is empty, malformed or too long', async () => {
    const entry = { conversation_id: id, up_to_seq: 1 };
    const wrong = [
      {},
      { conversations: [] },
      { conversations: [{ conversation_id: id }] },
      { conversations: [{ ...entry, up_to_seq: -1 }] },
      { conversations: [{ ...entry, conversation_id: String(id) }] },
      { conversations: [{ ...entry, reader: 'guest' }] },
      { conversations: Array(201).fill(entry) },
    ];
    await expectRefusals(
      wrong.map((json) => () => list(json)),
      'invalid_input',
    );
  });
});
