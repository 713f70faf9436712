import { staffApi } from '@/lib/contract/paths';
import type { Figure, Found } from './figure';
import type { Fixture } from './fixture';
import { measureTogether } from './measure';
import { LARGE, type SizedHotel, type Sizes, SMALL } from './sizes';

/** The last page of one conversation, with few and with many messages of other conversations in the same table. */
export async function benchMessages({ effort }: Fixture, { small, large }: Sizes): Promise<Found> {
  const m = await measureTogether(
    {
      small: () => readPage(small),
      large: () => readPage(large),
      smallFloor: () => readRows(small),
      largeFloor: () => readRows(large),
    },
    effort,
  );
  const figure = (what: string, ours: number, floor: number, floorIs: string, goal: string): Figure => ({
    what,
    unit: 'ms',
    ours,
    floor,
    floorIs,
    goal,
  });
  const [few, many] = [SMALL.messages.toLocaleString('en'), LARGE.messages.toLocaleString('en')];
  const sqlFloor = '51 rows of one conversation by pg';
  return {
    figures: [
      figure(`message page among ${few}, p50`, m.small.p50, m.smallFloor.p50, sqlFloor, ''),
      figure(`message page among ${many}, p50`, m.large.p50, m.largeFloor.p50, sqlFloor, ''),
      figure(`message page among ${many}, p95`, m.large.p95, m.largeFloor.p95, sqlFloor, ''),
      figure('growth of the message page', m.large.p50, m.small.p50, `the same among ${few}`, '≤ 1.15×'),
    ],
    notes: [`${m.large.samples} requests each over HTTP, 50 messages a page.`],
  };
}

async function readPage({ http, slug, bearer, conversationId }: SizedHotel): Promise<unknown> {
  return http.get(staffApi.messages(slug, conversationId), bearer);
}

async function readRows({ sql, conversationId }: SizedHotel): Promise<unknown> {
  return sql.query('SELECT * FROM message WHERE conversation_id = $1 ORDER BY seq DESC LIMIT 51', [
    conversationId,
  ]);
}
