import { beforeAll, describe, expect, it } from 'vitest';
import { historyPageSchema } from '@/lib/contract/history';
import { db } from '@/lib/platform/db';
import { byApiToken, byToken } from '@/lib/testing/call-route';
import { conversationEndpoints, guestEndpoints } from '@/lib/testing/endpoints';
import { countQueries } from '@/lib/testing/expect-queries';
import { bodyWithoutRequestId, expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays } from '@/lib/testing/speak';

useFreshDatabase();
let fixtures: TheKillarney;
let id: number;
let ids: number[];

/** Seeds nine messages, three on each of three days in Dublin, the last of each just before midnight. */
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  ids = [];
  for (const day of ['2026-11-20', '2026-11-21', '2026-11-23']) {
    for (const time of ['00:00:00.000', '12:00:00.000', '23:59:59.999']) {
      const sent = await guestSays(fixtures.aoife, `${day.slice(-2)} ${time.slice(0, 2)}`);
      const at = new Date(`${day}T${time}Z`);
      await db().message.update({ where: { id: sent.message_id }, data: { createdAt: at } });
      ids.push(sent.message_id);
      id = sent.conversation_id;
    }
  }
});

const FAMILIES = ['guest', 'staff'] as const;
type Family = (typeof FAMILIES)[number];
const ask = (family: Family, query: string) =>
  family === 'guest'
    ? guestEndpoints.around(fixtures.killarney.slug, byToken(fixtures.aoife), { query })
    : conversationEndpoints.around(fixtures.killarney.slug, id, byApiToken(fixtures.brendan), { query });
const historyPage = async (family: Family, query: string) =>
  historyPageSchema.parse(await (await ask(family, query)).json());
const words = async (family: Family, query: string) => {
  const { messages, anchor_id, has_older, has_newer } = await historyPage(family, query);
  const anchor = messages.find((message) => message.id === anchor_id)?.message;
  return [messages.map((message) => message.message), anchor, has_older, has_newer];
};

describe.each(FAMILIES)('GET messages/around by a %s', (family) => {
  it('returns as many messages before the named one as after it, oldest first', async () => {
    expect(await words(family, `?message=${ids[4]}&limit=4`)).toEqual([
      ['20 23', '21 00', '21 12', '21 23'],
      '21 12',
      true,
      true,
    ]);
    expect(await words(family, `?message=${ids[4]}&limit=1`)).toEqual([['21 12'], '21 12', true, true]);
    expect((await words(family, `?message=${ids[0]}&limit=4`)).slice(1)).toEqual(['20 00', false, true]);
    expect((await words(family, `?message=${ids[8]}&limit=4`)).slice(1)).toEqual(['23 23', true, false]);
    expect((await words(family, `?message=${ids[4]}`)).slice(2)).toEqual([false, false]);
  });

  it.each([
    ['2026-11-21', '21 00'],
    ['2026-11-22', '23 00'],
    ['2026-11-23', '23 00'],
    ['2001-01-01', '20 00'],
    ['2030-01-01', '23 23'],
  ])('anchors at the first message of %s or later, otherwise at the newest', async (day, anchor) => {
    expect((await words(family, `?day=${day}&limit=2`))[1]).toBe(anchor);
  });

  it('anchors at the first message after a sequence number, otherwise at the newest', async () => {
    const { messages } = await historyPage(family, `?message=${ids[3]}`);
    const seq = messages.find((message) => message.id === ids[3])?.seq;
    expect((await words(family, `?after_seq=${seq}&limit=2`))[1]).toBe('21 12');
    expect((await words(family, '?after_seq=0'))[1]).toBe('20 00');
    expect((await words(family, '?after_seq=999999'))[1]).toBe('23 23');
  });

  it('returns exactly the fields of a history page and the log position at which it was read', async () => {
    const response = await ask(family, `?message=${ids[0]}&limit=1`);
    const body = await response.json();
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(Object.keys(body).sort()).toEqual(Object.keys(historyPageSchema.shape).sort());
    expect(body.last_seq).toBe(9);
  });

  it('runs the same number of queries for any length of page', async () => {
    const costs: number[] = [];
    for (const limit of [1, 9])
      costs.push(await countQueries(() => ask(family, `?day=2026-11-21&limit=${limit}`)));
    expect(new Set(costs).size).toBe(1);
  });
});

describe('a day in GET messages/around', () => {
  it('starts a day at midnight in the time zone of the hotel', async () => {
    await db().hotel.update({ where: { id: fixtures.killarney.id }, data: { timeZone: 'Pacific/Auckland' } });
    // Noon of the 20th in London is 01:00 of the 21st in Auckland.
    expect((await words('staff', '?day=2026-11-21&limit=2'))[1]).toBe('20 12');
    await db().hotel.update({ where: { id: fixtures.killarney.id }, data: { timeZone: 'Europe/Dublin' } });
  });

  it('returns no messages before the conversation exists', async () => {
    const guest = await addGuest(fixtures.killarney);
    const asked = { query: '?day=2026-11-21' };
    const response = await guestEndpoints.around(fixtures.killarney.slug, byToken(guest), asked);
    expect(historyPageSchema.parse(await response.json())).toMatchObject({ messages: [], anchor_id: null });
  });
});

describe.each(FAMILIES)('refusals of GET messages/around by a %s', (family) => {
  it.each([
    '',
    '?limit=10',
    '?message=abc',
    '?message=-1',
    '?message=1&day=2026-11-21',
    '?message=1&after_seq=1',
    '?day=2026-02-30',
    '?day=21.11.2026',
    '?day=',
    '?day=2026-11-21T00:00:00Z',
    "?day=2026-11-21'--",
    '?after_seq=-1',
    '?after_seq=9999999999999999999',
    '?message=1&limit=0',
    '?message=1&limit=201',
    '?message=1&message=2',
    '?message=1&hotel_id=1',
  ])('refuses the query "%s" for a history page', async (query) => {
    await expectRefusal(() => ask(family, query), 'invalid_input');
  });

  it('answers alike for a message of another booking or hotel and an absent one', async () => {
    const neighbour = await addGuest(fixtures.killarney);
    const foreign = [await guestSays(neighbour, 'Private'), await guestSays(fixtures.marco, 'Private')];
    const unknown = [...foreign.map((sent) => sent.message_id), 999_999_999];
    await expectRefusals(
      unknown.map((message) => () => ask(family, `?message=${message}`)),
      'not_found',
    );
    const bodies = unknown.map(async (message) =>
      bodyWithoutRequestId(await ask(family, `?message=${message}`)),
    );
    expect(new Set(await Promise.all(bodies)).size).toBe(1);
  });
});

it('never returns a deleted text, not even in a quotation', async () => {
  const secret = await guestSays(fixtures.aoife, 'The safe is 4711');
  const answer = await guestSays(fixtures.aoife, 'Forget that', { reply_to: secret.message_id });
  await db().message.update({ where: { id: secret.message_id }, data: { deletedAt: new Date() } });
  for (const family of FAMILIES) {
    const text = await (await ask(family, `?message=${answer.message_id}`)).text();
    expect(text).toContain('Forget that');
    expect(text).not.toContain('4711');
  }
});
