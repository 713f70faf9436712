import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Hotel } from '@/chaos/fixtures';

const COLUMNS =
  'hotel_id, conversation_id, seq, sender_type, sender_key, client_message_id, sender_name, room_number, body, fingerprint';
const BARE_INSERT = `INSERT INTO bench_message (${COLUMNS}) VALUES ($1, $2, $3, 'guest', 'guest', $4, $5, $6, $7, $8)`;

/** The same INSERT in a route of Next without code of this project. `bareInsert` creates its table. */
export const BARE_ROUTE = `
import pg from 'pg';
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
const text = ${JSON.stringify(BARE_INSERT)};
export async function POST(request) {
  const { seq, message } = await request.json();
  const values = [1, 0, seq, crypto.randomUUID(), 'Aoife Byrne', '204', message, 'a'.repeat(44)];
  await pool.query({ name: 'bare', text, values });
  return Response.json({ seq, message }, { status: 201 });
}`;

/** The baseline of storing a message: an INSERT without access checks, order, protection against repeats, or outbox. */
export async function bareInsert(sql: pg.Client, hotel: Hotel): Promise<() => Promise<number>> {
  await sql.query(`
    CREATE TABLE IF NOT EXISTS bench_message
    (LIKE message INCLUDING DEFAULTS INCLUDING INDEXES INCLUDING CONSTRAINTS)`);
  const conversationId = hotel.stays[0]?.conversationId ?? 0;
  const { rows } = await sql.query<{ last: string | null }>('SELECT max(seq) AS last FROM bench_message');
  let seq = Number(rows[0]?.last ?? 0);
  return async () => {
    seq += 1;
    await sql.query(BARE_INSERT, [
      hotel.id,
      conversationId,
      seq,
      randomUUID(),
      'Aoife Byrne',
      '204',
      `Could we have two more towels? ${seq}`,
      'a'.repeat(44),
    ]);
    return seq;
  };
}
