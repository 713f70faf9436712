import type { BookingStatus } from '@/lib/contract/hotel';
import { db, type Tx } from '@/lib/platform/db';

export type KnownStay = {
  id: number;
  code: string;
  externalId: string | null;
  status: BookingStatus;
  roomNumber: string | null;
  isErased: boolean;
  details: StayDetails;
};
export type StayDetails = {
  notes: string;
  guestFirstName: string;
  guestLastName: string;
  guestEmail: string | null;
  guestPhone: string | null;
  guestLocale: string;
  checkIn: string;
  checkOut: string;
};

/**
 * Locks the external id, whether it is known or not, and the stays under it for the rest of the transaction. When two
 * requests bring the same new stay, one creates it and the other finds it. The front desk cannot change these stays
 * meanwhile.
 */
export async function lockStaysOf(
  tx: Tx,
  { hotelId, externalId, source }: { hotelId: number; externalId: string; source: string },
): Promise<NumberedStay[]> {
  return lockNumbered(tx, { hotelId, source }, [externalId]);
}

/** Does the same for several ids. */
export async function lockNumbered(
  tx: Tx,
  place: { hotelId: number; source: string },
  externalIds: readonly string[],
): Promise<NumberedStay[]> {
  const { hotelId } = place;
  await lockExternalIds(tx, hotelId, externalIds);
  const held = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM booking
    WHERE hotel_id = ${hotelId} AND external_id = ANY(${[...externalIds]}::text[]) AND NOT id_is_passed_on
    ORDER BY id FOR UPDATE`;
  return held.length === 0 ? [] : listNumbered(place, externalIds, tx);
}

/** A stay under a number of another system, and what a source sent about it last, as stored. */
export type NumberedStay = { known: KnownStay; said: unknown };

/** The stays that have these ids now, the oldest first. */
export async function listNumbered(
  { hotelId, source }: { hotelId: number; source: string },
  externalIds: readonly string[],
  tx: Pick<Tx, 'booking'> = db(),
): Promise<NumberedStay[]> {
  const rows = await tx.booking.findMany({
    where: { hotelId, externalId: { in: [...externalIds] }, idIsPassedOn: false },
    select: { ...COLUMNS, sources: { where: { source }, select: { said: true } } },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ sources, ...row }) => ({ known: toKnown(row), said: sources[0]?.said ?? null }));
}

/** Locks the external id. It must be locked before the stay, as everywhere. */
export const lockExternalId = (tx: Tx, hotelId: number, externalId: string): Promise<void> =>
  lockExternalIds(tx, hotelId, [externalId]);

/** Locks the ids in the same order everywhere, so that two batches cannot deadlock. */
export async function lockExternalIds(
  tx: Tx,
  hotelId: number,
  externalIds: readonly string[],
): Promise<void> {
  await tx.$queryRaw`
    SELECT pg_advisory_xact_lock(${hotelId}::int, hashtext(id))::text
    FROM unnest(${[...new Set(externalIds)].toSorted()}::text[]) id`;
}

/** Makes the external id free for other stays. It stays readable on these ones. */
export async function passIdOn(tx: Tx, hotelId: number, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.booking.updateMany({ where: { hotelId, id: { in: [...ids] } }, data: { idIsPassedOn: true } });
}

/** Returns the status and room of a stay as the transaction sees them. */
export async function findPlace(
  tx: Tx,
  hotelId: number,
  code: string,
): Promise<{ status: BookingStatus; room_number: string | null }> {
  const { status, room } = await tx.booking.findUniqueOrThrow({
    where: { hotelId_code: { hotelId, code } },
    select: { status: true, room: { select: { number: true } } },
  });
  return { status, room_number: room?.number ?? null };
}

/** Returns the code of the stay that has this id now: the oldest of several. */
export async function findNumbered(tx: Tx, hotelId: number, externalId: string): Promise<string | null> {
  const where = { hotelId, externalId, idIsPassedOn: false };
  const row = await tx.booking.findFirst({ where, select: { code: true }, orderBy: { id: 'asc' } });
  return row?.code ?? null;
}

/** Locks the stay for the rest of the transaction. Null when the hotel has no stay with this code. */
export async function lockKnownStay(tx: Tx, hotelId: number, code: string): Promise<KnownStay | null> {
  await tx.$queryRaw`SELECT 1 FROM booking WHERE hotel_id = ${hotelId} AND code = ${code} FOR UPDATE`;
  const row = await tx.booking.findUnique({
    where: { hotelId_code: { hotelId, code } },
    select: COLUMNS,
  });
  return row && toKnown(row);
}

const COLUMNS = {
  id: true,
  code: true,
  externalId: true,
  status: true,
  erasedAt: true,
  notes: true,
  guestFirstName: true,
  guestLastName: true,
  guestEmail: true,
  guestPhone: true,
  guestLocale: true,
  checkIn: true,
  checkOut: true,
  room: { select: { number: true } },
} as const;

type Row = Omit<StayDetails, 'checkIn' | 'checkOut'> &
  Pick<KnownStay, 'id' | 'code' | 'externalId' | 'status'> & {
    checkIn: Date;
    checkOut: Date;
    erasedAt: Date | null;
    room: { number: string } | null;
  };

function toKnown(row: Row): KnownStay {
  const { id, code, externalId, status, erasedAt, room, checkIn, checkOut, ...rest } = row;
  const details = { ...rest, checkIn: toDay(checkIn), checkOut: toDay(checkOut) };
  const roomNumber = room?.number ?? null;
  return { id, code, externalId, status, roomNumber, isErased: erasedAt !== null, details };
}

/** Gives the stay an external id, as a further part beside the stays that have it. The caller has locked the id. */
export async function nameExternally(
  tx: Tx,
  hotelId: number,
  code: string,
  externalId: string | null,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE booking SET external_id = ${externalId}, id_is_passed_on = false, external_part = COALESCE((
      SELECT max(o.external_part) + 1 FROM booking o
      WHERE o.hotel_id = ${hotelId} AND o.external_id = ${externalId} AND NOT o.id_is_passed_on), 0)
    WHERE hotel_id = ${hotelId} AND code = ${code}`;
}

export async function writeDetails(tx: Tx, hotelId: number, id: number, details: StayDetails): Promise<void> {
  const { checkIn, checkOut, ...guest } = details;
  await tx.booking.update({
    where: { hotelId_id: { hotelId, id } },
    data: { ...guest, checkIn: new Date(checkIn), checkOut: new Date(checkOut) },
  });
}

/** Does the same for several stays. */
export async function writeDetailsOf(
  tx: Tx,
  hotelId: number,
  stays: readonly ({ id: number } & StayDetails)[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE booking b SET guest_first_name = x."guestFirstName", guest_last_name = x."guestLastName",
      guest_email = x."guestEmail", guest_phone = x."guestPhone", guest_locale = x."guestLocale",
      check_in = x."checkIn", check_out = x."checkOut", notes = x.notes
    FROM jsonb_to_recordset(${JSON.stringify(stays)}::jsonb) AS x(id int, "guestFirstName" text,
      "guestLastName" text, "guestEmail" text, "guestPhone" text, "guestLocale" text, "checkIn" date,
      "checkOut" date, notes text)
    WHERE b.hotel_id = ${hotelId} AND b.id = x.id`;
}

const toDay = (date: Date) => date.toISOString().slice(0, 10);
