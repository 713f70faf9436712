import { dbPool } from '@/lib/platform/db';
import { addGuest, addHotel, addStaff, type TestGuest, type TestStaff } from '@/lib/testing/hotel-fixture';

export type XssFixture = Readonly<{ slug: string; manager: TestStaff; talks: readonly Talk[] }>;
type Talk = Readonly<{ guest: TestGuest; conversationId: number; words: readonly string[] }>;

const A_PAGE = 50;

/**
 * Creates a separate hotel in which every name and text is hostile. It writes to the database directly: a page must
 * show a text as text, however and whenever the text was stored.
 */
export async function buildXssFixture(words: readonly string[]): Promise<XssFixture> {
  const hotel = await addHotel(`hostile-house-${process.pid}`, 'Hostile House');
  const manager = await addStaff(hotel, {
    firstName: hotel.slug,
    role: 'manager',
    department: 'management',
  });
  await fillInbox(hotel.id, words);
  const talks: Talk[] = [];
  for (let from = 0; from < words.length; from += A_PAGE) {
    const guest = await addGuest(hotel, { firstName: words[from] ?? '', lastName: '' });
    const part = words.slice(from, from + A_PAGE);
    talks.push({ guest, conversationId: await fillTalk(guest, manager.id, part), words: part });
  }
  return { slug: hotel.slug, manager, talks };
}

/** Changes the name that every page of the hotel shows, also in its title. */
export async function renameHotel(slug: string, name: string): Promise<void> {
  await dbPool().query('UPDATE hotel SET name = $2 WHERE slug = $1', [slug, name]);
}

/** Adds for each text a guest of that name, whose handler has that name and wrote the text as the last message. */
async function fillInbox(hotelId: number, words: readonly string[]): Promise<void> {
  await dbPool().query(
    `WITH word AS (SELECT text, nr FROM unnest($2::text[]) WITH ORDINALITY AS w(text, nr)),
     colleague AS (
       INSERT INTO staff (hotel_id, username, password_hash, first_name, last_name, role, department)
       SELECT $1::int, $1::int || '-hostile-' || nr, '', text, '', 'receptionist', 'reception' FROM word RETURNING id, username),
     booking AS (
       INSERT INTO booking (hotel_id, code, status, guest_first_name, guest_last_name, check_in, check_out)
       SELECT $1::int, 'BK-2026-' || 500000 + nr, 'in_house', text, '', '2026-11-20', '2026-11-27' FROM word
       RETURNING id, code)
     INSERT INTO conversation (hotel_id, booking_id, handler_staff_id, last_message, last_message_sender,
                               last_seq)
     SELECT $1::int, booking.id, colleague.id, text, 'guest', 1
     FROM word JOIN booking ON code = 'BK-2026-' || 500000 + nr JOIN colleague ON username = $1::int || '-hostile-' || nr`,
    [hotelId, words],
  );
}

/** Adds for each text a message by an author of that name, with a file of that name, in reply to the message before. */
async function fillTalk(guest: TestGuest, staffId: number, words: readonly string[]): Promise<number> {
  const pool = dbPool();
  const conversation = await pool.query<{ id: string }>(
    'INSERT INTO conversation (hotel_id, booking_id, last_seq) VALUES ($1, $2, $3) RETURNING id',
    [guest.hotel.id, guest.bookingId, words.length],
  );
  const conversationId = Number(conversation.rows[0]?.id);
  const place = [guest.hotel.id, conversationId];
  await pool.query(
    `INSERT INTO message (hotel_id, conversation_id, seq, sender_type, sender_key, client_message_id, staff_id,
                          sender_name, sender_role, body, fingerprint)
     SELECT $1, $2, nr, 'staff', 'staff:' || $3::int, 'hostile-' || nr, $3::int, text, 'manager', text, ''
     FROM unnest($4::text[]) WITH ORDINALITY AS w(text, nr)`,
    [...place, staffId, words],
  );
  await pool.query(
    `UPDATE message m SET reply_to_id = before.id FROM message before
     WHERE m.conversation_id = $1 AND before.conversation_id = $1 AND before.seq = m.seq - 1`,
    [conversationId],
  );
  await pool.query(
    `INSERT INTO conversation_event (hotel_id, conversation_id, seq, type, message_id)
     SELECT $1, $2, seq, 'message_created', id FROM message WHERE conversation_id = $2`,
    place,
  );
  await pool.query(
    `INSERT INTO attachment (hotel_id, conversation_id, message_id, uploader_key, file_name, file_type, mime_type,
                             file_size, storage_key)
     SELECT $1, $2, id, 'staff:1', body, CASE WHEN seq % 2 = 0 THEN 'image' ELSE 'pdf' END,
            CASE WHEN seq % 2 = 0 THEN 'image/png' ELSE 'application/pdf' END, 1, 'hostile-' || id
     FROM message WHERE conversation_id = $2`,
    place,
  );
  return conversationId;
}
