import { dbPool } from '@/lib/platform/db';
import { addGuest, addHotel, addStaff, type TestGuest, type TestStaff } from '@/lib/testing/hotel-fixture';

export type LongConversationFixture = Readonly<{
  slug: string;
  manager: TestStaff;
  guest: TestGuest;
  conversationId: number;
}>;

/** The number of the message that the last message of the conversation answers. */
export const ANSWERED = 3;

let hotels = 0;

/**
 * Creates a separate hotel with one conversation, in which a guest and the reception have long exchanged messages:
 * three an hour, the last of them an hour ago. The guest has read up to `readSeq`.
 */
export async function buildLongConversation(
  messages: number,
  readSeq: number,
): Promise<LongConversationFixture> {
  hotels += 1;
  const hotel = await addHotel(`long-house-${process.pid}-${hotels}`, 'Long House');
  const manager = await addStaff(hotel, { firstName: hotel.slug, role: 'manager', department: 'management' });
  return { slug: hotel.slug, manager, ...(await addTalk(manager, 'Penelope', messages, readSeq)) };
}

/** Adds a guest to the hotel, with an equally long conversation with the same manager. */
export async function addTalk(manager: TestStaff, firstName: string, messages: number, readSeq: number) {
  const { hotel } = manager;
  const guest = await addGuest(hotel, { firstName, lastName: 'Long' });
  const pool = dbPool();
  const made = await pool.query<{ id: string }>(
    `INSERT INTO conversation (hotel_id, booking_id, last_seq, guest_read_seq, staff_read_seq, last_message,
                               last_message_sender, last_message_at)
     VALUES ($1, $2, $3::int, $4, $3::int, 'Message ' || $3::int, 'staff', now() - interval '1 hour') RETURNING id`,
    [hotel.id, guest.bookingId, messages, readSeq],
  );
  const conversationId = Number(made.rows[0]?.id);
  const place = [hotel.id, conversationId];
  await pool.query(
    `INSERT INTO message (hotel_id, conversation_id, seq, sender_type, sender_key, client_message_id, staff_id,
                          sender_name, sender_role, body, fingerprint, created_at)
     SELECT $1, $2, nr, (CASE WHEN nr % 3 = 1 THEN 'guest' ELSE 'staff' END)::sender_type,
            CASE WHEN nr % 3 = 1 THEN 'guest' ELSE 'staff:' || $3::int END, 'long-' || nr,
            CASE WHEN nr % 3 = 1 THEN NULL ELSE $3::int END, 'Penelope', CASE WHEN nr % 3 = 1 THEN NULL ELSE 'manager' END, 'Message ' || nr, '',
            now() - interval '1 hour' - ($4 - nr) * interval '20 minutes'
     FROM generate_series(1, $4::int) AS nr`,
    [...place, manager.id, messages],
  );
  await pool.query(
    `UPDATE message m SET reply_to_id = source.id FROM message source
     WHERE m.conversation_id = $1 AND m.seq = $2 AND source.conversation_id = $1 AND source.seq = $3`,
    [conversationId, messages, ANSWERED],
  );
  await pool.query(
    `INSERT INTO conversation_event (hotel_id, conversation_id, seq, type, message_id)
     SELECT $1, $2, seq, 'message_created', id FROM message WHERE conversation_id = $2`,
    place,
  );
  return { guest, conversationId };
}
