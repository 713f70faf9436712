import pg from 'pg';
import { createHotel, signInOverHttp } from '@/chaos/fixtures';
import { lookInto } from '@/chaos/stack';
import { closeDb } from '@/lib/platform/db';
import { fillHotel, type Size } from './bulk-data';
import type { Fixture } from './fixture';
import { createHttpClient, type HttpClient } from './http-client';

export const SMALL: Size = { conversations: 1_000, messages: 1_000 };
export const LARGE: Size = { conversations: 100_000, messages: 1_000_000 };

/** A young or an old hotel: its own database and the app on it. */
export type SizedHotel = {
  slug: string;
  hotelId: number;
  bearer: string;
  conversationId: number;
  http: HttpClient;
  sql: pg.Client;
  databaseUrl: string;
};
export type Sizes = { small: SizedHotel; large: SizedHotel };

/** Opens both at once. They are measured in turn, so that only their size differs. */
export async function openSizes(fixture: Fixture): Promise<Sizes & { close(): Promise<void> }> {
  const small = await openHotel(fixture, 'bench_small', SMALL);
  const large = await openHotel(fixture, 'bench_large', LARGE);
  return {
    small,
    large,
    async close() {
      for (const { http, sql } of [small, large]) {
        http.close();
        await sql.end();
      }
    },
  };
}

async function openHotel({ stack }: Fixture, database: string, size: Size): Promise<SizedHotel> {
  const { appUrl, databaseUrl } = await stack.startAnother(database);
  const slug = 'bench-years';
  const { id: hotelId, person } = await settle(databaseUrl, stack.databaseUrl, slug);
  const conversationId = await fillHotel(databaseUrl, hotelId, person.id, size);
  const sql = new pg.Client({ connectionString: databaseUrl });
  await sql.connect();
  const bearer = await signInOverHttp(appUrl, person);
  return { slug, hotelId, bearer, conversationId, http: createHttpClient(appUrl), sql, databaseUrl };
}

/** This process writes with the app's own client, which uses one database at a time. */
async function settle(databaseUrl: string, usualUrl: string, slug: string) {
  await closeDb();
  lookInto(databaseUrl);
  try {
    const { id, staff } = await createHotel({ slug, stays: 0 });
    const [person] = staff;
    if (!person) throw new Error('The hotel has no staff.');
    return { id, person };
  } finally {
    await closeDb();
    lookInto(usualUrl);
  }
}
