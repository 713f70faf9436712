import type pg from 'pg';
import { z } from 'zod';
import { integrationApi, staffApi } from '@/lib/contract/paths';
import { MOST_IMPORTED } from '@/lib/contract/stay-import';
import { hashSecret, newSecret } from '@/lib/kernel/secret-hash';
import type { Figure, Found } from './figure';
import type { Fixture } from './fixture';
import { memoryOf } from './hostile-uploads.bench';
import { openStatementCounter, sumCalls } from './statement-counter';

const [ROWS, QUICK_ROWS] = [50_000, 4_000];
const [CHANGES, QUICK_CHANGES] = [2_000, 400];
/** The largest number of stays in one request of another system. */
const BATCH = 100;

type Stay = Readonly<Record<'external_id' | 'check_in' | 'check_out', string>>;
const day = (more: number) => new Date(Date.now() + more * 86_400_000).toISOString().slice(0, 10);
const stayOf = (at: number, nights: number) => ({
  external_id: `bench-${at}`,
  guest_first_name: 'Aoife',
  guest_last_name: `Byrne ${at}`,
  guest_email: `aoife.${at}@example.com`,
  check_in: day(at % 300),
  check_out: day((at % 300) + nights),
  status: 'confirmed',
});

/**
 * Imports a file of a large hotel's year through the running server, and then a day's changes of its booking system.
 */
export async function benchImport(fixture: Fixture): Promise<Found> {
  const { stack, http, sql, hotel, staffBearer, isQuick } = fixture;
  const [rows, changes] = isQuick ? [QUICK_ROWS, QUICK_CHANGES] : [ROWS, CHANGES];
  const stays = Array.from({ length: rows }, (_, at) => stayOf(at, 3));
  const before = await memoryOf(stack.app.pid());
  let highest = before.now;
  const importPart = async (part: readonly Stay[]) => {
    const path = staffApi.stayImport(hotel.slug);
    requireOutcome('created', await http.post(path, staffBearer, { stays: part, is_dry_run: false }));
    highest = Math.max(highest, (await memoryOf(stack.app.pid())).now);
  };
  const parts = partsOf(stays, MOST_IMPORTED);
  const { ms: imported, statements } = await counted(stack, () => timeParts(sql, parts, importPart));
  const key = await addKey(sql, hotel);
  const moved = Array.from({ length: changes }, (_, at) => stayOf(at, 5));
  const batches = partsOf(moved, BATCH);
  const sync = await counted(stack, () =>
    timeParts(sql, batches, async (part) =>
      requireOutcome('updated', await http.post(integrationApi.stays(hotel.slug), key, { stays: part })),
    ),
  );
  const synced = sync.ms;
  const inserted = await bareInserts(sql, hotel.id, stays);
  const updated = await bareUpdates(sql, moved);
  const figure = (what: string, ours: number, floor: number, count: number, floorIs: string): Figure => ({
    ...{ what, unit: 'ms', ours: ours / count, floor: floor / count, floorIs, goal: '' },
  });
  const asked = (what: string, ours: number, size: number): Figure => ({
    ...{ what, unit: 'statements', ours, floor: size, floorIs: 'one for each row', goal: 'fewer' },
  });
  return {
    figures: [
      asked('SQL statements for a part of an import', statements / parts.length, MOST_IMPORTED),
      asked('SQL statements for a batch of changes', sync.statements / batches.length, BATCH),
      figure('import, for each row', imported, inserted, rows, 'bare INSERT of the same rows by pg'),
      figure('sync, for each change', synced, updated, changes, 'bare UPDATE of the same rows by pg'),
      {
        ...{ what: 'memory of the app at its highest', unit: 'kB', ours: highest, floor: before.now },
        ...{ floorIs: 'before the import', goal: '' },
      },
    ],
    notes: [
      `${rows} rows at ${perSecond(rows, imported)} rows a second, in parts of ${MOST_IMPORTED}; bare ${perSecond(rows, inserted)}.`,
      `${changes} changes at ${perSecond(changes, synced)} a second, in batches of ${BATCH}; bare ${perSecond(changes, updated)}.`,
      'One person may bring 40 parts a minute; that limit is taken away here, or it would be what is measured.',
    ],
  };
}

