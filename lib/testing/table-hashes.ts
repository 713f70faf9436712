import type pg from 'pg';
import { dbPool } from '@/lib/platform/db';

/** A refusal may be noted and counted; nothing else may have moved. */
const NOT_COMPARED = ['audit_entry', 'rate_limit', 'room_door', 'stay_name_try', '_prisma_migrations'];
let statement: Promise<string> | undefined;

/** What every table holds, one short word for each, so that a difference names its table. */
export async function tableHashes(
  by: Pick<pg.ClientBase, 'query'> = dbPool(),
): Promise<Record<string, string>> {
  // Every database of a run is a copy of one, so the tables need naming only once.
  statement ??= writeStatement();
  // Named, so that a connection plans it once: planning forty tables takes longer than reading the few rows of a test.
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
