import { Prisma } from '@/lib/generated/prisma/client';
import { query } from '@/lib/platform/db';

export type Slot = { key: string; expire: bigint };

const MOMENT = Prisma.sql`(extract(epoch FROM clock_timestamp()) * 1000)::bigint`;

/**
 * Takes the first free slot of these in one statement, or returns null when none is free. A slot that is not returned
 * becomes free again after its time. Two callers may choose the same slot, and then one of them gets null.
 */
export async function acquireFreeSlot(keys: readonly string[], seconds: number): Promise<Slot | null> {
  const rows = await query<Slot>(Prisma.sql`
    INSERT INTO rate_limit AS had (key, points, expire)
    SELECT k.key, 1, ${MOMENT} + ${seconds * 1000}::bigint
    FROM unnest(${[...keys]}::text[]) AS k (key)
    WHERE NOT EXISTS (SELECT 1 FROM rate_limit r WHERE r.key = k.key AND r.expire > ${MOMENT})
    ORDER BY k.key LIMIT 1
    ON CONFLICT (key) DO UPDATE SET expire = EXCLUDED.expire WHERE had.expire <= ${MOMENT}
    RETURNING key, expire`);
  return rows[0] ?? null;
}

/** Matches the end time as well: once that is reached, another caller may own the slot. */
export async function giveSlotBack({ key, expire }: Slot): Promise<void> {
  await query(Prisma.sql`DELETE FROM rate_limit WHERE key = ${key} AND expire = ${expire}::bigint`);
}
