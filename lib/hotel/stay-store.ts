import type { BookingStatus } from '@/lib/contract/hotel';
import { Prisma } from '@/lib/generated/prisma/client';
import { query } from '@/lib/platform/db';
import type { Guest } from './principals';

export type StayFound = {
  guest: Guest;
  /** The link or the device was revoked, or the link has expired. */
  isRevoked: boolean;
};

type Row = {
  hotel_id: number;
  slug: string;
  hotel_name: string;
  time_zone: string;
  accent_color: string;
  logo_url: string | null;
  hotel_locale: string;
  offered_locales: string[];
  booking_id: number;
  code: string;
  status: BookingStatus;
  room_id: number | null;
  room_number: string | null;
  guest_first_name: string;
  guest_last_name: string;
  guest_locale: string;
  companion_id: number | null;
  check_in: string;
  check_out: string;
  session_id: number | null;
  token_id: number;
  channel_generation: number;
  is_room_entry: boolean;
  is_revoked: boolean;
};

const STAY = Prisma.sql`
  h.id AS hotel_id, h.slug, h.name AS hotel_name, h.time_zone, h.accent_color, h.logo_url,
  h.locale AS hotel_locale, h.offered_locales,
  b.id AS booking_id, b.code, b.status::text AS status, b.room_id, r.number AS room_number,
  COALESCE(k.first_name, b.guest_first_name) AS guest_first_name, COALESCE(k.last_name, b.guest_last_name) AS guest_last_name,
  COALESCE(k.locale, b.guest_locale) AS guest_locale, k.id AS companion_id,
  b.check_in::text AS check_in, b.check_out::text AS check_out, b.channel_generation,
  t.is_room_entry`;
const STAY_TABLES = Prisma.sql`
  JOIN hotel h ON h.id = t.hotel_id
  JOIN booking b ON b.hotel_id = t.hotel_id AND b.id = t.booking_id
  LEFT JOIN companion k ON k.hotel_id = t.hotel_id AND k.id = t.companion_id
  LEFT JOIN room r ON r.hotel_id = b.hotel_id AND r.id = b.room_id`;
const LINK_IS_DEAD = Prisma.sql`t.revoked_at IS NOT NULL OR COALESCE(t.expires_at < now(), false)`;

export async function findStayByToken(hotelSlug: string, tokenHash: string): Promise<StayFound | null> {
  const rows = await query<Row>(Prisma.sql`
    SELECT ${STAY}, NULL::int AS session_id, t.id AS token_id, (${LINK_IS_DEAD}) AS is_revoked
    FROM guest_token t ${STAY_TABLES}
    WHERE t.token_hash = ${tokenHash} AND h.slug = ${hotelSlug}`);
  return toStay(rows[0]);
}

export function findStayBySession(hotelSlug: string, secretHash: string): Promise<StayFound | null> {
  return findBySession(hotelSlug, Prisma.sql`s.secret_hash = ${secretHash}`);
}

/** For a caller that proved by other means that it was given this session. */
export function findStayBySessionId(hotelSlug: string, sessionId: number): Promise<StayFound | null> {
  return findBySession(hotelSlug, Prisma.sql`s.id = ${sessionId}::bigint`);
}

async function findBySession(hotelSlug: string, isIt: Prisma.Sql): Promise<StayFound | null> {
  const rows = await query<Row>(Prisma.sql`
    SELECT ${STAY}, s.id AS session_id, t.id AS token_id,
           (s.revoked_at IS NOT NULL OR ${LINK_IS_DEAD}) AS is_revoked
    FROM guest_session s
    JOIN guest_token t ON t.hotel_id = s.hotel_id AND t.id = s.token_id ${STAY_TABLES}
    WHERE ${isIt} AND h.slug = ${hotelSlug}`);
  return toStay(rows[0]);
}

function toStay(row: Row | undefined): StayFound | null {
  if (!row) return null;
  const guest: Guest = {
    kind: 'guest',
    hotel: {
      id: row.hotel_id,
      slug: row.slug,
      name: row.hotel_name,
      timeZone: row.time_zone,
      accentColor: row.accent_color,
      logoUrl: row.logo_url,
      locale: row.hotel_locale,
      offeredLocales: row.offered_locales,
    },
    bookingId: row.booking_id,
    bookingCode: row.code,
    bookingStatus: row.status,
    roomId: row.room_id,
    roomNumber: row.room_number,
    firstName: row.guest_first_name,
    lastName: row.guest_last_name,
    locale: row.guest_locale,
    companionId: row.companion_id,
    checkIn: row.check_in,
    checkOut: row.check_out,
    sessionId: row.session_id,
    tokenId: row.token_id,
    channelGeneration: row.channel_generation,
    cameByRoom: row.is_room_entry,
  };
  return { guest, isRevoked: row.is_revoked };
}
