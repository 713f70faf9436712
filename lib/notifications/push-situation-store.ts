import { z } from 'zod';
import { DEPARTMENTS, STAFF_ROLES } from '@/lib/contract/roles';
import { Prisma } from '@/lib/generated/prisma/client';
import { query } from '@/lib/platform/db';
import type { RecipientSituation } from './choose-recipients';
import { LOOKING_SECONDS } from './presence-store';
import { isQuietAt, quietHoursOf } from './quiet-hours';

export type PushDevice = {
  id: number;
  staffId: number | null;
  /** For a guest's device: the companion who uses it. */
  companionId: number | null;
  showsPreview: boolean;
  locale: string;
};
export type PushNow = RecipientSituation & {
  hotelId: number;
  isGuestLooking: boolean;
  /** The highest seq that a staff member has read, and the highest that the guest has read. */
  staffReadSeq: number;
  guestReadSeq: number;
  isDeleted: boolean;
  isOpen: boolean;
  devices: PushDevice[];
};

const personSchema = z.object({
  id: z.number(),
  role: z.enum(STAFF_ROLES),
  department: z.enum(DEPARTMENTS),
  isOnDuty: z.boolean(),
  ringsOffDuty: z.boolean(),
  quiet_from: z.number().nullable(),
  quiet_to: z.number().nullable(),
});
const departmentSchema = z.enum(DEPARTMENTS).nullable();
const deviceRowSchema = z.object({
  id: z.number(),
  staffId: z.number().nullable(),
  companionId: z.number().nullable(),
  showsPreview: z.boolean(),
  locale: z.string(),
});

type Row = {
  hotel_id: number;
  handler_id: number | null;
  given_to: string | null;
  time_zone: string;
  staff_read_seq: bigint;
  guest_read_seq: bigint;
  is_open: boolean;
  is_deleted: boolean;
  people: unknown;
  looking: (number | null)[] | null;
  devices: unknown;
};

/**
 * Reads the state at the moment of the push, in one statement whatever the number of people and phones. A device whose
 * owner has left, signed out or lost access gets no more pushes, even while its row still exists.
 */
export async function findPushSituation(
  conversationId: number,
  seq: number,
  now: Date,
): Promise<PushNow | null> {
  const [row] = await query<Row>(Prisma.sql`
    SELECT c.hotel_id, c.handler_staff_id AS handler_id, c.department AS given_to, h.time_zone, c.staff_read_seq, c.guest_read_seq,
      b.status IN ('confirmed', 'in_house') AS is_open,
      EXISTS (SELECT 1 FROM message m WHERE m.conversation_id = c.id AND m.seq = ${seq}
        AND (m.deleted_at IS NOT NULL OR m.is_erased)) AS is_deleted,
      (SELECT json_agg(json_build_object('id', s.id, 'role', s.role, 'department', s.department,
                                         'isOnDuty', s.is_on_duty, 'ringsOffDuty', s.rings_off_duty,
                                         'quiet_from', s.quiet_from, 'quiet_to', s.quiet_to) ORDER BY s.id)
        FROM staff s WHERE s.hotel_id = c.hotel_id AND s.is_active) AS people,
      (SELECT json_agg(DISTINCT p.staff_id) FROM presence p WHERE p.hotel_id = c.hotel_id
        AND (p.conversation_id = c.id OR p.booking_id = c.booking_id) AND p.is_visible
        AND p.seen_at > now() - make_interval(secs => ${LOOKING_SECONDS})) AS looking,
      (SELECT json_agg(json_build_object('id', d.id, 'staffId', d.staff_id, 'showsPreview', d.shows_preview,
                                         'companionId', t.companion_id,
                                         'locale', CASE WHEN d.staff_id IS NULL THEN b.guest_locale ELSE COALESCE(o.locale, h.locale) END))
        FROM device d
        LEFT JOIN staff o ON o.hotel_id = d.hotel_id AND o.id = d.staff_id
        LEFT JOIN guest_session g ON g.hotel_id = d.hotel_id AND g.id = d.guest_session_id
        LEFT JOIN guest_token t ON t.hotel_id = g.hotel_id AND t.id = g.token_id
        WHERE d.hotel_id = c.hotel_id AND (o.is_active OR d.booking_id = c.booking_id)
          AND g.revoked_at IS NULL AND COALESCE(t.expires_at > now(), true) AND NOT EXISTS (
            SELECT 1 FROM ended_staff_session e WHERE e.session_id = d.staff_session_id)) AS devices
    FROM conversation c JOIN booking b ON b.hotel_id = c.hotel_id AND b.id = c.booking_id
    JOIN hotel h ON h.id = c.hotel_id
    WHERE c.id = ${conversationId}`);
  if (!row) return null;
  const looking = row.looking ?? [];
  return {
    hotelId: row.hotel_id,
    handlerId: row.handler_id,
    department: departmentSchema.parse(row.given_to),
    people: personSchema
      .array()
      .parse(row.people ?? [])
      .map(({ quiet_from, quiet_to, ...person }) => ({
        ...person,
        isQuiet: isQuietAt(now, row.time_zone, quietHoursOf({ quiet_from, quiet_to })),
      })),
    lookingIds: looking.flatMap((id) => id ?? []),
    isGuestLooking: looking.includes(null),
    staffReadSeq: Number(row.staff_read_seq),
    guestReadSeq: Number(row.guest_read_seq),
    isDeleted: row.is_deleted,
    isOpen: row.is_open,
    devices: deviceRowSchema.array().parse(row.devices ?? []),
  };
}
