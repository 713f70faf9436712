import type { CompanionChange, CompanionDto } from '@/lib/contract/companions';
import { toCompanionDto } from '@/lib/hotel/companion-dto';
import { db, type Tx } from '@/lib/platform/db';

/**
 * A companion of a booking. Every function filters by all three ids, so that it never finds a companion of another
 * booking or hotel.
 */
export type CompanionPlace = { hotelId: number; bookingId: number; id: number };

const COLUMNS = { id: true, firstName: true, lastName: true, locale: true } as const;

export async function listCompanionRows(
  hotelId: number,
  bookingId: number,
  tx: Pick<Tx, 'companion'> = db(),
): Promise<CompanionDto[]> {
  const where = { hotelId, bookingId, removedAt: null };
  const rows = await tx.companion.findMany({ where, orderBy: { id: 'asc' }, select: COLUMNS });
  return rows.map(toCompanionDto);
}

/** Lists the companions of several bookings, by booking id. */
export async function listCompanionsOf(
  tx: Tx,
  hotelId: number,
  bookingIds: readonly number[],
): Promise<Map<number, CompanionDto[]>> {
  const where = { hotelId, bookingId: { in: [...bookingIds] }, removedAt: null };
  const select = { ...COLUMNS, bookingId: true };
  const found = new Map<number, CompanionDto[]>();
  for (const { bookingId, ...row } of await tx.companion.findMany({ where, orderBy: { id: 'asc' }, select }))
    found.set(bookingId, [...(found.get(bookingId) ?? []), toCompanionDto(row)]);
  return found;
}

export async function countCompanions(tx: Tx, hotelId: number, bookingId: number): Promise<number> {
  return tx.companion.count({ where: { hotelId, bookingId, removedAt: null } });
}

export async function appendCompanion(
  tx: Tx,
  place: Omit<CompanionPlace, 'id'>,
  said: { first_name: string; last_name: string; locale?: string | null | undefined },
): Promise<CompanionDto> {
  const data = {
    ...place,
    firstName: said.first_name,
    lastName: said.last_name,
    locale: said.locale ?? null,
  };
  return toCompanionDto(await tx.companion.create({ data, select: COLUMNS }));
}

/** Null when the booking has no such companion, or when the companion was removed. */
export async function findCompanion(
  place: CompanionPlace,
  tx: Pick<Tx, 'companion'> = db(),
): Promise<CompanionDto | null> {
  const row = await tx.companion.findFirst({ where: { ...place, removedAt: null }, select: COLUMNS });
  return row && toCompanionDto(row);
}

export async function writeCompanion(
  tx: Tx,
  { hotelId, id }: CompanionPlace,
  change: CompanionChange,
): Promise<CompanionDto> {
  const row = await tx.companion.update({
    where: { hotelId_id: { hotelId, id } },
    data: {
      ...(change.first_name === undefined ? {} : { firstName: change.first_name }),
      ...(change.last_name === undefined ? {} : { lastName: change.last_name }),
      ...(change.locale === undefined ? {} : { locale: change.locale }),
    },
    select: COLUMNS,
  });
  return toCompanionDto(row);
}

/**
 * Removes a companion from the stay and revokes every link and device of theirs. Returns the revoked sessions and
 * links, which the caller disconnects.
 */
export async function removeCompanion(
  tx: Tx,
  { hotelId, bookingId, id }: CompanionPlace,
): Promise<{ sessionIds: number[]; tokenIds: number[] }> {
  const ended = { revokedAt: new Date() };
  await tx.companion.update({
    where: { hotelId_id: { hotelId, id } },
    data: { removedAt: ended.revokedAt },
  });
  const tokens = await tx.guestToken.updateManyAndReturn({
    where: { hotelId, bookingId, companionId: id, revokedAt: null },
    data: ended,
    select: { id: true },
  });
  const sessions = await tx.guestSession.updateManyAndReturn({
    where: { hotelId, bookingId, token: { companionId: id }, revokedAt: null },
    data: ended,
    select: { id: true },
  });
  const sessionIds = sessions.map((session) => session.id);
  await tx.device.deleteMany({ where: { hotelId, guestSessionId: { in: sessionIds } } });
  return { sessionIds, tokenIds: tokens.map((token) => token.id) };
}
