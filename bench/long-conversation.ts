import type { Stay } from '@/chaos/fixtures';
import type { Fixture } from './fixture';

/** Makes one guest's conversation the given number of messages long, as if both sides had written all week. */
export async function lengthenConversation({ sql }: Fixture, stay: Stay, messages: number): Promise<void> {
  await sql.query(
    `WITH said AS (
       INSERT INTO message (hotel_id, conversation_id, seq, sender_type, sender_key, client_message_id, sender_name,
                            room_number, body, created_at)
       SELECT c.hotel_id, c.id, c.last_seq + s, 'guest', 'guest', 'long-' || s, 'Guest', '204',
              'Number ' || s || ' of what two people say to each other about towels, taxis and breakfast.',
              now() - make_interval(mins => $2::int - s)
       FROM conversation c CROSS JOIN generate_series(1, $2::int) s WHERE c.id = $1
       RETURNING id, hotel_id, conversation_id, seq, created_at
     ), logged AS (
       INSERT INTO conversation_event (hotel_id, conversation_id, seq, type, message_id, created_at)
       SELECT hotel_id, conversation_id, seq, 'message_created', id, created_at FROM said
     )
     UPDATE conversation SET last_seq = last_seq + $2::int, last_message_at = now() WHERE id = $1`,
    [stay.conversationId, messages],
  );
}
