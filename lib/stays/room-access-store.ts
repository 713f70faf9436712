import { NAME_TRIES_PER_DAY } from '@/lib/contract/room-codes';
import { Prisma } from '@/lib/generated/prisma/client';
import { USER_AGENT_CHARS } from '@/lib/hotel/guest-session-store';
import { roomOfSign } from '@/lib/hotel/room-number-store';
import { hashSecret, newSecret } from '@/lib/kernel/secret-hash';
import { query, type Tx } from '@/lib/platform/db';

/** After so many failed PINs within the window, the room takes no PIN until a new one is issued. */
const FAILURES_PER_ROOM = 10;
const WINDOW_SECONDS = 3600;

/** The kind of key with which entry to a room was tried. */
type WayIn = 'pin' | 'name';

export type RoomEntryAttempt = {
  hotelId: number;
  way: WayIn;
  /** The number of the room, even when its entry is closed; null when there is no such room. */
  roomNumber: string | null;
  /**
   * Null when there is no such room, when its entry is off or closed, or when no stay in it has a name try left. Then
   * `occupants` is empty as well.
   */
  roomId: number | null;
  /** This was the last try that the room accepts. */
  isLast: boolean;
  /** Several only when stays share the room. */
  occupants: Occupant[];
};
export type Occupant = {
  id: number;
  code: string;
  lastName: string;
  checkOut: string;
  pinHash: string | null;
};

type Row = {
  hotel_id: number;
  room_number: string | null;
  room_id: number | null;
  is_last: boolean | null;
  id: number | null;
  code: string;
  guest_last_name: string;
  check_out: string;
  pin_hash: string | null;
};

const HOTEL = Prisma.sql`h.id`;
const HAS_PASSED = Prisma.sql`d.counted_from <= clock_timestamp() - make_interval(secs => ${WINDOW_SECONDS})`;

/**
 * Counts a failure before the PIN is compared, and closes the room with the last one. It is one statement, so that a
 * thousand parallel requests get as many tries as sequential ones. After a correct PIN, `giveTryBack` takes the failure
 * back. Null: no such hotel.
 */
export async function countRoomEntry(hotelSlug: string, number: string): Promise<RoomEntryAttempt | null> {
  const rows = await query<Row>(Prisma.sql`
    WITH tried AS (
      INSERT INTO room_door AS d (hotel_id, room_id, failures, counted_from)
      SELECT r.hotel_id, r.id, 1, clock_timestamp()
      FROM hotel h JOIN room r ON r.hotel_id = h.id AND r.id = ${roomOfSign(HOTEL, number)}
      WHERE h.slug = ${hotelSlug} AND h.room_access_is_on
      ON CONFLICT (hotel_id, room_id) DO UPDATE SET
        failures = CASE WHEN ${HAS_PASSED} THEN 1 ELSE d.failures + 1 END,
        counted_from = CASE WHEN ${HAS_PASSED} THEN clock_timestamp() ELSE d.counted_from END,
        closed_at = CASE WHEN NOT ${HAS_PASSED} AND d.failures + 1 >= ${FAILURES_PER_ROOM} THEN clock_timestamp() END
      WHERE d.closed_at IS NULL
      RETURNING d.hotel_id, d.room_id, d.closed_at IS NOT NULL AS is_last
    )
    SELECT h.id AS hotel_id, r.number AS room_number, t.room_id, t.is_last, b.id, b.code, b.guest_last_name,
           b.check_out::text AS check_out, b.pin_hash
    FROM hotel h
    LEFT JOIN room r ON r.hotel_id = h.id AND r.id = ${roomOfSign(HOTEL, number)}
    LEFT JOIN tried t ON t.hotel_id = h.id
    LEFT JOIN booking b ON b.hotel_id = t.hotel_id AND b.room_id = t.room_id AND b.status = 'in_house'
    WHERE h.slug = ${hotelSlug}`);
  return toTried(rows, 'pin');
}

/**
 * Does the same for a name. The try counts against each stay in the room for this day of the hotel, and not against the
 * room: names never close the room to PINs. A stay without tries left is left out, as if it were not there.
 */
