import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { BAD_SOCKET_IDS, channelsOf, dressedUp } from '@/lib/testing/bad-channels';
import { type Asked, byApiToken, byToken } from '@/lib/testing/call-route';
import { guestEndpoints, staffEndpoints } from '@/lib/testing/endpoints';
import { HOSTILE_ROUNDS } from '@/lib/testing/hostile-callers';
import { seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays } from '@/lib/testing/speak';
import { tableHashes } from '@/lib/testing/table-hashes';

const EACH = 250 * HOSTILE_ROUNDS;
const SOCKET = '123.456';
/** Stays below the smallest rate limit of signatures. */
const AT_ONCE = 20;

useFreshDatabase();
let fixtures: TheKillarney;
let names: string[];
type Command = { name: string; own: readonly string[]; ask(asked: Asked): Promise<Response> };
let requesters: Command[];
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  const { aoife, marco, brendan, ronan, killarney, dublin } = fixtures;
  const places = [
    { guest: aoife, staff: brendan },
    { guest: marco, staff: ronan },
  ].map(async ({ guest, staff }) => ({
    slug: guest.hotel.slug,
    code: guest.code,
    staffId: staff.id,
    conversationId: (await guestSays(guest, 'Hello')).conversation_id,
  }));
  const [here, there] = [await places[0], await places[1]];
  if (!here || !there) throw new Error('Two hotels, two conversations.');
  const [ours, theirs] = [channelsOf(here), channelsOf(there)];
  names = [here, there].flatMap((place) =>
    Object.values(channelsOf(place)).flatMap((channel) => [channel, ...dressedUp(channel, place)]),
  );
  const atDesk = (staff: typeof brendan) => (asked: Asked) =>
    staffEndpoints.pusherAuth(byApiToken(staff), asked);
  requesters = [
    {
      name: 'a guest',
      own: [ours.booking],
      ask: (asked) => guestEndpoints.pusherAuth(killarney.slug, byToken(aoife), asked),
    },
    {
      name: 'a guest of another hotel, at our door',
      own: [],
      ask: (asked) => guestEndpoints.pusherAuth(killarney.slug, byToken(marco), asked),
    },
    { name: 'a receptionist', own: [ours.conversation, ours.inbox, ours.personal], ask: atDesk(brendan) },
    { name: dublin.name, own: [theirs.conversation, theirs.inbox, theirs.personal], ask: atDesk(ronan) },
  ];
});

/** Forged channel names: an existing name with characters inserted or cut, in upper case or doubled. */
const forged = () =>
  fc.tuple(
    fc.constantFrom(...names),
    fc.nat(80),
    fc.constantFrom(
      '',
      '0',
      '1',
      '-',
      '.',
      ',',
      '=',
      '@',
      ';',
      ':',
      '%2d',
      ' ',
      '\n',
      '\u0000',
      'а',
      'staff',
      '*',
    ),
    fc.constantFrom(0, 0, 1, 2),
    fc.constantFrom('as it is', 'upper', 'double'),
  );

function forge([name, at, more, cut, turn]: [string, number, string, number, string]): string {
  const text = name.slice(0, at) + more + name.slice(at + cut);
  if (turn === 'upper') return text.toUpperCase();
  return turn === 'double' ? `${text},${name}` : text;
}

it('signs no forged channel name and no invalid socket id for any caller', async () => {
  const before = await tableHashes();
  for (const { name, own, ask } of requesters) {
    const tries = fc.sample(forged(), { numRuns: EACH, seed: 20_261_123 }).map((drawn, index) => {
      const bad = index % 5 === 0 ? BAD_SOCKET_IDS[(index / 5) % BAD_SOCKET_IDS.length] : SOCKET;
      return { socket_id: bad, channel_name: index % 5 === 0 ? (own[0] ?? forge(drawn)) : forge(drawn) };
    });
    const hostile = tries.filter(
      ({ socket_id, channel_name }) => socket_id !== SOCKET || !own.includes(channel_name),
    );
    expect(hostile.length).toBeGreaterThan(EACH / 2);
    for (const [index, json] of hostile.entries()) {
      if (index % AT_ONCE === 0) await db().rateLimit.deleteMany();
      const { status } = await ask({ json });
      expect([400, 401, 403], `${name}: ${JSON.stringify(json)} ${status}`).toContain(status);
    }
    await db().rateLimit.deleteMany();
    for (const channel_name of own)
      expect((await ask({ json: { socket_id: SOCKET, channel_name } })).status).toBe(200);
  }
  expect(await tableHashes()).toEqual(before);
});
