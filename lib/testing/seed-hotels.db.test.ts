import { beforeAll, describe, expect, it } from 'vitest';
import { BOOKING_STATUSES } from '@/lib/contract/hotel';
import { DEPARTMENTS } from '@/lib/contract/roles';
import { hashSecret } from '@/lib/kernel/secret-hash';
import { passwordMatches } from '@/lib/people/password';
import { db, dbPool } from '@/lib/platform/db';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { type SeededHotel, seedHotels } from '@/prisma/seed/seed-hotels';

useFreshDatabase();
let hotels: SeededHotel[];

beforeAll(async () => {
  hotels = await seedHotels();
});

/** Each query finds the rows that break a rule which the application's own writes keep. */
const RULES: readonly [rule: string, breakers: string][] = [
  [
    'the log is numbered from one without a gap, to where the conversation says',
    `SELECT c.id FROM conversation c JOIN conversation_event e ON e.conversation_id = c.id GROUP BY c.id
     HAVING min(e.seq) <> 1 OR max(e.seq) <> count(*) OR max(e.seq) <> c.last_seq`,
  ],
  [
    'every message has its entry, at its own number and time',
    `SELECT m.id FROM message m LEFT JOIN conversation_event e ON e.conversation_id = m.conversation_id
       AND e.seq = m.seq AND e.message_id = m.id AND e.type = 'message_created' AND e.created_at = m.created_at
     WHERE e.seq IS NULL`,
  ],
  [
    'time goes forwards, and has not come yet to the future',
    `SELECT seq FROM (SELECT seq, created_at, lag(created_at) OVER (PARTITION BY conversation_id ORDER BY seq) AS before
       FROM conversation_event) e WHERE created_at < before OR created_at > now()`,
  ],
  [
    'a message is read exactly when the other side has read up to it, at the time the log says',
    `SELECT m.id FROM message m JOIN conversation c ON c.id = m.conversation_id WHERE m.sender_type <> 'system'
       AND m.read_at IS DISTINCT FROM (
         SELECT min((e.data->>'read_at')::timestamptz) FROM conversation_event e WHERE e.conversation_id = c.id
         AND e.type = 'messages_read' AND e.data->>'reader' <> m.sender_type::text
         AND (e.data->>'up_to_seq')::bigint >= m.seq)`,
  ],
  [
    'a reading is logged at the time it happened, after what was read',
    `SELECT e.seq FROM conversation_event e JOIN message m ON m.conversation_id = e.conversation_id
       AND m.seq = (e.data->>'up_to_seq')::bigint
     WHERE e.type = 'messages_read' AND ((e.data->>'read_at')::timestamptz <> e.created_at OR e.created_at < m.created_at)`,
  ],
  [
    'unread counts are what the pointers leave',
    `SELECT c.id FROM conversation c WHERE
       c.staff_unread_count <> (SELECT count(*) FROM message m WHERE m.conversation_id = c.id
         AND m.sender_type = 'guest' AND m.seq > c.staff_read_seq)
       OR c.guest_unread_count <> (SELECT count(*) FROM message m WHERE m.conversation_id = c.id
         AND m.sender_type = 'staff' AND m.seq > c.guest_read_seq)`,
  ],
  [
    'a guest waits since their first word nobody answered',
    `SELECT c.id FROM conversation c WHERE c.status = 'open' AND c.waiting_since IS DISTINCT FROM (
       SELECT min(m.created_at) FROM message m WHERE m.conversation_id = c.id AND m.sender_type = 'guest'
       AND m.seq > COALESCE((SELECT max(s.seq) FROM message s
         WHERE s.conversation_id = c.id AND s.sender_type = 'staff'), 0))`,
  ],
  [
    'the list shows the last thing said, and when',
    `SELECT c.id FROM conversation c JOIN LATERAL (SELECT * FROM message m WHERE m.conversation_id = c.id
       AND m.sender_type <> 'system' ORDER BY m.seq DESC LIMIT 1) last ON true
     WHERE c.last_message_at <> last.created_at OR c.last_message_sender <> last.sender_type
       OR NOT starts_with(last.body, rtrim(c.last_message, '…'))`,
  ],
  [
    'each staff member who answered joined before and was announced, and the last of them is the handler',
    `SELECT m.id FROM message m JOIN conversation c ON c.id = m.conversation_id LEFT JOIN participant p
       ON p.conversation_id = m.conversation_id AND p.staff_id = m.staff_id AND p.joined_at <= m.created_at
     WHERE m.sender_type = 'staff' AND (p.id IS NULL
       OR c.handler_staff_id <> (SELECT staff_id FROM message s WHERE s.conversation_id = c.id
            AND s.sender_type = 'staff' ORDER BY seq DESC LIMIT 1)
       OR NOT EXISTS (SELECT 1 FROM message n WHERE n.conversation_id = c.id AND n.seq < m.seq
            AND n.notice->>'kind' = 'staff_joined' AND n.notice->>'staff_name' = m.sender_name))`,
  ],
  [
    'nobody has read or come in later than it happened',
    `SELECT c.id FROM conversation c LEFT JOIN staff_read_pointer p ON p.conversation_id = c.id
     WHERE p.read_at > (SELECT max(created_at) FROM conversation_event e WHERE e.conversation_id = c.id)
       OR c.created_at > (SELECT min(created_at) FROM conversation_event e WHERE e.conversation_id = c.id)`,
  ],
  [
    'the audit log has the time of each action',
    `SELECT a.id FROM audit_entry a JOIN message m ON m.id::text = a.target_id AND a.target_kind = 'message'
     WHERE a.created_at <> m.created_at`,
  ],
  [
    'only who is in house speaks, and a stay that is over is closed',
    `SELECT c.id FROM conversation c JOIN booking b ON b.id = c.booking_id
     WHERE b.status NOT IN ('in_house', 'checked_out') OR (b.status = 'checked_out') <> (c.status = 'closed')`,
  ],
  [
    'a file came with its message, and not later',
    `SELECT f.id FROM attachment f LEFT JOIN message m ON m.id = f.message_id
     WHERE m.id IS NULL OR f.uploaded_at > m.created_at`,
  ],
  ['nothing waits to be told', 'SELECT id FROM outbox'],
];