export async function tryName(hotelSlug: string, number: string): Promise<RoomEntryAttempt | null> {
  const rows = await query<Row>(Prisma.sql`
    WITH stay AS (
      SELECT h.id AS hotel_id, r.id AS room_id, b.id, b.code, b.guest_last_name, b.check_out::text AS check_out,
             b.pin_hash, (clock_timestamp() AT TIME ZONE h.time_zone)::date AS today
      FROM hotel h JOIN room r ON r.hotel_id = h.id AND r.id = ${roomOfSign(HOTEL, number)}
      JOIN booking b ON b.hotel_id = h.id AND b.room_id = r.id AND b.status = 'in_house'
      WHERE h.slug = ${hotelSlug} AND h.room_access_is_on AND h.room_name_entry_is_on AND NOT EXISTS (
        SELECT 1 FROM room_door d WHERE d.hotel_id = h.id AND d.room_id = r.id AND d.closed_at IS NOT NULL)
    ), counted AS (
      INSERT INTO stay_name_try AS n (hotel_id, booking_id, tried_on, tries)
      SELECT hotel_id, id, today, 1 FROM stay
      ON CONFLICT (hotel_id, booking_id) DO UPDATE SET
        tries = CASE WHEN n.tried_on = EXCLUDED.tried_on THEN n.tries + 1 ELSE 1 END, tried_on = EXCLUDED.tried_on
      WHERE n.tried_on <> EXCLUDED.tried_on OR n.tries < ${NAME_TRIES_PER_DAY}
      RETURNING n.booking_id, n.tries
    )
    SELECT h.id AS hotel_id, r.number AS room_number, s.room_id, c.tries = ${NAME_TRIES_PER_DAY} AS is_last,
           s.id, s.code, s.guest_last_name, s.check_out, s.pin_hash
    FROM hotel h
    LEFT JOIN room r ON r.hotel_id = h.id AND r.id = ${roomOfSign(HOTEL, number)}
    LEFT JOIN counted c ON true
    LEFT JOIN stay s ON s.id = c.booking_id
    WHERE h.slug = ${hotelSlug}`);
  return toTried(rows, 'name');
}

function toTried(rows: readonly Row[], way: WayIn): RoomEntryAttempt | null {
  const [row] = rows;
  if (!row) return null;
  const occupants = rows.flatMap(({ id, code, guest_last_name, check_out, pin_hash }) =>
    id === null ? [] : [{ id, code, lastName: guest_last_name, checkOut: check_out, pinHash: pin_hash }],
  );
  return {
    hotelId: row.hotel_id,
    way,
    roomNumber: row.room_number,
    roomId: row.room_id,
    isLast: rows.some(({ is_last: isLast }) => isLast === true),
    occupants,
  };
}

/**
 * Locks the stay and checks it again: since the try it may have ended, moved or got another PIN. A parallel check-out
 * waits for this entry and then ends its session, or it came first and the result is false.
 */
export async function isStillIn(
  tx: Tx,
  { hotelId, roomId, way }: RoomEntryAttempt,
  { id, pinHash }: Occupant,
) {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM booking b JOIN hotel h ON h.id = b.hotel_id
    WHERE b.hotel_id = ${hotelId} AND b.id = ${id} AND b.room_id = ${roomId} AND b.status = 'in_house'
      AND b.pin_hash IS NOT DISTINCT FROM ${pinHash} AND h.room_access_is_on
      AND (${way} = 'pin' OR h.room_name_entry_is_on)
    FOR SHARE OF b`;
  return rows.length === 1;
}

/**
 * Takes back the counted failure. A PIN also opens the room again, because without this try it would not have closed. A
 * name was counted for every stay in the room.
 */
export async function giveTryBack(
  tx: Tx,
  { hotelId, roomId, way, occupants }: RoomEntryAttempt,
): Promise<void> {
  if (way === 'name')
    await tx.$executeRaw`
      UPDATE stay_name_try SET tries = GREATEST(tries - 1, 0)
      WHERE hotel_id = ${hotelId} AND booking_id = ANY(${occupants.map(({ id }) => id)}::int[])`;
  else
    await tx.$executeRaw`
      UPDATE room_door SET failures = GREATEST(failures - 1, 0), closed_at = NULL
      WHERE hotel_id = ${hotelId} AND room_id = ${roomId}`;
}

/**
 * Creates a session for the device that entered, and a link that is never shown and expires with it. Returns the
 * session's id and the secret for its cookie.
 */
export async function appendRoomSession(
  tx: Tx,
  hotelId: number,
  bookingId: number,
  { userAgent, expiresAt }: { userAgent: string; expiresAt: Date },
): Promise<{ id: number; secret: string }> {
  const owner = { hotelId, bookingId };
  const secret = newSecret();
  const link = await tx.guestToken.create({
    data: { ...owner, tokenHash: hashSecret(newSecret()), expiresAt, isRoomEntry: true },
    select: { id: true },
  });
  const { id } = await tx.guestSession.create({
    data: {
      ...owner,
      tokenId: link.id,
      secretHash: hashSecret(secret),
      userAgent: userAgent.slice(0, USER_AGENT_CHARS),
    },
    select: { id: true },
  });
  return { id, secret };
}

/** Revokes every session that was opened by the room. Returns their ids: the caller disconnects their sockets. */
export async function revokeRoomEntries(tx: Tx, hotelId: number, bookingId: number): Promise<number[]> {
  const entered = { hotelId, bookingId, revokedAt: null, token: { isRoomEntry: true } };
  const sessions = await tx.guestSession.findMany({ where: entered, select: { id: true } });
  const ids = sessions.map(({ id }) => id);
  const now = new Date();
  await tx.guestToken.updateMany({
    where: { hotelId, bookingId, isRoomEntry: true, revokedAt: null },
    data: { revokedAt: now },
  });
  await tx.guestSession.updateMany({ where: { hotelId, id: { in: ids } }, data: { revokedAt: now } });
  await tx.device.deleteMany({ where: { hotelId, guestSessionId: { in: ids } } });
  return ids;
}
