import { staffApi } from '@/lib/contract/paths';
import { encodeCursor } from '@/lib/kernel/cursor';
import type { Figure, Found } from './figure';
import type { Fixture } from './fixture';
import { measureTogether } from './measure';
import { LARGE, type SizedHotel, type Sizes, SMALL } from './sizes';
import {
  describeStatements,
  isTelling,
  openStatementCounter,
  type Statement,
  sumCalls,
} from './statement-counter';

const COUNTED_REQUESTS = 50;

/** A page of the inbox in a hotel's first weeks and after years, at the top and half way down. */
export async function benchInbox({ stack, effort }: Fixture, { small, large }: Sizes): Promise<Found> {
  const topOf = (hotel: SizedHotel) => () => readPage(hotel, null);
  const [smallCursor, largeCursor] = [await middleOf(small), await middleOf(large)];
  const m = await measureTogether(
    {
      small: topOf(small),
      large: topOf(large),
      smallDeep: () => readPage(small, smallCursor),
      largeDeep: () => readPage(large, largeCursor),
      smallFloor: () => readRows(small),
      largeFloor: () => readRows(large),
    },
    effort,
  );
  const statements = await countStatements(stack.adminUrl, large);
  const figure = (what: string, ours: number, floor: number, floorIs: string, goal: string): Figure => ({
    what,
    unit: 'ms',
    ours,
    floor,
    floorIs,
    goal,
  });
  const [few, many] = [SMALL.conversations.toLocaleString('en'), LARGE.conversations.toLocaleString('en')];
  const sqlFloor = 'one index range by pg';
  return {
    figures: [
      figure(`inbox of ${few}, first page, p50`, m.small.p50, m.smallFloor.p50, sqlFloor, '≤ 12 ms'),
      figure(`inbox of ${many}, first page, p50`, m.large.p50, m.largeFloor.p50, sqlFloor, '≤ 12 ms'),
      figure('growth of the first page', m.large.p50, m.small.p50, `the same at ${few}`, '≤ 1.15×'),
      figure('growth half way down', m.largeDeep.p50, m.smallDeep.p50, `the same at ${few}`, '≤ 1.15×'),
      figure(`half way down ${many}`, m.largeDeep.p50, m.large.p50, 'its first page', 'any depth'),
      figure(`inbox of ${many}, first page, p95`, m.large.p95, m.largeFloor.p95, sqlFloor, ''),
      {
        what: 'SQL statements a page',
        unit: 'statements',
        ours: sumCalls(statements) / COUNTED_REQUESTS,
        floor: 1,
        floorIs: 'the page',
        goal: '≤ 3',
      },
    ],
    notes: [
      `${m.large.samples} requests each over HTTP, with the session looked up anew every time.`,
      'For one page:',
      ...describeStatements(statements, COUNTED_REQUESTS),
    ],
  };
}

async function readPage({ http, slug, bearer }: SizedHotel, cursor: string | null): Promise<unknown> {
  const query = cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`;
  return http.get(staffApi.conversations(slug) + query, bearer);
}

/** Returns the cursor of a page after half of all conversations. */
async function middleOf(hotel: SizedHotel): Promise<string> {
  const { rows } = await hotel.sql.query<{ id: string; at: Date; next: string }>(
    `WITH rest AS (
       SELECT id, last_message_at AS at, lead(id) OVER (ORDER BY last_message_at DESC, id DESC) AS next,
              row_number() OVER (ORDER BY last_message_at DESC, id DESC) AS place, count(*) OVER () AS all
       FROM conversation WHERE hotel_id = $1 AND status = 'open' AND waiting_since IS NULL)
     SELECT id, at, next FROM rest WHERE place = rest.all / 2`,
    [hotel.hotelId],
  );
  const [row] = rows;
  if (!row) throw new Error('The hotel has no conversation in its middle.');
  const cursor = encodeCursor(['rest', row.at.toISOString(), Number(row.id)]);
  const page = await readPage(hotel, cursor);
  if (firstIdOf(page) !== Number(row.next))
    throw new Error('The page half way down is not the one expected.');
  return cursor;
}

function firstIdOf(page: unknown): number | null {
  if (typeof page !== 'object' || page === null || !('conversations' in page)) return null;
  const first: unknown = Array.isArray(page.conversations) ? page.conversations[0] : null;
  return typeof first === 'object' && first !== null && 'id' in first ? Number(first.id) : null;
}

async function readRows({ sql, hotelId }: SizedHotel): Promise<unknown> {
  return sql.query(
    `SELECT c.*, b.code, b.guest_first_name, b.guest_last_name, b.guest_locale, r.number
     FROM conversation c JOIN booking b ON b.hotel_id = c.hotel_id AND b.id = c.booking_id
     LEFT JOIN room r ON r.hotel_id = b.hotel_id AND r.id = b.room_id
     WHERE c.hotel_id = $1 AND c.status = 'open' AND c.waiting_since IS NULL
     ORDER BY c.last_message_at DESC, c.id DESC LIMIT 51`,
    [hotelId],
  );
}

async function countStatements(adminUrl: string, hotel: SizedHotel): Promise<Statement[]> {
  const counter = await openStatementCounter(adminUrl, hotel.databaseUrl);
  try {
    const statements = await counter.count(async () => {
      for (let asked = 0; asked < COUNTED_REQUESTS; asked += 1) await readPage(hotel, null);
    });
    return statements.filter((statement) => !isTelling(statement));
  } finally {
    await counter.close();
  }
}
