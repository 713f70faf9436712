import type pg from 'pg';
import { dbPool } from '@/lib/platform/db';

/** A refusal may be audited and counted; no other table may change. */
const NOT_COMPARED = ['audit_entry', 'rate_limit', 'room_door', 'stay_name_try', '_prisma_migrations'];
let statement: Promise<string> | undefined;

/** Returns a hash of each table, so that a difference names its table. */
export async function tableHashes(
  by: Pick<pg.ClientBase, 'query'> = dbPool(),
): Promise<Record<string, string>> {
  // Every database of a run is a copy of one template, so the tables are listed only once.
  statement ??= writeStatement();
  // The statement is named, so that a connection plans it once: planning forty tables takes longer than reading the few
  // rows of a test.
  const { rows } = await by.query<Record<string, string>>({
    name: 'table_hashes',
    text: await statement,
  });
  return rows[0] ?? {};
}

async function writeStatement(): Promise<string> {
  const { rows } = await dbPool().query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL($1) ORDER BY 1`,
    [NOT_COMPARED],
  );
  const hashes = rows.map(
    ({ name }) => `(SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM "${name}" t) AS "${name}"`,
  );
  return `SELECT ${hashes.join(', ')}`;
}
