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
 * Holds the other system's id, known here or not, and the stay that it names, for the rest of the transaction: of two
 * that bring the same new stay one makes it and the other finds it, and the desk changes nothing meanwhile.
 */
export async function holdExternalId(tx: Tx, hotelId: number, externalId: string): Promise<KnownStay | null> {
  await lockExternalId(tx, hotelId, externalId);
  await tx.$queryRaw`
    SELECT 1 FROM booking
    WHERE hotel_id = ${hotelId} AND external_id = ${externalId} AND NOT id_is_passed_on FOR UPDATE`;
  const row = await tx.booking.findFirst({
    where: { hotelId, externalId, idIsPassedOn: false },
    select: COLUMNS,
  });
  return row && toKnown(row);
}

/** Comes before the lock on a stay, as everywhere. */
export async function lockExternalId(tx: Tx, hotelId: number, externalId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${hotelId}::int, hashtext(${externalId}))::text`;
}

/** From now on its id names another stay. It stays readable on this one. */
export async function passIdOn(tx: Tx, hotelId: number, id: number): Promise<void> {
  await tx.booking.update({ where: { hotelId_id: { hotelId, id } }, data: { idIsPassedOn: true } });
}

/** Where a stay is as the transaction sees it. */
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

export type ListedStay = { code: string; status: BookingStatus };

/** Which stays these ids name now, by id. */
export async function listByExternalId(
  hotelId: number,
  externalIds: readonly string[],
  tx: Pick<Tx, 'booking'> = db(),
): Promise<Map<string, ListedStay>> {
  const rows = await tx.booking.findMany({
    where: { hotelId, externalId: { in: [...externalIds] }, idIsPassedOn: false },
    select: { externalId: true, code: true, status: true },
  });
  return new Map(rows.map(({ externalId, ...stay }) => [externalId ?? '', stay]));
}

/** For the rest of the transaction nobody else changes the stay. Null when the hotel has none of this code. */
export async function holdKnownStay(tx: Tx, hotelId: number, code: string): Promise<KnownStay | null> {
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

export async function nameExternally(
  tx: Tx,
  hotelId: number,
  code: string,
  externalId: string | null,
): Promise<void> {
  await tx.booking.update({
    where: { hotelId_code: { hotelId, code } },
    data: { externalId, idIsPassedOn: false },
  });
}

export async function writeDetails(tx: Tx, hotelId: number, id: number, details: StayDetails): Promise<void> {
  const { checkIn, checkOut, ...guest } = details;
  await tx.booking.update({
    where: { hotelId_id: { hotelId, id } },
    data: { ...guest, checkIn: new Date(checkIn), checkOut: new Date(checkOut) },
  });
}

const toDay = (date: Date) => date.toISOString().slice(0, 10);
