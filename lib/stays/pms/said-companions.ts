import { letsGuestIn } from '@/lib/contract/booking-status';
import { MOST_COMPANIONS } from '@/lib/contract/companions';
import type { BookingStatus } from '@/lib/contract/hotel';
import type { PmsResult, PmsStay } from '@/lib/contract/pms-stays';
import type { StayRunner } from '@/lib/hotel/principals';
import type { Tx } from '@/lib/platform/db';
import { listCompanionRows } from '../companion-store';
import { appendTo, removeFrom } from '../companions';
import { sameName } from '../same-name';
import { isNewValue, type Said } from './said';

type Command = { by: StayRunner; requestId: string | null };
type Place = { id: number; code: string; status: BookingStatus };
type Named = { first_name: string; last_name: string };

/**
 * Brings the companions of a stay to the state in the source. Companions that are new in the source are added; those
 * that it named before and no longer names are removed. Companions that the front desk added stay. Returns whether
 * anything changed, and a warning when companions were left out.
 */
export async function followCompanions(
  tx: Tx,
  { by, requestId }: Command,
  place: Place,
  row: PmsStay,
  last: Said | null,
): Promise<{ hasChanged: boolean; warnings: PmsResult['warnings'] }> {
  if (row.companions === undefined || !isNewValue('companions', row, last)) return NOTHING_NEW;
  const command = { staff: by, code: place.code, requestId };
  const said = row.companions;
  const known = await listCompanionRows(by.hotel.id, place.id, tx);
  const gone = known.filter((each) => isAmong(each, last?.companions ?? []) && !isAmong(each, said));
  for (const { id } of gone) await removeFrom(tx, command, place.id, id);
  const come = said.filter((each, index) => !isAmong(each, known) && !isAmong(each, said.slice(0, index)));
  const room = letsGuestIn(place.status) ? MOST_COMPANIONS - known.length + gone.length : 0;
  for (const each of come.slice(0, room)) await appendTo(tx, command, place.id, each);
  const warnings = come.length > room ? [leftOut(room)] : [];
  return { hasChanged: gone.length > 0 || Math.min(come.length, room) > 0, warnings };
}

const NOTHING_NEW = { hasChanged: false, warnings: [] };

const leftOut = (room: number) => ({
  path: 'companions',
  code: 'ignored',
  message:
    room === 0
      ? 'Nobody is added to this stay now.'
      : `At most ${MOST_COMPANIONS} stay along with one booking.`,
});

const isAmong = (person: Named, others: readonly Named[]) =>
  others.some((other) => nameOf(other) === nameOf(person) || sameName(nameOf(other), nameOf(person)));

const nameOf = ({ first_name: first, last_name: last }: Named) => `${first} ${last}`.trim();
