import { beforeAll, describe, expect, it } from 'vitest';
import { messagePageSchema } from '@/lib/contract/chat';
import { db } from '@/lib/platform/db';
import { BAD_PAGES } from '@/lib/testing/bad-pages';
import { byToken } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { countQueries } from '@/lib/testing/expect-queries';
import { expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays, staffSays } from '@/lib/testing/speak';

useFreshDatabase();
let fixtures: TheKillarney;
let ids: number[];
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  ids = [];
  for (let count = 1; count <= 7; count += 1)
    ids.push((await guestSays(fixtures.aoife, `${count}`)).message_id);
});

const list = (guest: TestGuest, query = '') =>
  guestEndpoints.messages(guest.hotel.slug, byToken(guest), { query });
const page = async (query: string) =>
  messagePageSchema.parse(await (await list(fixtures.aoife, query)).json());
const texts = async (query: string) => (await page(query)).messages.map((message) => message.message);

describe('GET messages by a guest', () => {
  it('returns the messages oldest first with exactly the fields of a page', async () => {
    const response = await list(fixtures.aoife);
    const body = await response.json();
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(Object.keys(body).sort()).toEqual(Object.keys(messagePageSchema.shape).sort());
    expect(body).toMatchObject({
      count: 7,
      has_more: false,
      last_seq: 7,
      conversation_id: expect.any(Number),
    });
    expect(body.messages.map((message: { id: number }) => message.id)).toEqual(ids);
  });

  it('pages back with before and before_id and forward with after, without a gap', async () => {
    expect(await texts('?limit=3')).toEqual(['5', '6', '7']);
    expect(await texts(`?limit=3&before=${ids[4]}`)).toEqual(['2', '3', '4']);
    expect(await texts(`?limit=3&before_id=${ids[4]}`)).toEqual(['2', '3', '4']);
    expect(await texts(`?limit=3&before=${ids[1]}`)).toEqual(['1']);
    expect(await texts(`?limit=3&after=${ids[1]}`)).toEqual(['3', '4', '5']);
    expect([(await page('?limit=3')).has_more, (await page(`?before=${ids[1]}`)).has_more]).toEqual([
      true,
      false,
    ]);
  });

  it.each([
    ['before check-in', { status: 'confirmed' }],
    ['without a room', { room: null }],
    ['before the first message', {}],
  ] as const)('answers 200 with an empty message page %s', async (_when, details) => {
    const guest = await addGuest(fixtures.killarney, details);
    const response = await list(guest);
    expect([response.status, await response.json()]).toEqual([
      200,
      {
        messages: [],
        conversation_id: null,
        count: 0,
        has_more: false,
        last_seq: 0,
        read_state: { guest_read_seq: 0, staff_read_seq: 0 },
      },
    ]);
  });

  it('runs the same number of queries for fifty messages as for one', async () => {
    const [one, fifty] = [await addGuest(fixtures.killarney), await addGuest(fixtures.killarney)];
    await guestSays(one, 'Only');
    await guestSays(fifty, 'First');
    const long = (await guestSays(fifty, 'Second')).conversation_id;
    for (let count = 0; count < 48; count += 1) await staffSays(fixtures.brendan, long, `${count}`);
    const costs = [await countQueries(() => list(one)), await countQueries(() => list(fifty))];
    expect(new Set(costs).size).toBe(1);
  });
});

describe('invalid input of GET messages', () => {
  it.each(BAD_PAGES)('refuses the message page %s', async (query) => {
    await expectRefusal(() => list(fixtures.aoife, query), 'invalid_input');
  });

  it('refuses a cursor that names a message of another booking or hotel or an absent one', async () => {
    const neighbour = await addGuest(fixtures.killarney);
    const foreign = [await guestSays(neighbour, 'Private'), await guestSays(fixtures.marco, 'Private')];
    const queries = [...foreign.map((sent) => sent.message_id), 999_999_999].flatMap((id) => [
      `?before=${id}`,
      `?before_id=${id}`,
      `?after=${id}`,
    ]);
    await expectRefusals(
      queries.map((query) => () => list(fixtures.aoife, query)),
      'invalid_input',
    );
  });
});

describe('messages of other guests', () => {
  it('returns no message of another guest, not even of the previous guest in the same room', async () => {
    const left = await addGuest(fixtures.killarney, { room: '501' });
    await guestSays(left, 'The safe is 4711');
    await db().booking.update({ where: { id: left.bookingId }, data: { status: 'checked_out' } });
    const next = await addGuest(fixtures.killarney, { room: '501' });
    for (const guest of [next, fixtures.marco]) {
      expect(await (await list(guest)).text()).not.toMatch(/4711/);
    }
  });
});