it.each(RULES)('the seed keeps the rule: %s', async (_rule, breakers) => {
  expect((await dbPool().query(breakers)).rows).toEqual([]);
});

describe('the people of the seed', () => {
  it('the seed has every booking status and every department, in both hotels', () => {
    for (const { guests, staff } of hotels) {
      expect(new Set(guests.map((guest) => guest.status))).toEqual(new Set(BOOKING_STATUSES));
      expect(guests.filter((guest) => guest.status === 'in_house').length).toBeGreaterThanOrEqual(3);
      expect(new Set(staff.map((person) => person.department))).toEqual(new Set(DEPARTMENTS));
      expect(new Set(staff.map((person) => person.on_duty))).toEqual(new Set([true, false]));
    }
  });

  it('the seed has two guests in rooms of the same number, one in each hotel', () => {
    const rooms = hotels.map(({ guests }) => guests.find((guest) => guest.room_number === '204')?.guest_name);
    expect(rooms).toEqual(['Aoife Byrne', 'Marco Rossi']);
  });

  it('the seeded people sign in with generated credentials, none of which is in the source', async () => {
    const passwords = hotels.flatMap(({ staff }) => staff.map((person) => person.password));
    expect(new Set(passwords).size).toBe(passwords.length);
    const brendan = await db().staff.findUniqueOrThrow({ where: { username: 'brendan' } });
    expect(await passwordMatches(brendan.passwordHash, passwords[0] ?? '')).toBe(true);
    const tokens = hotels.flatMap(({ guests }) => guests.map((guest) => hashSecret(guest.token)));
    expect(await db().guestToken.count({ where: { tokenHash: { in: tokens } } })).toBe(tokens.length);
  });

  it('the seed has pictures and documents, so that the first view shows some', async () => {
    const files = await db().attachment.findMany({ orderBy: { fileName: 'asc' } });
    expect(files.map(({ fileName }) => fileName)).toEqual([
      'carte-du-diner.pdf',
      'dinner-menu.pdf',
      'dripping-tap.jpg',
    ]);
    expect(files.map(({ thumbnailKey }) => thumbnailKey !== null)).toEqual([false, false, true]);
  });

  it('the seed has guests who have waited from one to twenty minutes', async () => {
    const { rows } = await dbPool().query<{ minutes: number }>(
      `SELECT round(extract(epoch FROM now() - waiting_since) / 60)::int AS minutes FROM conversation
       WHERE waiting_since IS NOT NULL`,
    );
    expect(rows.length).toBeGreaterThanOrEqual(5);
    for (const { minutes } of rows) expect(minutes).toBeLessThanOrEqual(20);
    expect(Math.max(...rows.map((row) => row.minutes))).toBeGreaterThan(15);
  });
});

it('seeds a database once, and never one that has hotels', async () => {
  await expect(seedHotels()).rejects.toThrow('already has hotels');
  expect(await db().hotel.count()).toBe(hotels.length);
});
