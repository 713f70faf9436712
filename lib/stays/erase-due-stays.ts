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
 * Erases the stays whose retention time is over, each in a transaction of its own. Hotels take turns. A stay that
 * cannot be erased is tried once, reported, and skipped until its next retry. Returns how many stays were erased before
 * nothing was left or `mayGoOn` returned false.
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

/** False when the erasure failed, when the stay was reopened meanwhile, or when another process erased it first. */
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

/** Logs every failure, lists it on the health page until the stay is erased, and writes one audit entry. */
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

/** A row that another transaction has locked must not delay the other stays. */
async function waitBriefly(tx: Tx): Promise<void> {
  await tx.$executeRaw`SET LOCAL lock_timeout = '2s'`;
}

const IN_USE = ['55P03', '40P01', '40001'];
const TOO_SLOW = '57014';

/** Returns only the kind of error: the message of the database may quote the data to be erased. */
function reasonOf(error: unknown): ErasureFailure {
  if (IN_USE.some((state) => hasSqlState(error, state))) return 'in_use';
  const isLate = error instanceof Error && 'code' in error && error.code === 'P2028';
  return isLate || hasSqlState(error, TOO_SLOW) ? 'too_slow' : 'refused';
}
