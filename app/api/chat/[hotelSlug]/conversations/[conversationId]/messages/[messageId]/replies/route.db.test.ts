import { beforeAll, describe, expect, it } from 'vitest';
import { GET as staffReplies } from '@/app/api/chat/[hotelSlug]/conversations/[conversationId]/messages/[messageId]/replies/route';
import { GET as guestReplies } from '@/app/api/public/chat/[hotelSlug]/guest/chat/messages/[messageId]/replies/route';
import { threadSchema } from '@/lib/contract/history';
import { guestApi, staffApi } from '@/lib/contract/paths';
import { db } from '@/lib/platform/db';
import { byApiToken, byGuestCookie, byToken, type Caller, callRoute, nobody } from '@/lib/testing/call-route';
import { countQueries } from '@/lib/testing/expect-queries';
import { bodyWithoutRequestId, expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays, staffSays } from '@/lib/testing/speak';

useFreshDatabase();
let fixtures: TheKillarney;
let id: number;
let source: number;
let replies: number[];
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  const asked = await guestSays(fixtures.aoife, 'When is breakfast?');
  [id, source] = [asked.conversation_id, asked.message_id];
  const answer = await staffSays(fixtures.brendan, id, 'From seven', { reply_to: source });
  await guestSays(fixtures.aoife, 'Something else');
  const own = await guestSays(fixtures.aoife, 'And on Sunday?', { reply_to: source });
  const last = await staffSays(fixtures.siobhan, id, 'From eight', { reply_to: source });
  replies = [answer.message.id, own.message_id, last.message.id];
});

const FAMILIES = ['guest', 'staff'] as const;
type Family = (typeof FAMILIES)[number];
function ask(family: Family, messageId: number | string, query = '', as?: Caller): Promise<Response> {
  const hotelSlug = fixtures.killarney.slug;
  const given = { messageId: String(messageId), hotelSlug };
  if (family === 'guest') {
    const path = guestApi.replies(hotelSlug, source);
    return callRoute(guestReplies, 'GET', path, given, as ?? byToken(fixtures.aoife), { query });
  }
  const params = { ...given, conversationId: String(id) };
  return callRoute(
    staffReplies,
    'GET',
    staffApi.replies(hotelSlug, id, source),
    params,
    as ?? byApiToken(fixtures.brendan),
    {
      query,
    },
  );
}
const thread = async (family: Family, messageId: number, query?: string) =>
  threadSchema.parse(await (await ask(family, messageId, query)).json());

describe.each(FAMILIES)('GET replies by a %s', (family) => {
  it('returns the message and every reply from either side, oldest first', async () => {
    const { message, replies: found, has_more, last_seq } = await thread(family, source);
    expect(message.message).toBe('When is breakfast?');
    expect(found.map((reply) => reply.message)).toEqual(['From seven', 'And on Sunday?', 'From eight']);
    const row = await db().conversation.findUniqueOrThrow({ where: { id }, select: { lastSeq: true } });
    expect([has_more, last_seq]).toEqual([false, Number(row.lastSeq)]);
  });

  it('returns the replies page by page without a gap', async () => {
    const first = await thread(family, source, '?limit=2');
    expect([first.replies.map((reply) => reply.id), first.has_more]).toEqual([replies.slice(0, 2), true]);
    const second = await thread(family, source, `?limit=2&after=${replies[1]}`);
    expect([second.replies.map((reply) => reply.id), second.has_more]).toEqual([replies.slice(2), false]);
  });

  it('returns a message without replies and an empty list', async () => {
    const { message_id } = await guestSays(fixtures.aoife, 'Good night');
    expect((await thread(family, message_id)).replies).toEqual([]);
  });

  it('runs the same number of queries for any number of replies', async () => {
    const { message_id } = await guestSays(fixtures.aoife, 'Alone');
    const costs = [
      await countQueries(() => ask(family, message_id)),
      await countQueries(() => ask(family, source)),
    ];
    expect(new Set(costs).size).toBe(1);
  });

  it('omits deleted replies and the text of a deleted message', async () => {
    const { message_id } = await guestSays(fixtures.aoife, 'The safe is 4711');
    await guestSays(fixtures.aoife, 'It is 4712 now', { reply_to: message_id });
    await guestSays(fixtures.aoife, 'Never mind', { reply_to: message_id });
    await db().message.updateMany({
      where: { conversationId: id, body: { contains: '471' } },
      data: { deletedAt: new Date() },
    });
    const response = await ask(family, message_id);
    const text = await response.clone().text();
    expect(text).not.toMatch(/471[12]/);
    const { message, replies: found } = threadSchema.parse(await response.json());
    expect([message.is_deleted, found.map((reply) => reply.message)]).toEqual([true, ['Never mind']]);
  });
});

describe.each(FAMILIES)('refusals of GET replies by a %s', (family) => {
  it('answers alike for a message of another booking or hotel, an absent one and an invalid id', async () => {
    const neighbour = await addGuest(fixtures.killarney);
    const foreign = [await guestSays(neighbour, 'Private'), await guestSays(fixtures.marco, 'Private')];
    const unknown = [...foreign.map((sent) => sent.message_id), 999_999_999, 'abc', '0', '1;2'];
    await expectRefusals(
      unknown.map((message) => () => ask(family, message)),
      'not_found',
    );
    const bodies = await Promise.all(
      unknown.map(async (one) => bodyWithoutRequestId(await ask(family, one))),
    );
    expect(new Set(bodies).size).toBe(1);
  });

  it.each(['?after=abc', '?limit=0', '?limit=201', '?before=1', '?after=1&after=2', '?after=999999999'])(
    'refuses the query %s for replies',
    async (query) => {
      await expectRefusal(() => ask(family, source, query), 'invalid_input');
    },
  );
});

it('refuses replies to every caller who may not read the conversation', async () => {
  const { aoife, marco, brendan, ronan } = fixtures;
  const strangers = [nobody, byToken(marco), byGuestCookie(marco), byApiToken(brendan)];
  await expectRefusals(
    strangers.map((as) => () => ask('guest', source, '', as)),
    'unauthenticated',
  );
  const guests = [nobody, byToken(aoife), byGuestCookie(aoife)];
  await expectRefusals(
    guests.map((as) => () => ask('staff', source, '', as)),
    'unauthenticated',
  );
  await expectRefusals([() => ask('staff', source, '', byApiToken(ronan))], 'not_found');
});

it('refuses the replies to a message of another conversation of the same hotel', async () => {
  const other = (await guestSays(await addGuest(fixtures.killarney), 'Elsewhere')).conversation_id;
  const params = {
    hotelSlug: fixtures.killarney.slug,
    conversationId: String(other),
    messageId: String(source),
  };
  const path = staffApi.replies(fixtures.killarney.slug, other, source);
  await expectRefusal(
    () => callRoute(staffReplies, 'GET', path, params, byApiToken(fixtures.brendan)),
    'not_found',
  );
});
