import { beforeAll, describe, expect, it } from 'vitest';
import { nameHolds } from '@/lib/contract/fold-name';
import { Prisma } from '@/lib/generated/prisma/client';
import { findColleagues } from '@/lib/hotel/colleague-store';
import { nameMatches } from '@/lib/hotel/name-search-store';
import { findPeople } from '@/lib/people/people-store';
import { db } from '@/lib/platform/db';
import { byApiToken } from '@/lib/testing/call-route';
import { hotelEndpoints } from '@/lib/testing/endpoints';
import { addGuest, addStaff, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays } from '@/lib/testing/speak';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  const name = { firstName: 'Zoë', lastName: 'Müller-Łukasz' };
  for (const hotel of [fixtures.killarney, fixtures.dublin]) {
    await guestSays(await addGuest(hotel, name), 'Hello');
    await addStaff(hotel, name);
  }
});

/** Every letter of these scripts, each to be used in its own name. */
const LETTERS = Array.from({ length: 0x700 - 0x21 }, (_, index) => String.fromCodePoint(index + 0x21)).concat(
  Array.from({ length: 0x200 }, (_, index) => String.fromCodePoint(index + 0x1e00)),
);

async function matchedBy(looked: string, names: readonly string[]): Promise<boolean[]> {
  const rows = await db().$queryRaw<{ found: boolean }[]>`
    SELECT ${nameMatches(Prisma.sql`given.name`, looked)} AS found
    FROM unnest(${[...names]}::text[]) WITH ORDINALITY AS given(name, at) ORDER BY at`;
  return rows.map(({ found }) => found);
}

describe('nameMatches', () => {
  it("matches a name in the database exactly where the browser's search matches it, letter by letter", async () => {
    const names = LETTERS.map((letter) => `x${letter}x`);
    for (const looked of ['xax', 'xox', 'xssx', 'xaex', 'x x', 'xx', 'xσx', 'xиx', 'xاx', 'xlx', 'xix']) {
      const found = await matchedBy(looked, names);
      const differing = names.filter((name, at) => found[at] !== nameHolds(name, looked));
      expect(differing, looked).toEqual([]);
    }
    const own = await Promise.all(
      names.slice(0, 400).map(async (name) => (await matchedBy(name, [name]))[0]),
    );
    expect(own).toEqual(names.slice(0, 400).map((name) => nameHolds(name, name)));
  });

  it('matches a percent sign and an underscore literally', async () => {
    expect(await matchedBy('a%b', ['a%b', 'axb'])).toEqual([true, false]);
    expect(await matchedBy('%', ['Aoife'])).toEqual([false]);
  });
});

describe.each(['muller', 'MUELLER', 'lukasz zoe', 'zoe müller', 'müller-łukasz', 'Łuk'])(
  'the search for %s',
  (q) => {
    const query = `?q=${encodeURIComponent(q)}`;

    it('finds Zoë Müller-Łukasz of the own hotel in the inbox, the stays, the colleagues and the people', async () => {
      const { killarney, siobhan } = fixtures;
      const inbox = await hotelEndpoints.inbox(killarney.slug, byApiToken(siobhan), { query });
      const { conversations } = await inbox.json();
      expect(conversations.map(({ guest_name }: { guest_name: string }) => guest_name)).toEqual([
        'Zoë Müller-Łukasz',
      ]);
      const stays = await stayEndpoints.list(killarney.slug, byApiToken(siobhan), { query });
      expect((await stays.json()).stays).toHaveLength(1);
      expect(await findColleagues(killarney.id, { q })).toHaveLength(1);
      expect(await findPeople(killarney.id, { q })).toHaveLength(1);
    });
  },
);
