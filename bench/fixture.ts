import pg from 'pg';
import { createHotel, type Hotel, signInOverHttp } from '@/chaos/fixtures';
import { type Stack, startStack } from '@/chaos/stack';
import { createHttpClient, type HttpClient } from './http-client';
import type { Effort } from './measure';

/** A guest may send 20 messages in 10 s and 200 in an hour. This many guests never reach a limit here. */
const STAYS = 200;

export type Fixture = {
  stack: Stack;
  http: HttpClient;
  /** A direct connection to the app's database, as the baselines use it. */
  sql: pg.Client;
  hotel: Hotel;
  staffBearer: string;
  effort: Effort;
  isQuick: boolean;
};

const FULL: Effort = { runs: 3, samples: 600, warmUp: 60 };
const QUICK: Effort = { runs: 1, samples: 200, warmUp: 20 };

/** Starts the production build with one hotel full of guests, on an otherwise empty database. */
export async function openFixture(isQuick: boolean): Promise<Fixture & { close(): Promise<void> }> {
  const stack = await startStack({ countsStatements: true });
  const sql = new pg.Client({ connectionString: stack.databaseUrl });
  const http = createHttpClient(stack.appUrl);
  async function close(): Promise<void> {
    http.close();
    await sql.end();
    await stack.stop();
  }
  try {
    await sql.connect();
    const hotel = await createHotel({ slug: 'bench-killarney', stays: STAYS });
    const [person] = hotel.staff;
    if (!person) throw new Error('The hotel has no staff.');
    const staffBearer = await signInOverHttp(stack.appUrl, person);
    const effort = isQuick ? QUICK : FULL;
    return { stack, http, sql, hotel, staffBearer, effort, isQuick, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Returns the items in turn, so that no booking reaches its rate limit. */
export function roundRobin<T>(items: readonly T[]): () => T {
  let index = -1;
  return () => {
    index += 1;
    const item = items[index % items.length];
    if (item === undefined) throw new Error('There is nothing to go round.');
    return item;
  };
}
