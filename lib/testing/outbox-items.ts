import { openConversation } from '@/lib/guest-chat/conversation-store';
import { sendGuestMessage } from '@/lib/guest-chat/send-guest-message';
import { dbPool } from '@/lib/platform/db';
import { addGuest, type TestHotel } from '@/lib/testing/hotel-fixture';
import { guestOf } from '@/lib/testing/principals';

/** Sends a few messages of a new guest. Returns the conversation and the ids of its events. */
export async function talk(hotel: TestHotel, times = 1): Promise<{ id: number; events: string[] }> {
  const guest = await guestOf(await addGuest(hotel));
  const events: string[] = [];
  let id = 0;
  for (let at = 0; at < times; at += 1) {
    const { message } = await sendGuestMessage(guest, { message: `words ${at}` });
    id = message.conversation_id;
    events.push(`${id}:${message.seq}`);
  }
  return { id, events };
}

/** Adds outbox items without events, spread evenly over `conversationCount` conversations. Returns their ids. */
export async function addOutboxItems(
  hotel: TestHotel,
  count: number,
  conversationCount = 1,
): Promise<number[]> {
  const conversations: number[] = [];
  for (let index = 0; index < conversationCount; index += 1) {
    const { bookingId } = await addGuest(hotel);
    conversations.push((await openConversation(hotel.id, bookingId)).id);
  }
  const { rows } = await dbPool().query<{ id: string }>(
    `INSERT INTO outbox (hotel_id, type, conversation_id, seq)
     SELECT $1, 'conversation_event', ($2::bigint[])[1 + n % $3], 1 + n / $3 FROM generate_series(0, $4 - 1) n
     RETURNING id`,
    [hotel.id, conversations, conversationCount, count],
  );
  return rows.map(({ id }) => Number(id)).sort((a, b) => a - b);
}

/** Expires every lease, as if its process had died. */
export async function expireLeases(): Promise<void> {
  await dbPool().query(
    `UPDATE outbox SET claimed_until = now() - interval '1 second' WHERE claimed_until IS NOT NULL`,
  );
}

/** Makes every delayed item due. */
export async function makeDue(): Promise<void> {
  await dbPool().query('UPDATE outbox SET due_at = now() WHERE dead_at IS NULL');
}

export async function emptyOutbox(): Promise<void> {
  await dbPool().query('DELETE FROM outbox');
}

export type WaitingRow = {
  id: number;
  attempts: number;
  isDead: boolean;
  isClaimed: boolean;
  settled: string[];
  error: string | null;
  /** The seconds until the next try. */
  seconds: number;
};

/** Lists every outbox item, the oldest first. */
export async function readOutbox(): Promise<WaitingRow[]> {
  const { rows } = await dbPool().query<WaitingRow>(
    `SELECT id::int, attempts, dead_at IS NOT NULL AS "isDead", COALESCE(claimed_until > now(), false) AS "isClaimed",
       settled_targets AS settled, last_error AS error, EXTRACT(EPOCH FROM due_at - now())::float AS seconds
     FROM outbox ORDER BY id`,
  );
  return rows;
}
