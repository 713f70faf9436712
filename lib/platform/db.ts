import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { Prisma, PrismaClient } from '@/lib/generated/prisma/client';
import { log } from '@/lib/kernel/log';
import { env } from './env';

type Database = { pool: pg.Pool; client: PrismaClient; planNames: Map<string, string> };
// Stored on globalThis: the development server evaluates this module again on every change, and a build evaluates it
// once per bundle.
const home: { hotelmateDatabase?: Database | undefined } = globalThis as never;

/** The longest wait for a connection, a lock or the end of a statement. */
const WAIT_MS = 5_000;

/** Connects with the first query: a build evaluates this module without a database. */
export function db(): PrismaClient {
  return open().client;
}

/** The same connections, for a library that uses `pg` itself. */
export function dbPool(): pg.Pool {
  return open().pool;
}

/**
 * Runs one statement directly through `pg`, for the few statements that every message needs: the Prisma client would
 * take longer than PostgreSQL. Returns rows as `$queryRaw` would. Without a pooler, PostgreSQL reuses the prepared
 * plan.
 */
export async function query<Row extends pg.QueryResultRow>(sql: Prisma.Sql): Promise<Row[]> {
  const { text, values } = sql;
  const name = keepsPlans() ? { name: planName(text) } : {};
  const { rows } = await dbPool().query<Row>({ ...name, text, values, types: TYPES });
  return rows;
}

export type Tx = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>;

/** Returns whether a unique constraint was violated, in a query of Prisma's or in one of ours. */
export function isUniqueViolation(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return true;
  return hasSqlState(error, '23505');
}

/** Returns whether a query failed with this SQLSTATE, through Prisma or directly through `pg`. */
export function hasSqlState(error: unknown, state: string): boolean {
  if (error instanceof Prisma.PrismaClientKnownRequestError)
    return error.code === 'P2010' && JSON.stringify(error.meta).includes(state);
  return error instanceof Error && 'code' in error && error.code === state;
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
    // The default of pg is to wait for ever.
    connectionTimeoutMillis: WAIT_MS,
    idleTimeoutMillis: 30_000,
    statement_timeout: WAIT_MS,
    idle_in_transaction_session_timeout: 2 * WAIT_MS,
    keepAlive: true,
  });
  // Without a listener a dropped idle connection would end the process.
  pool.on('error', (err) => log.warn({ err }, 'database.connection_lost'));
  const client = new PrismaClient({
    adapter: new PrismaPg(pool),
    // Prisma's defaults are shorter than the limits above: it would give up while a connection could still become free.
    transactionOptions: { maxWait: WAIT_MS, timeout: 2 * WAIT_MS },
  });
  return { pool, client, planNames: new Map() };
}

/** A pooler that assigns a connection per transaction would lose the statements prepared on it. */
function keepsPlans(): boolean {
  const { DATABASE_KEEPS_PLANS, VERCEL } = env.settings();
  return DATABASE_KEEPS_PLANS ?? !VERCEL;
}

/** One text has one name on every connection, and no two texts share a name. */
function planName(text: string): string {
  const names = open().planNames;
  const name = names.get(text) ?? `ask_${names.size + 1}`;
  names.set(text, name);
  return name;
}

/** By default `pg` returns a bigint as text. */
const TYPES: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.INT8 ? BigInt : pg.types.getTypeParser(oid, format),
};
