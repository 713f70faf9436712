import { Prisma } from '@/lib/generated/prisma/client';
import { db, query } from '@/lib/platform/db';

export type ServiceState = { name: string; okAt: Date | null; failedAt: Date | null };

/** Never moves a time back, because several machines report the same service. */
export async function saveServiceStates(states: readonly ServiceState[]): Promise<void> {
  await query(Prisma.sql`
    INSERT INTO service_state AS s (name, ok_at, failed_at)
    SELECT * FROM unnest(${states.map(({ name }) => name)}::text[],
      ${states.map(({ okAt }) => okAt)}::timestamptz[], ${states.map(({ failedAt }) => failedAt)}::timestamptz[])
    ON CONFLICT (name) DO UPDATE SET ok_at = GREATEST(s.ok_at, EXCLUDED.ok_at),
      failed_at = GREATEST(s.failed_at, EXCLUDED.failed_at)`);
}

export async function findServiceStates(): Promise<Map<string, ServiceState>> {
  const rows = await db().serviceState.findMany();
  return new Map(rows.map((row) => [row.name, row]));
}