const perSecond = (count: number, ms: number) => Math.round((count / ms) * 1000);

function partsOf<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, at) => items.slice(at * size, (at + 1) * size));
}

/** Counts the statements of the app's transactions during `work`, those after the answer included. */
async function counted(
  { adminUrl, databaseUrl }: Fixture['stack'],
  work: () => Promise<number>,
): Promise<{ ms: number; statements: number }> {
  const counter = await openStatementCounter(adminUrl, databaseUrl);
  let ms = 0;
  try {
    const statements = await counter.count(async () => {
      ms = await work();
    });
    return { ms, statements: sumCalls(statements.filter(({ text }) => text !== NO_LIMIT)) };
  } finally {
    await counter.close();
  }
}

const NO_LIMIT = 'DELETE FROM rate_limit';

/** Returns the total time of the parts, without the time between them. */
async function timeParts<T>(
  sql: pg.Client,
  parts: readonly T[],
  send: (part: T) => Promise<void>,
): Promise<number> {
  let ms = 0;
  for (const part of parts) {
    await sql.query(NO_LIMIT);
    const startedAt = performance.now();
    await send(part);
    ms += performance.now() - startedAt;
  }
  return ms;
}

const resultsSchema = z.object({ results: z.array(z.object({ result: z.string() })) });

/** A refusal is fast and would pass for speed. */
function requireOutcome(wanted: string, answer: unknown): void {
  const other = resultsSchema.parse(answer).results.find(({ result }) => result !== wanted);
  if (other) throw new Error(`A row was ${other.result} and not ${wanted}.`);
}

async function addKey(sql: pg.Client, hotel: Fixture['hotel']): Promise<string> {
  const secret = `hmk_${newSecret()}`;
  await sql.query(
    `INSERT INTO api_key (hotel_id, name, secret_hash, hint, created_by_id) VALUES ($1, 'Bench', $2, 'abcd', $3)`,
    [hotel.id, hashSecret(secret), hotel.staff[0]?.id],
  );
  return secret;
}

async function bareInserts(
  sql: pg.Client,
  hotelId: number,
  stays: readonly ReturnType<typeof stayOf>[],
): Promise<number> {
  await sql.query(`
    CREATE TABLE IF NOT EXISTS bench_booking
    (LIKE booking INCLUDING DEFAULTS INCLUDING GENERATED INCLUDING INDEXES INCLUDING CONSTRAINTS)`);
  await sql.query('TRUNCATE bench_booking');
  const text = `
    INSERT INTO bench_booking (id, hotel_id, code, external_id, guest_first_name, guest_last_name, guest_email, check_in, check_out)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
  const startedAt = performance.now();
  for (const [at, stay] of stays.entries()) {
    const names = [stay.guest_first_name, stay.guest_last_name, stay.guest_email];
    const values = [
      at + 1,
      hotelId,
      `BK-2026-${String(at).padStart(4, '0')}`,
      stay.external_id,
      ...names,
      stay.check_in,
      stay.check_out,
    ];
    await sql.query({ name: 'bench-insert', text, values });
  }
  return performance.now() - startedAt;
}

async function bareUpdates(sql: pg.Client, stays: readonly Stay[]): Promise<number> {
  const text =
    'UPDATE bench_booking SET check_in = $2, check_out = $3 WHERE external_id = $1 AND hotel_id = $4';
  const { rows } = await sql.query<{ hotel_id: number }>('SELECT hotel_id FROM bench_booking LIMIT 1');
  const startedAt = performance.now();
  for (const stay of stays) {
    const values = [stay.external_id, stay.check_in, stay.check_out, rows[0]?.hotel_id];
    await sql.query({ name: 'bench-update', text, values });
  }
  return performance.now() - startedAt;
}
