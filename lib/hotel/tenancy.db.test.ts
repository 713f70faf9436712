import { beforeAll, describe, expect, it } from 'vitest';
import { dbPool } from '@/lib/platform/db';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { FILLED_TABLES, fillHotel } from '@/lib/testing/tenancy-fixture';

type Reference = { name: string; table: string; columns: string[]; target: string; key: string };

/** Columns that need no composite key, each with its reason. */
const PLAIN: Record<string, string> = {
  'conversation_event.message_id': 'A hard delete takes the message and leaves the entry that tells of it.',
  'staff_conversation_event.message_id': 'The same of the staff chat.',
  'staff_message.forwarded_from_id': 'The original may be in another conversation, and may go.',
  'direct_upload.attachment_id': 'The file may be gone while its signature still opens the door.',
  'direct_upload.upload_id': 'A name at the store, not a reference.',
  'message.client_message_id': 'A word of the sender, not a reference.',
  'staff_message.client_message_id': 'A word of the sender, not a reference.',
  'booking.external_id': 'The name of the booking in another system.',
  'audit_entry.staff_id': 'The audit log outlives what it names.',
  'audit_entry.guest_session_id': 'The audit log outlives what it names.',
  'audit_entry.conversation_id': 'The audit log outlives what it names.',
  'audit_entry.target_id': 'The audit log outlives what it names.',
  'delivery.device_id': 'What became of a ring outlives the device.',
  'delivery.public_id': 'What a worker reports by, not a reference.',
  'webhook_call.event_id': 'A word of the news, not a reference.',
  'device.staff_session_id': 'A word of the cookie, not a reference.',
  'ended_staff_session.session_id': 'A word of the cookie, not a reference.',
  'audit_entry.request_id': 'A word of the request, not a reference.',
};

const REFERENCES = `
  SELECT c.conname AS name, c.conrelid::regclass::text AS table, c.confrelid::regclass::text AS target,
    (SELECT array_agg(a.attname::text ORDER BY k.at) FROM unnest(c.conkey) WITH ORDINALITY k (number, at)
     JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number) AS columns,
    (SELECT a.attname::text FROM pg_attribute a
     WHERE a.attrelid = c.confrelid AND a.attnum = c.confkey[array_upper(c.confkey, 1)]) AS key
  FROM pg_constraint c WHERE c.contype = 'f' ORDER BY 1`;

useFreshDatabase();

describe('the foreign keys between tables', () => {
  let references: Reference[];
  let here: number;
  let there: number;

  beforeAll(async () => {
    here = await fillHotel('hotel-killarney');
    there = await fillHotel('hotel-dublin-central');
    references = (await dbPool().query<Reference>(REFERENCES)).rows;
  });

  const composite = () => references.filter(({ columns }) => columns.length > 1);

  /**
   * Points the rows of one hotel at a row of the other, bypassing the application. Returns the kind of constraint that
   * refused it.
   */
  async function pointElsewhere({ table, columns, target, key }: Reference): Promise<string> {
    const last = columns.at(-1) ?? '';
    const hotel = target === 'hotel' ? 'id' : 'hotel_id';
    const statement = `UPDATE ${table}
      SET ${last} = (SELECT ${key} FROM ${target} WHERE ${hotel} = $1 ORDER BY id LIMIT 1)
      WHERE hotel_id = $2 AND (${last} IS NOT NULL OR ${last === 'reply_to_id'})`;
    const [outcome] = await Promise.allSettled([dbPool().query(statement, [there, here])]);
    if (outcome?.status !== 'rejected') return 'nobody';
    return outcome.reason.code === '23503' ? 'a reference' : String(outcome.reason.constraint);
  }

  it('fills every table except those that belong to no hotel', async () => {
    const { rows } = await dbPool().query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    );
    const others = rows.map(({ name }) => name).filter((name) => !FILLED_TABLES.includes(name));
    expect(others).toEqual([
      ...[
        '_prisma_migrations',
        'hotel',
        'owner_link',
        'owner_session',
        'rate_limit',
        'service_state',
        'timer_lateness',
        'timer_wake',
      ],
    ]);
  });

  it('refuses a reference to a row of another hotel, for every reference', async () => {
    const objections: [string, string][] = [];
    for (const reference of composite()) objections.push([reference.name, await pointElsewhere(reference)]);
    expect(objections.length).toBeGreaterThan(25);
    // A user name that does not end in its suffix is refused before the suffix is checked.
    expect(objections.filter(([, who]) => who !== 'a reference')).toEqual([
      ['staff_name_suffix_is_own_hotel', 'staff_name_ends_in_suffix'],
    ]);
  });

  it('refuses to move a row to another hotel without the rows that it references', async () => {
    for (const { table } of composite()) {
      const move = dbPool().query(`UPDATE ${table} SET hotel_id = $1 WHERE hotel_id = $2`, [there, here]);
      await expect(move).rejects.toMatchObject({ code: expect.stringMatching(/^23/) });
    }
  });

  it('requires a composite foreign key for every reference except those listed with a reason', async () => {
    const single = references.filter(({ columns }) => columns.length === 1);
    expect(single.filter(({ columns, target }) => columns[0] !== 'hotel_id' || target !== 'hotel')).toEqual(
      [],
    );
    const { rows } = await dbPool().query<{ place: string; column: string }>(
      `SELECT table_name || '.' || column_name AS place, column_name AS column FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name LIKE '%\\_id' AND column_name <> 'hotel_id' ORDER BY 1`,
    );
    const held = new Set(
      composite().flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`)),
    );
    const loose = rows.map(({ place }) => place).filter((place) => !held.has(place));
    expect(loose).toEqual(Object.keys(PLAIN).sort());
  });

  it('refuses a quote of a message of another conversation, even in the same hotel', async () => {
    const statement = `
      WITH stay AS (
        INSERT INTO booking (hotel_id, code, guest_first_name, guest_last_name, check_in, check_out)
        VALUES ($1, 'BK-2026-0002', 'A', 'B', '2026-11-20', '2026-11-27') RETURNING id
      ), other AS (INSERT INTO conversation (hotel_id, booking_id) SELECT $1, id FROM stay RETURNING id)
      INSERT INTO message (hotel_id, conversation_id, seq, sender_type, sender_key, client_message_id, sender_name,
                           body, reply_to_id)
      SELECT $1, other.id, 1, 'guest', 'guest', '1', 'A B', 'a', (SELECT min(id) FROM message WHERE hotel_id = $1)
      FROM other`;
    const quoted = dbPool().query(statement, [here]);
    await expect(quoted).rejects.toMatchObject({
      code: '23503',
      constraint: 'message_hotel_id_conversation_id_reply_to_id_fkey',
    });
  });

  it('refuses to delete a hotel that has rows', async () => {
    const removal = dbPool().query('DELETE FROM hotel WHERE id = $1', [here]);
    await expect(removal).rejects.toMatchObject({ code: expect.stringMatching(/^23/) });
  });
});
