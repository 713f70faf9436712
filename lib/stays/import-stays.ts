import type { PmsResult } from '@/lib/contract/pms-stays';
import { appendAudit } from '@/lib/hotel/audit-store';
import type { StaffMember } from '@/lib/hotel/who';
import { followPms, tryPms } from './follow-pms';
import { mustRunStays } from './policy';

type Asker = { staff: StaffMember; requestId: string };
type Options = {
  isDryRun: boolean;
  /** Numbers of the rows that count as they stand, whatever the front desk has done since: a person says so. */
  confirmed: readonly string[];
};

/** Brings in what a file says, by the very rules by which another system brings it. Says what became of each row. */
export async function importStays(
  { staff, requestId }: Asker,
  rows: readonly unknown[],
  { isDryRun, confirmed }: Options,
): Promise<PmsResult[]> {
  mustRunStays(staff);
  const asker = { by: staff, requestId, confirmed: new Set(confirmed) };
  if (isDryRun) return tryPms(asker, rows);
  const results = await followPms(asker, rows);
  const line = { hotelId: staff.hotel.id, who: staff, action: 'stays.import', outcome: 'done', requestId };
  const data = { ...countsOf(results), ...(confirmed.length > 0 ? { confirmed: confirmed.length } : {}) };
  await appendAudit({ ...line, data });
  return results;
}

function countsOf(results: readonly PmsResult[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { result } of results) counts[result] = (counts[result] ?? 0) + 1;
  return counts;
}
