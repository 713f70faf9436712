import { letsGuestIn } from '@/lib/contract/booking-status';
import type { PmsResult, PmsStay } from '@/lib/contract/pms-stays';
import { appendAudit } from '@/lib/hotel/audit-store';
import { guestLinkOf } from '@/lib/hotel/guest-link';
import { appendGuestToken } from '@/lib/hotel/guest-session-store';
import type { StayRunner } from '@/lib/hotel/who';
import { AppError } from '@/lib/kernel/app-error';
import { log } from '@/lib/kernel/log';
import { appendStayNews } from '@/lib/notifications/webhook-call-store';
import type { Tx } from '@/lib/platform/db';
import { applyStep, transact } from './apply-step';
import { correct } from './change-details';
import { stepTo } from './follow-step';
import { apart, inVain } from './in-vain';
import { mustHoldStay } from './must-hold';
import { failureOf, hasRightEnded, NOT_TRIED } from './pms-errors';
import { mustRunStays } from './policy';
import { readRow } from './read-row';
import { makePin } from './room-pin';
import { appendBooking } from './stay-change-store';
import { detailsOf, holdExternalId, nameExternally } from './stay-details-store';
import { findStay } from './stay-list-store';

type Asker = { by: StayRunner; requestId: string | null };
type Written = {
  code: string;
  result: 'created' | 'updated' | 'unchanged';
  /** They were not here before. */
  hasCome: boolean;
};

const NOTHING = {
  ...{ booking_id: null, status: null, room_number: null, guest_link: null, room_pin: null },
  errors: [],
} satisfies Partial<PmsResult>;

/**
 * Brings stays to where another system has them, one after the other; each is written whole, or refused with why,
 * whatever the others hold. Where the database goes away half way, the rows before are told as what they became, since
 * their links exist in this answer only, and the rest as not tried.
 */
export async function followPms(asker: Asker, rows: readonly unknown[]): Promise<PmsResult[]> {
  mustRunStays(asker.by);
  const results: PmsResult[] = [];
  for (const row of rows) {
    try {
      results.push(await follow(asker, row));
    } catch (error) {
      // A sender whose right has ended is told nothing, not even of the rows before.
      if (hasRightEnded(error) || !results.some(({ result }) => result !== 'refused')) throw error;
      return [...results, ...rows.slice(results.length).map((left) => refused(left, [NOT_TRIED]))];
    }
  }
  return results;
}

/**
 * The same as it would be, row after row upon what the rows before it did, and then none of it: nothing is written,
 * no link is made, nobody is told.
 */
export async function tryPms(asker: Asker, rows: readonly unknown[]): Promise<PmsResult[]> {
  mustRunStays(asker.by);
  return inVain(asker.by, async (tx) => {
    const results: PmsResult[] = [];
    for (const row of rows) results.push(await tryOne(tx, asker, row));
    return results;
  });
}

async function tryOne(tx: Tx, asker: Asker, row: unknown): Promise<PmsResult> {
  const read = readRow(row);
  if ('errors' in read) return refused(row, read.errors);
  try {
    const { code, result } = await apart(tx, () => write(tx, asker, read.stay));
    const { external_id } = read.stay;
    const booking_id = result === 'created' ? null : code;
    return { ...NOTHING, external_id, result, booking_id };
  } catch (error) {
    return refused(row, failureOf(error, asker.requestId));
  }
}

/** Throws only where the database does not answer, or the right of the sender has ended. */
async function follow(asker: Asker, row: unknown): Promise<PmsResult> {
  const read = readRow(row);
  if ('errors' in read) return refused(row, read.errors);
  try {
    const { code, result, pin, link } = await transact(asker.by, (tx) =>
      writeWithSecrets(tx, asker, read.stay),
    );
    const stay = await findStay(asker.by.hotel.id, code).catch((error: unknown) => {
      // The row is written and its secrets are told once: what it looks like now can be asked again.
      log.error({ requestId: asker.requestId, err: error }, 'stays.row_unread');
      return null;
    });
    return {
      external_id: read.stay.external_id,
      result,
      booking_id: code,
      status: stay?.status ?? null,
      room_number: stay?.room_number ?? null,
      guest_link: link,
      room_pin: pin,
      errors: [],
    };
  } catch (error) {
    return refused(row, failureOf(error, asker.requestId));
  }
}

/** With the link of a guest who is new here, and the PIN of one who has come. */
async function writeWithSecrets(tx: Tx, asker: Asker, said: PmsStay) {
  const { by: staff, requestId } = asker;
  const written = await write(tx, asker, said);
  const pin = written.hasCome ? await makePin(tx, { staff, code: written.code, requestId }) : null;
  const link = written.result === 'created' ? await linkTo(tx, staff, written.code) : null;
  return { ...written, pin, link };
}

async function write(tx: Tx, asker: Asker, said: PmsStay): Promise<Written> {
  const hotelId = asker.by.hotel.id;
  const known = await holdExternalId(tx, hotelId, said.external_id);
  const code = known?.code ?? (await book(tx, asker, said));
  const hasChanged =
    known !== null &&
    (await correct(tx, asker, known, detailsOf(said, known.details.guestLocale, known.details)));
  const step = stepTo(asker.by, code, said, known?.roomNumber ?? null);
  const hasMoved = step !== null && (await applyStep(tx, asker.by, code, step, asker.requestId));
  const hasCome = hasMoved && said.status === 'in_house' && known?.status !== 'in_house';
  if (!known) return { code, result: 'created', hasCome };
  return { code, result: hasChanged || hasMoved ? 'updated' : 'unchanged', hasCome };
}

async function book(tx: Tx, asker: Asker, said: PmsStay): Promise<string> {
  if (said.status === 'checked_out')
    throw new AppError('conflict', {
      detail: 'This stay is over and was never here.',
      extra: { booking_status: 'checked_out' },
    });
  const hotelId = asker.by.hotel.id;
  const { notes: _, ...booking } = detailsOf(said, asker.by.hotel.locale);
  const code = await appendBooking(tx, hotelId, booking);
  await nameExternally(tx, hotelId, code, said.external_id);
  await appendStayNews(tx, hotelId, code, 'stay.create');
  await note(tx, asker, 'stay.create', code, { external_id: said.external_id });
  return code;
}

/** Null for a stay that lets nobody in. */
async function linkTo(tx: Tx, { hotel }: StayRunner, code: string): Promise<string | null> {
  const { id, status } = await mustHoldStay(tx, hotel.id, code);
  return letsGuestIn(status) ? guestLinkOf(hotel.slug, await appendGuestToken(hotel.id, id, null, tx)) : null;
}

async function note(
  tx: Tx,
  { by, requestId }: Asker,
  action: string,
  code: string,
  data: Parameters<typeof appendAudit>[0]['data'],
): Promise<void> {
  const line = { hotelId: by.hotel.id, who: by, action, outcome: 'done', data };
  await appendAudit(
    { ...line, target: { kind: 'booking', id: code }, requestId: requestId ?? undefined },
    tx,
  );
}

function refused(row: unknown, errors: PmsResult['errors']): PmsResult {
  const given: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, 'external_id') : null;
  const external_id = typeof given === 'string' ? given.slice(0, 100) : null;
  return { ...NOTHING, external_id, result: 'refused', errors };
}
