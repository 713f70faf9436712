import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { Prisma, PrismaClient } from '@/lib/generated/prisma/client';
import { log } from '@/lib/kernel/log';
import { env } from './env';

type Database = { pool: pg.Pool; client: PrismaClient };
// Kept on globalThis because the development server evaluates this module anew on every change.
const home: { hotelmateDatabase?: Database | undefined } = globalThis as never;

/** Nothing connects before the first query: a build evaluates this module with no database near. */
export function db(): PrismaClient {
  return open().client;
}

/** The same connections, for a library that speaks to `pg` itself. */
export function dbPool(): pg.Pool {
  return open().pool;
}

export type Tx = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>;

/** Two wrote what only one may, whether Prisma's own query found out or one of ours. */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === 'P2002' || (error.code === 'P2010' && JSON.stringify(error.meta).includes('23505'));
}

export async function closeDb(): Promise<void> {
  const open = home.hotelmateDatabase;
  home.hotelmateDatabase = undefined;
  await open?.client.$disconnect();
  await open?.pool.end();
}

function open(): Database {
  home.hotelmateDatabase ??= connect();
  return home.hotelmateDatabase;
}

function connect(): Database {
  const pool = new pg.Pool({
    connectionString: env.databaseUrl(),
    max: env.settings().DATABASE_POOL_SIZE,
    // pg's own default is to wait for ever.
    connectionTimeoutMillis: 3_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 5_000,
    idle_in_transaction_session_timeout: 10_000,
    keepAlive: true,
  });
  // Without a listener a dropped idle connection would end the process.
  pool.on('error', (err) => log.warn({ err }, 'database.connection_lost'));
  return { pool, client: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}
