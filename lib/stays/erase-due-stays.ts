import { isOver } from '@/lib/contract/booking-status';
import type { ErasureFailure } from '@/lib/contract/health';
import { appendAudit } from '@/lib/hotel/audit-store';
import { transactAsSystem } from '@/lib/hotel/transact';
import { log } from '@/lib/kernel/log';
import { hasSqlState, type Tx } from '@/lib/platform/db';
import { type DueStay, listDueStays, saveErasureFailure } from './due-erasure-store';
import { erase } from './erase-stay';
import { requireLockedStay } from './require-locked';

const A_TIME = 20;

/**
 * Erases what hotels have said is kept so long and no longer, each stay in a transaction of its own. Hotels take
 * turns. A stay that cannot be erased is tried once, reported, and passed over until its next try. Answers how many
 * were erased before there was nothing left or `mayGoOn` said stop.
 */
export async function eraseDueStays(mayGoOn: () => boolean = () => true): Promise<number> {
  const passedOver: number[] = [];
  let erased = 0;
  for (;;) {
    const due = await listDueStays(A_TIME, passedOver);
    for (const stay of due) {
      if (!mayGoOn()) return erased;
      if (await eraseDue(stay)) erased += 1;
      else passedOver.push(stay.id);
    }
    if (due.length === 0) return erased;
  }
}

/** False where it failed, and where it was brought back meanwhile or another process was faster. */
async function eraseDue(due: DueStay): Promise<boolean> {
  const { hotelId, code } = due;
  try {
    return await transactAsSystem(async (tx) => {
      await waitBriefly(tx);
      const stay = await requireLockedStay(tx, hotelId, code);
      if (!isOver(stay.status) || !(await erase(tx, hotelId, code, stay))) return false;
      await auditErasure(tx, due, 'done');
      return true;
    });
  } catch (err) {
    await report(due, err);
    return false;
  }
}

/** In the log every time, on the health page until it is erased, in the audit log once. */
async function report(due: DueStay, err: unknown): Promise<void> {
  const { hotelId, code } = due;
  const reason = reasonOf(err);
  log.error({ err, hotelId, code, reason }, 'stay.not_erased');
  try {
    await transactAsSystem(async (tx) => {
      await waitBriefly(tx);
      const attempts = await saveErasureFailure(tx, due, reason);
      if (attempts === 1) await auditErasure(tx, due, 'failed', { reason });
    });
  } catch (cause) {
    log.error({ err: cause, hotelId, code }, 'stay.erasure_failure_not_saved');
  }
}

async function auditErasure(
  tx: Tx,
  { hotelId, code }: DueStay,
  outcome: 'done' | 'failed',
  data?: { reason: ErasureFailure },
): Promise<void> {
  const line = { hotelId, who: null, by: 'system', action: 'stay.erase', outcome, data } as const;
  await appendAudit({ ...line, target: { kind: 'booking', id: code } }, tx);
}

/** A row that another transaction holds must not hold up the rest. */
async function waitBriefly(tx: Tx): Promise<void> {
  await tx.$executeRaw`SET LOCAL lock_timeout = '2s'`;
}

const IN_USE = ['55P03', '40P01', '40001'];
const TOO_SLOW = '57014';

/** By its kind alone: the database's own words may quote what is to be erased. */
function reasonOf(error: unknown): ErasureFailure {
  if (IN_USE.some((state) => hasSqlState(error, state))) return 'in_use';
  const isLate = error instanceof Error && 'code' in error && error.code === 'P2028';
  return isLate || hasSqlState(error, TOO_SLOW) ? 'too_slow' : 'refused';
}
