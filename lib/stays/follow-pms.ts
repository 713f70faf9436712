import { letsGuestIn } from '@/lib/contract/booking-status';
import type { PmsResult } from '@/lib/contract/pms-stays';
import { guestLinkOf } from '@/lib/hotel/guest-link';
import { appendGuestToken } from '@/lib/hotel/guest-session-store';
import type { StayRunner } from '@/lib/hotel/principals';
import { log } from '@/lib/kernel/log';
import type { Tx } from '@/lib/platform/db';
import { transact } from './apply-step';
import { bringPlainRows, tryPlainRows } from './bring-plain-rows';
import { dryRun, withSavepoint } from './dry-run';
import type { Entry } from './pms/entry';
import type { Command, Followed } from './pms/follow-row';
import { followRows } from './pms/follow-rows';
import { planBatch } from './pms/plan-batch';
import { NOTHING, Results } from './pms/results';
import { RowsByNumber } from './pms/rows-by-number';
import { type Outcome, type Work, workOff } from './pms/work-off';
import { failureOf, hasRightEnded, NOT_TRIED, takenByOf } from './pms-errors';
import { requireStayPermission } from './policy';
import { requireLockedStay } from './require-locked';
import { createPin } from './room-pin';
import { saveFormerStates } from './save-former-states';
import { findPlace } from './stay-details-store';
import { findStay } from './stay-list-store';

/**
 * Brings stays to the state in another system. Each row is written whole or refused with a reason, whatever happens to
 * the other rows. When the database becomes unavailable halfway, the rows written so far are returned with their
 * results, because their links exist in this answer only. The rest is returned as not tried.
 */
export async function followPms(command: Command, rows: readonly unknown[]): Promise<PmsResult[]> {
  requireStayPermission(command.by);
  const results = new Results(rows);
  const numbers = new RowsByNumber(results.entries);
  const write: Work['write'] = (entries) =>
    outcomesOf({ command, entries, numbers }, async () => {
      const written = await transact(command.by, (tx) => writeWithSecrets(tx, command, entries, numbers));
      return Promise.all(written.map((each) => toResult(command, each)));
    });
  try {
    const known = await planBatch(command, results.entries, numbers);
    const left = await bringPlainRows({ command, results, numbers });
    await workOff(left, { known, write, record: results.record });
  } catch (error) {
    // A sender whose permission has ended gets no results, not even those of the rows before.
    if (hasRightEnded(error) || !results.hasWritten) throw error;
    results.refuseOthers([NOT_TRIED]);
  }
  return results.all();
}

/**
 * Returns the results that `followPms` would return, each row tried upon the effects of the rows before it. Then
 * everything is rolled back: nothing is written, no link is created and nothing is published.
 */
export async function tryPms(command: Command, rows: readonly unknown[]): Promise<PmsResult[]> {
  requireStayPermission(command.by);
  const results = new Results(rows);
  const numbers = new RowsByNumber(results.entries);
  await dryRun(command.by, async (tx) => {
    const write: Work['write'] = (entries) =>
      outcomesOf({ command, entries, numbers }, async () => {
        const followed = await withSavepoint(tx, () => followRows(tx, command, entries, numbers));
        return Promise.all(followed.map((each) => triedResult(tx, command, each)));
      });
    const known = await planBatch(command, results.entries, numbers, tx);
    const left = await tryPlainRows(tx, { command, results, numbers });
    await workOff(left, { known, write, record: results.record });
  });
  return results.all();
}

/** A created stay has no `booking_id`, because its code will not exist after the rollback. */
async function triedResult(
  tx: Tx,
  { by }: Command,
  { entry, code, result, warnings }: Followed & { entry: Entry },
): Promise<PmsResult> {
  const place = await findPlace(tx, by.hotel.id, code);
  const booking_id = result === 'created' ? null : code;
  return { ...NOTHING, ...place, external_id: entry.row.external_id, result, booking_id, warnings };
}

/** Throws only when the database does not answer or the permission of the sender has ended. */
async function outcomesOf(
  { command, entries, numbers }: { command: Command; entries: readonly Entry[]; numbers: RowsByNumber },
  write: () => Promise<PmsResult[]>,
): Promise<Outcome[]> {
  try {
    return (await write()).map((result) => ({ result, takenBy: null }));
  } catch (error) {
    numbers.release(entries);
    const errors = failureOf(error, command.requestId);
    return entries.map(({ row }) => ({
      result: { ...NOTHING, external_id: row.external_id, result: 'refused', errors },
      takenBy: takenByOf(error),
    }));
  }
}

type Written = Followed & { entry: Entry; pin: string | null; link: string | null };

/** Writes the rows and creates the link of each new guest and the PIN of each guest who has arrived. */
async function writeWithSecrets(
  tx: Tx,
  command: Command,
  entries: readonly Entry[],
  numbers: RowsByNumber,
): Promise<Written[]> {
  const { by: staff, requestId } = command;
  const written: Written[] = [];
  for (const followed of await followRows(tx, command, entries, numbers)) {
    const { code, result, hasCome } = followed;
    const pin = hasCome ? await createPin(tx, { staff, code, requestId }) : null;
    const link = result === 'created' ? await linkTo(tx, staff, code) : null;
    await saveFormerStates(tx, command, [followed]);
    written.push({ ...followed, pin, link });
  }
  return written;
}

async function toResult({ by, requestId }: Command, written: Written): Promise<PmsResult> {
  const { code, result, entry, link, pin, warnings } = written;
  const stay = await findStay(by.hotel.id, code).catch((error: unknown) => {
    // The row is written and its secrets are returned only once. Its present state can be requested again.
    log.error({ requestId, err: error }, 'stays.row_unread');
    return null;
  });
  return {
    external_id: entry.row.external_id,
    result,
    booking_id: code,
    status: stay?.status ?? null,
    room_number: stay?.room_number ?? null,
    guest_link: link,
    room_pin: pin,
    errors: [],
    warnings,
  };
}

/** Null for a stay that does not let its guest in. */
async function linkTo(tx: Tx, { hotel }: StayRunner, code: string): Promise<string | null> {
  const { id, status } = await requireLockedStay(tx, hotel.id, code);
  return letsGuestIn(status) ? guestLinkOf(hotel.slug, await appendGuestToken(hotel.id, id, null, tx)) : null;
}
