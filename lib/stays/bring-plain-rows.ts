import { letsGuestIn } from '@/lib/contract/booking-status';
import type { PmsResult } from '@/lib/contract/pms-stays';
import { guestLinkOf } from '@/lib/hotel/guest-link';
import { appendGuestTokens } from '@/lib/hotel/guest-session-store';
import { log } from '@/lib/kernel/log';
import type { Tx } from '@/lib/platform/db';
import { transact } from './apply-step';
import { withSavepoint } from './dry-run';
import type { Entry } from './pms/entry';
import { type FollowedPlain, followPlainRows } from './pms/follow-plain-rows';
import type { Command } from './pms/follow-row';
import { NOTHING, type Results } from './pms/results';
import type { RowsByNumber } from './pms/rows-by-number';
import { hasRightEnded } from './pms-errors';
import { saveFormerStates } from './save-former-states';

type Batch = Readonly<{ command: Command; results: Results; numbers: RowsByNumber }>;

/**
 * Writes the rows that do not affect each other in one transaction. Returns the other rows, which the caller writes one
 * by one.
 */
export async function bringPlainRows({ command, results, numbers }: Batch): Promise<Entry[]> {
  const { by } = command;
  return recordAll(results, command, () =>
    transact(by, async (tx) => {
      const followed = await followPlainRows(tx, command, results.entries, numbers);
      await saveFormerStates(tx, command, followed);
      const made = followed.filter(({ result, status }) => result === 'created' && letsGuestIn(status));
      const tokens = await appendGuestTokens(
        tx,
        by.hotel.id,
        made.map(({ id }) => id),
      );
      return followed.map((each) => {
        const token = tokens.get(each.id);
        const link = token === undefined ? null : guestLinkOf(by.hotel.slug, token);
        return [each.entry, { ...toResult(each), guest_link: link }];
      });
    }),
  );
}

/**
 * Does the same as a trial run; the caller rolls it back. A created stay has no `booking_id`, because its code will not
 * exist after the rollback.
 */
export function tryPlainRows(tx: Tx, { command, results, numbers }: Batch): Promise<Entry[]> {
  return recordAll(results, command, async () => {
    const followed = await withSavepoint(tx, () => followPlainRows(tx, command, results.entries, numbers));
    return followed.map((each) => {
      const booking_id = each.result === 'created' ? null : each.code;
      return [each.entry, { ...toResult(each), booking_id }];
    });
  });
}

const toResult = ({ entry, code, result, status, roomNumber, warnings }: FollowedPlain): PmsResult => ({
  ...{ ...NOTHING, external_id: entry.row.external_id, result, booking_id: code },
  ...{ status, room_number: roomNumber, warnings },
});

/**
 * One faulty row must not prevent the other rows from being written. When the rows fail together, all of them are
 * returned, to be written one by one. The single writes then find out whether the database is unavailable.
 */
async function recordAll(
  results: Results,
  { requestId }: Command,
  work: () => Promise<[Entry, PmsResult][]>,
): Promise<Entry[]> {
  const done = new Set<Entry>();
  try {
    for (const [entry, result] of await work()) {
      results.record(entry, { result, takenBy: null });
      done.add(entry);
    }
  } catch (error) {
    if (hasRightEnded(error)) throw error;
    log.warn({ requestId, err: error }, 'stays.rows_one_by_one');
  }
  return results.entries.filter((entry) => !done.has(entry));
}
