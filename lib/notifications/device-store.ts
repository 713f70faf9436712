import type { DeviceInput } from '@/lib/contract/devices';
import { Prisma } from '@/lib/generated/prisma/client';
import { query, type Tx } from '@/lib/platform/db';

export type DeviceOwner = { hotelId: number } & (
  | { staffId: number; staffSessionId: string }
  | { bookingId: number; guestSessionId: number | null }
);

const UNSEEN_DAYS = 60;

/**
 * Registers a device for its owner and removes its other owners: a phone that changed hands receives nothing for the
 * person before. The stays of `otherSessionIds`, which the same browser has proved, stay registered. Whether an owner
 * may still receive pushes is decided at each push.
 */
export async function saveDevice(
  tx: Tx,
  owner: DeviceOwner,
  device: DeviceInput,
  otherSessionIds: readonly number[],
): Promise<void> {
  const { staffId, staffSessionId, bookingId, guestSessionId } = columnsOf(owner);
  // Two registrations of one value would each miss the row of the other.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${device.value}, 0))`;
  const isOwn = Prisma.sql`d.hotel_id = ${owner.hotelId} AND d.staff_id IS NOT DISTINCT FROM ${staffId}::int
    AND d.booking_id IS NOT DISTINCT FROM ${bookingId}::int`;
  await tx.$executeRaw`
    DELETE FROM device d WHERE d.value = ${device.value} AND NOT (${isOwn}) AND NOT COALESCE(
      d.hotel_id = ${owner.hotelId} AND d.guest_session_id = ANY(${[...otherSessionIds]}::int[]), false)`;
  await tx.$executeRaw`
    WITH updated AS (
      UPDATE device d SET staff_session_id = ${staffSessionId}::uuid, guest_session_id = ${guestSessionId}::int,
        kind = ${device.kind}::device_kind, platform = ${device.platform}, shows_preview = ${device.shows_preview},
        last_seen_at = now()
      WHERE d.value = ${device.value} AND ${isOwn} RETURNING d.id
    )
    INSERT INTO device (hotel_id, staff_id, staff_session_id, booking_id, guest_session_id, kind, value, platform,
                        shows_preview, last_seen_at)
    SELECT ${owner.hotelId}, ${staffId}::int, ${staffSessionId}::uuid, ${bookingId}::int, ${guestSessionId}::int,
           ${device.kind}::device_kind, ${device.value}, ${device.platform}, ${device.shows_preview}, now()
    WHERE NOT EXISTS (SELECT 1 FROM updated)`;
}

/** Deletes only a device of this owner: to know the value of another device is no right to silence it. */
export async function deleteDevice(owner: DeviceOwner, value: string): Promise<void> {
  const { staffId, bookingId } = columnsOf(owner);
  await query(Prisma.sql`
    DELETE FROM device WHERE value = ${value} AND hotel_id = ${owner.hotelId}
      AND staff_id IS NOT DISTINCT FROM ${staffId}::int AND booking_id IS NOT DISTINCT FROM ${bookingId}::int`);
}

/** Deletes devices that have not been seen for two months. */
export async function sweepDevices(): Promise<void> {
  await query(
    Prisma.sql`DELETE FROM device WHERE last_seen_at < now() - make_interval(days => ${UNSEEN_DAYS})`,
  );
}

function columnsOf(owner: DeviceOwner) {
  const nobody = { staffId: null, staffSessionId: null, bookingId: null, guestSessionId: null };
  return { ...nobody, ...owner };
}
