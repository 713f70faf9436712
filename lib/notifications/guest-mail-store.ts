import { Prisma } from '@/lib/generated/prisma/client';
import { query } from '@/lib/platform/db';
import { MAILBOX } from './delivery-store';
import { GUEST_MAIL_TIMER } from './item-types';

const AFTER_SECONDS = 180;
const TEXTS = 20;

/**
 * Sets the conversation's mail timer unless it is set. Sets nothing without an address, outside the stay, or while the
 * guest has not read the messages of the last mail: one unread mail is not followed by a second.
 */
export async function startGuestMail(conversationId: number, now: Date): Promise<void> {
  await query(Prisma.sql`
    INSERT INTO outbox (hotel_id, type, conversation_id, due_at)
    SELECT c.hotel_id, ${GUEST_MAIL_TIMER}, c.id, ${now}::timestamptz + make_interval(secs => ${AFTER_SECONDS})
    FROM conversation c JOIN booking b ON b.hotel_id = c.hotel_id AND b.id = c.booking_id
    WHERE c.id = ${conversationId} AND b.guest_email IS NOT NULL AND b.status IN ('confirmed', 'in_house')
      AND c.guest_mailed_seq <= c.guest_read_seq
    ON CONFLICT (conversation_id) WHERE type = 'guest_mail' DO NOTHING`);
}

export type UnreadMail = {
  hotelId: number;
  hotelName: string;
  bookingId: number;
  email: string;
  locale: string;
  firstName: string;
  /** Staff messages that the guest has not read, the oldest first; empty for files alone. */
  texts: string[];
  seqs: number[];
};
type Row = {
  hotel_id: number;
  hotel_name: string;
  booking_id: number;
  email: string;
  locale: string;
  first_name: string;
  texts: string[];
  seqs: bigint[];
};

/**
 * Reads the state at the moment of sending. Messages that were read or deleted meanwhile are left out; null when
 * nothing is left to mail or the stay is over.
 */
export async function findUnreadMail(conversationId: number): Promise<UnreadMail | null> {
  const [row] = await query<Row>(Prisma.sql`
    SELECT c.hotel_id, h.name AS hotel_name, b.id AS booking_id, b.guest_email AS email, b.guest_locale AS locale,
      COALESCE(NULLIF(b.guest_first_name, ''), b.guest_last_name) AS first_name, array_agg(m.body ORDER BY m.seq) AS texts, array_agg(m.seq ORDER BY m.seq) AS seqs
    FROM conversation c
    JOIN hotel h ON h.id = c.hotel_id
    JOIN booking b ON b.hotel_id = c.hotel_id AND b.id = c.booking_id
    JOIN LATERAL (
      SELECT x.body, x.seq FROM message x
      WHERE x.conversation_id = c.id AND x.sender_type = 'staff' AND x.deleted_at IS NULL AND NOT x.is_erased
        AND x.seq > GREATEST(c.guest_read_seq, c.guest_mailed_seq)
      ORDER BY x.seq DESC LIMIT ${TEXTS}
    ) m ON true
    WHERE c.id = ${conversationId} AND b.guest_email IS NOT NULL AND b.status IN ('confirmed', 'in_house')
      AND c.guest_mailed_seq <= c.guest_read_seq
    GROUP BY c.id, h.id, b.id`);
  if (!row) return null;
  return {
    hotelId: row.hotel_id,
    hotelName: row.hotel_name,
    bookingId: row.booking_id,
    email: row.email,
    locale: row.locale,
    firstName: row.first_name,
    texts: row.texts.filter((text) => text !== ''),
    seqs: row.seqs.map(Number),
  };
}

/** Records the deliveries, and that no further mail goes out until the guest has read the messages. */
export async function recordMailed(
  { hotelId, seqs }: Pick<UnreadMail, 'hotelId' | 'seqs'>,
  conversationId: number,
): Promise<void> {
  await query(Prisma.sql`
    WITH noted AS (
      INSERT INTO delivery (hotel_id, conversation_id, seq, device_id, state, attempts, accepted_at)
      SELECT ${hotelId}, ${conversationId}, unnest(${[...seqs]}::bigint[]), ${MAILBOX}, 'accepted', 1, now()
      ON CONFLICT (conversation_id, seq, device_id) DO NOTHING
    )
    UPDATE conversation SET guest_mailed_seq = GREATEST(guest_mailed_seq, ${Math.max(...seqs)})
    WHERE id = ${conversationId}`);
}

export type HotelMail = { name: string; email: string; timeZone: string; locale: string };

/** Null: the hotel has set no address for escalation mail. */
export async function findHotelMail(conversationId: number): Promise<HotelMail | null> {
  const [row] = await query<HotelMail>(Prisma.sql`
    SELECT h.name, h.ladder_email AS email, h.time_zone AS "timeZone", h.locale FROM conversation c JOIN hotel h ON h.id = c.hotel_id
    WHERE c.id = ${conversationId} AND h.ladder_email IS NOT NULL`);
  return row ?? null;
}
