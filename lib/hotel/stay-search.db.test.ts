import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { Prisma } from '@/lib/generated/prisma/client';
import { staysMatching } from '@/lib/hotel/stay-search-store';
import { db, dbPool } from '@/lib/platform/db';
import { byApiToken } from '@/lib/testing/call-route';
import { hotelEndpoints } from '@/lib/testing/endpoints';
import { seedTheKillarney, type TestHotel, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';

const EACH = 25_000;
const PART = 1_000;

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  for (const [at, hotel] of [fixtures.killarney, fixtures.dublin].entries()) await fill(hotel, at);
  // On a busy machine this takes longer than the statement timeout of the application.
  await db().$transaction([
    db().$executeRaw`SET LOCAL statement_timeout = 0`,
    db().$executeRaw`ANALYZE booking, conversation`,
  ]);
}, 240_000);

/**
 * Creates years of stays with conversations: every thousandth guest is a Müller-Łukasz. It inserts in parts, so that no
 * statement reaches the timeout.
 */
async function fill({ id }: TestHotel, at: number): Promise<void> {
  for (let from = 1; from < EACH; from += PART)
    await dbPool().query(
      `WITH made AS (
         INSERT INTO booking (hotel_id, code, external_id, guest_first_name, guest_last_name, check_in, check_out, status)
         SELECT $1, 'BK-19' || (50 + $2::int) || '-' || lpad(n::text, 5, '0'), 'RES/' || n * 7 || '-Ä',
           (ARRAY['Zoë', 'Aoife', 'Jörg', 'Max', 'Seán'])[1 + n % 5],
           CASE WHEN n % 1000 = 0 THEN 'Müller-Łukasz' ELSE (ARRAY['Byrne', 'Ní Bhriain', 'Berg', 'Nowak'])[1 + n % 4] END,
           date '2026-01-01' + n % 300, date '2026-01-03' + n % 300, 'checked_out'
         FROM generate_series($3::int, $4::int) n RETURNING hotel_id, id
       )
       INSERT INTO conversation (hotel_id, booking_id, status, last_seq) SELECT hotel_id, id, 'closed', 1 FROM made`,
      [id, at, from, from + PART - 1],
    );
}

type Statement = { text: string; values: unknown[] };

/** Records the search statements as they are sent. */
async function searchesOf(act: () => Promise<unknown>): Promise<Statement[]> {
  const original: unknown = Reflect.get(pg.Client.prototype, 'query');
  if (typeof original !== 'function') throw new Error('pg has no query any more.');
  const found: Statement[] = [];
  Reflect.set(pg.Client.prototype, 'query', function query(this: pg.Client, ...args: unknown[]) {
    const [statement, values] = args;
    const text: unknown = typeof statement === 'string' ? statement : Reflect.get(Object(statement), 'text');
    const given: unknown = values ?? Reflect.get(Object(statement), 'values');
    if (typeof text === 'string' && text.includes('search_text') && Array.isArray(given))
      found.push({ text, values: given });
    return Reflect.apply(original, this, args);
  });
  try {
    await act();
  } finally {
    Reflect.set(pg.Client.prototype, 'query', original);
  }
  return found;
}

async function planOf({ text, values }: Statement): Promise<string> {
  const { rows } = await dbPool().query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

const LOOKED = ['muller lukasz', 'MUELLER', 'ukas', 'BK-1950-01000', 'res/7000-ä', 'müller zoe'];

describe.each(LOOKED)('among 50,000 stays of two hotels, the search for %s', (looked) => {
  const query = `?q=${encodeURIComponent(looked)}`;

  it('uses the index in the list of stays', async () => {
    const { killarney, siobhan } = fixtures;
    const list = () =>
      stayEndpoints.list(killarney.slug, byApiToken(siobhan), { query: `${query}&view=all` });
    const [search] = await searchesOf(list);
    if (!search) throw new Error('Nothing was searched.');
    const plan = await planOf(search);
    expect(plan).toContain('booking_search_idx');
    expect(plan).not.toContain('Seq Scan on booking');
    const { stays } = await (await list()).json();
    expect(stays.length).toBeGreaterThan(0);
    for (const { guest_last_name: name } of stays) expect(name).toBe('Müller-Łukasz');
  });

  it('uses the index in the inbox', async () => {
    const { killarney, siobhan } = fixtures;
    const list = () =>
      hotelEndpoints.inbox(killarney.slug, byApiToken(siobhan), { query: `${query}&status=closed` });
    const searches = await searchesOf(list);
    expect(searches.length).toBeGreaterThan(0);
    for (const search of searches) {
      const plan = await planOf(search);
      expect(plan).toContain('booking_search_idx');
      expect(plan).not.toContain('Seq Scan on booking');
    }
    const { conversations } = await (await list()).json();
    expect(conversations.length).toBeGreaterThan(0);
  });
});

async function codesOf({ id }: TestHotel, looked: string): Promise<string[]> {
  const rows = await db().$queryRaw<{ code: string }[]>`
    SELECT code FROM booking WHERE id = ANY(${staysMatching(id, looked)}) ORDER BY code`;
  return rows.map(({ code }) => code);
}

it('finds only stays of its own hotel, each once, by part of a name, code, number or room', async () => {
  const { killarney, dublin, aoife } = fixtures;
  expect(await codesOf(killarney, 'muller')).toHaveLength(EACH / 1000);
  expect(await codesOf(dublin, 'BK-1950-01000')).toEqual([]);
  expect(await codesOf(dublin, 'BK-1951-01000')).toEqual(['BK-1951-01000']);
  expect(await codesOf(killarney, 'es/7000-')).toEqual(['BK-1950-01000']);
  const room = await db().booking.findFirstOrThrow({
    where: { hotelId: killarney.id, id: aoife.bookingId },
    select: { code: true, room: { select: { number: true } } },
  });
  expect(await codesOf(killarney, room.room?.number ?? '')).toContain(room.code);
});

it('finds nothing for a text without a word, and takes pattern characters literally', async () => {
  for (const looked of ["'", '’ ’', '-', '%%%', '___', '\\\\\\'])
    expect(await codesOf(fixtures.killarney, looked), looked).toEqual([]);
});

it('no longer finds a name that was erased', async () => {
  const [code = ''] = await codesOf(fixtures.killarney, 'BK-1950-02000');
  await db().booking.update({
    where: { hotelId_code: { hotelId: fixtures.killarney.id, code } },
    data: { guestFirstName: '', guestLastName: 'Guest' },
  });
  expect(await codesOf(fixtures.killarney, 'muller')).toHaveLength(EACH / 1000 - 1);
  const { rows } = await db()
    .$queryRaw<{ rows: bigint }[]>(Prisma.sql`
    SELECT count(*) AS rows FROM booking WHERE code = ${code} AND search_text LIKE '%muller%'`)
    .then(([row]) => ({ rows: row?.rows }));
  expect(rows).toBe(0n);
});
