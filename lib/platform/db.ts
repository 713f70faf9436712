import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { Prisma, PrismaClient } from '@/lib/generated/prisma/client';
import { log } from '@/lib/kernel/log';
import { env } from './env';

type Database = { pool: pg.Pool; client: PrismaClient; planNames: Map<string, string> };
// Kept on globalThis: the development server evaluates this module anew on every change, and a build once for
// each of its bundles.
const home: { hotelmateDatabase?: Database | undefined } = globalThis as never;

/** How long anything may wait for its turn: for a connection, a lock, a statement's end. */
const WAIT_MS = 5_000;

/** Nothing connects before the first query: a build evaluates this module with no database near. */
export function db(): PrismaClient {
  return open().client;
}

/** The same connections, for a library that speaks to `pg` itself. */
export function dbPool(): pg.Pool {
  return open().pool;
}

/**
 * One statement straight through `pg`, for the few that every message passes: the client would spend longer on it
 * than PostgreSQL does. Answers rows as `$queryRaw` would. Where no pooler stands between, PostgreSQL keeps the
 * plan for the next time.
 */
export async function ask<Row extends pg.QueryResultRow>(sql: Prisma.Sql): Promise<Row[]> {
  const { text, values } = sql;
  const name = keepsPlans() ? { name: planName(text) } : {};
  const { rows } = await dbPool().query<Row>({ ...name, text, values, types: TYPES });
  return rows;
}

export type Tx = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>;

/** Two wrote what only one may, whether Prisma's own query found out or one of ours. */
export function isUniqueViolation(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return true;
  return hasSqlState(error, '23505');
}

/** Whether PostgreSQL gave that reason, to a query of ours through Prisma or straight through `pg`. */
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
    // pg's own default is to wait for ever.
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
    // Its own limits are shorter than those above: it would give up while a connection was still to be had.
    transactionOptions: { maxWait: WAIT_MS, timeout: 2 * WAIT_MS },
  });
  return { pool, client, planNames: new Map() };
}

/** A pooler that hands out a connection for one transaction would lose what was prepared on it. */
function keepsPlans(): boolean {
  const { DATABASE_KEEPS_PLANS, VERCEL } = env.settings();
  return DATABASE_KEEPS_PLANS ?? !VERCEL;
}

/** The same text has the same name on every connection, and no two texts share one. */
function planName(text: string): string {
  const names = open().planNames;
  const name = names.get(text) ?? `ask_${names.size + 1}`;
  names.set(text, name);
  return name;
}

/** `pg` would answer a bigint as text. */
const TYPES: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.INT8 ? BigInt : pg.types.getTypeParser(oid, format),
};
