import pg from 'pg';

export type Size = { conversations: number; messages: number };

/** The number of waiting guests. It does not grow with the number of conversations that a hotel ever had. */
const WAITING = 30;
const ROOMS = 400;
/** The length of the conversation that is measured, whatever the size of the rest. */
const LONG_CONVERSATION = 200;

/**
 * Fills a hotel with years of consistent conversations: numbers without gaps, counters that agree with the messages,
 * one stay in a room. Returns the id of the longest conversation.
 */
export async function fillHotel(
  databaseUrl: string,
  hotelId: number,
  staffId: number,
  { conversations, messages }: Size,
): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // References are valid by construction; to check each of a million would take most of the time.
    await client.query('SET session_replication_role = replica');
    for (const statement of STATEMENTS) {
      await client.query(statement.sql, statement.values({ hotelId, staffId, conversations, messages }));
    }
    for (const table of ['booking', 'conversation', 'message', 'conversation_event']) {
      await client.query(`VACUUM (ANALYZE) ${table}`);
    }
    const { rows } = await client.query<{ id: string }>(
      `SELECT id FROM conversation WHERE hotel_id = $1 ORDER BY last_seq DESC LIMIT 1`,
      [hotelId],
    );
    return Number(rows[0]?.id);
  } finally {
    await client.end();
  }
}

type Filling = Size & { hotelId: number; staffId: number };

const STATEMENTS: readonly { sql: string; values: (filling: Filling) => unknown[] }[] = [
  {
    sql: `INSERT INTO room (hotel_id, number) SELECT $1, (1000 + i)::text FROM generate_series(1, $2) i`,
    values: ({ hotelId }) => [hotelId, ROOMS],
  },
  {
    sql: `
      INSERT INTO booking (hotel_id, code, external_id, status, room_id, guest_first_name, guest_last_name,
                           check_in, check_out, checked_in_at)
      SELECT $1, 'BK-2020-' || lpad(i::text, 7, '0'), i::text,
             CASE WHEN i <= $3 THEN 'in_house' ELSE 'checked_out' END::booking_status, r.id,
             'Guest', 'Number ' || i, current_date - (i / 100), current_date - (i / 100) + 3,
             now() - make_interval(mins => i)
      FROM generate_series(1, $2::int) i
      JOIN room r ON r.hotel_id = $1 AND r.number = (1001 + i % $4::int)::text`,
    values: ({ hotelId, conversations }) => [hotelId, conversations, WAITING, ROOMS],
  },
  {
    sql: `
      INSERT INTO conversation (hotel_id, booking_id, last_seq, last_message, last_message_at,
        last_message_sender, waiting_since, staff_unread_count, staff_read_seq, guest_read_seq, handler_staff_id)
      SELECT $1, b.id, n.seqs, CASE WHEN n.seqs > 0 THEN 'The last words of guest ' || i END, n.at,
             CASE WHEN n.seqs = 0 THEN NULL WHEN n.waits THEN 'guest' ELSE 'staff' END::sender_type,
             CASE WHEN n.waits THEN n.at END, n.waits::int, n.seqs - n.waits::int, n.seqs,
             CASE WHEN n.seqs > 0 THEN $2::int END
      FROM booking b
      CROSS JOIN LATERAL (SELECT b.external_id::int AS i) x
      CROSS JOIN LATERAL (
        SELECT CASE WHEN x.i = $5::int + 1 THEN $6::int
                    ELSE ($4::int - $6::int) / ($3::int - 1)
                         + (x.i <= ($4::int - $6::int) % ($3::int - 1))::int END AS seqs,
               x.i <= $5::int AS waits, now() - make_interval(mins => x.i) AS at
      ) n
      WHERE b.hotel_id = $1 AND b.code LIKE 'BK-2020-%' ORDER BY x.i`,
    values: ({ hotelId, staffId, conversations, messages }) => [
      hotelId,
      staffId,
      conversations,
      messages,
      WAITING,
      LONG_CONVERSATION,
    ],
  },
  {
    // The last message is the guest's where the guest waits; before it the two alternate.
    sql: `
      INSERT INTO message (hotel_id, conversation_id, seq, sender_type, sender_key, client_message_id, staff_id,
                           sender_name, sender_role, room_number, body, read_at, created_at)
      SELECT c.hotel_id, c.id, s, w.who, CASE w.who WHEN 'guest' THEN 'guest' ELSE 'staff:' || $2::int END,
             'bulk-' || s, CASE w.who WHEN 'staff' THEN $2::int END,
             CASE w.who WHEN 'guest' THEN 'Guest' ELSE 'Brendan Walsh' END,
             CASE w.who WHEN 'staff' THEN 'receptionist' END, '204',
             'Number ' || s || ' of what two people say to each other about towels, taxis and breakfast.',
             CASE WHEN s <= c.staff_read_seq THEN w.at END, w.at
      FROM conversation c
      CROSS JOIN LATERAL generate_series(1, c.last_seq) s
      CROSS JOIN LATERAL (
        SELECT CASE WHEN ((c.last_seq - s) % 2 = 0) = (c.waiting_since IS NOT NULL)
                    THEN 'guest' ELSE 'staff' END::sender_type AS who,
               c.last_message_at - make_interval(secs => (c.last_seq - s) * 40) AS at
      ) w
      WHERE c.hotel_id = $1 ORDER BY w.at`,
    values: ({ hotelId, staffId }) => [hotelId, staffId],
  },
  {
    sql: `
      INSERT INTO conversation_event (hotel_id, conversation_id, seq, type, message_id, created_at)
      SELECT hotel_id, conversation_id, seq, 'message_created', id, created_at FROM message WHERE hotel_id = $1`,
    values: ({ hotelId }) => [hotelId],
  },
];
