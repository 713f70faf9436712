import type { DeviceInput } from '@/lib/contract/devices';
import { Prisma } from '@/lib/generated/prisma/client';
import { ask, type Tx } from '@/lib/platform/db';

export type DeviceOwner = { hotelId: number } & (
  | { staffId: number; staffSessionId: string }
  | { bookingId: number; guestSessionId: number | null }
);

const UNSEEN_DAYS = 60;

/**
 * A value rings for whoever registered it last: a phone that changed hands rings for nobody before. That whoever
 * registers may still be rung is asked again at each ring.
 */
export async function keepDevice(tx: Tx, owner: DeviceOwner, device: DeviceInput): Promise<void> {
  const { staffId, staffSessionId, bookingId, guestSessionId } = columnsOf(owner);
  await tx.$executeRaw`
    INSERT INTO device (hotel_id, staff_id, staff_session_id, booking_id, guest_session_id, kind, value, platform,
                        shows_preview, last_seen_at)
    VALUES (${owner.hotelId}, ${staffId}::int, ${staffSessionId}::uuid, ${bookingId}::int, ${guestSessionId}::int,
            ${device.kind}::device_kind, ${device.value}, ${device.platform}, ${device.shows_preview}, now())
    ON CONFLICT (value) DO UPDATE SET
      hotel_id = EXCLUDED.hotel_id, staff_id = EXCLUDED.staff_id, staff_session_id = EXCLUDED.staff_session_id,
      booking_id = EXCLUDED.booking_id, guest_session_id = EXCLUDED.guest_session_id, kind = EXCLUDED.kind,
      platform = EXCLUDED.platform, shows_preview = EXCLUDED.shows_preview, last_seen_at = now()`;
}

/** Only one's own: to know another's value is no right to silence it. */
export async function dropDevice(owner: DeviceOwner, value: string): Promise<void> {
  const { staffId, bookingId } = columnsOf(owner);
  await ask(Prisma.sql`
    DELETE FROM device WHERE value = ${value} AND hotel_id = ${owner.hotelId}
      AND staff_id IS NOT DISTINCT FROM ${staffId}::int AND booking_id IS NOT DISTINCT FROM ${bookingId}::int`);
}

/** Phones that have not been heard of for two months, and rings that nobody asks after any more. */
export async function sweepDevices(): Promise<void> {
  await ask(
    Prisma.sql`DELETE FROM device WHERE last_seen_at < now() - make_interval(days => ${UNSEEN_DAYS})`,
  );
}

function columnsOf(owner: DeviceOwner) {
  const nobody = { staffId: null, staffSessionId: null, bookingId: null, guestSessionId: null };
  return { ...nobody, ...owner };
}
