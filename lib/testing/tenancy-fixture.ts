import { dbPool } from '@/lib/platform/db';

/** One row for each table of a hotel, with every reference filled. `$h` is the hotel, `$s` makes values unique. */
const ROWS: readonly (readonly [table: string, values: string])[] = [
  ['room', `(hotel_id, number) VALUES ($h, '1')`],
  ['room_door', `(hotel_id, room_id, failures, counted_from) VALUES ($h, $room, 1, now())`],
  ['hotel_logo', `(hotel_id, hash, bytes) VALUES ($h, '$s', '\\x00')`],
  [
    'staff',
    `(hotel_id, username, name_suffix, password_hash, first_name, last_name, role, department)
     VALUES ($h, 'staff@$s', '$s', '', 'A', 'B', 'manager', 'management')`,
  ],
  ['staff_picture', `(hotel_id, staff_id, hash, bytes) VALUES ($h, $staff, '$s', '\\x00')`],
  [
    'ended_staff_session',
    `(session_id, hotel_id, staff_id, ended_at) VALUES (gen_random_uuid(), $h, $staff, now())`,
  ],
  [
    'known_browser',
    `(hotel_id, staff_id, secret_hash, session_version) VALUES ($h, $staff, 'browser-$s', 1)`,
  ],
  [
    'staff_link',
    `(hotel_id, token_hash, staff_id, created_by_id, expires_at) VALUES ($h, 'link-$s', $staff, $staff, now())`,
  ],
  [
    'api_key',
    `(hotel_id, name, secret_hash, hint, created_by_id) VALUES ($h, 'PMS', 'key-$s', 'abcd', $staff)`,
  ],
  [
    'booking',
    `(hotel_id, code, status, room_id, guest_first_name, guest_last_name, check_in, check_out, merged_into_id)
     VALUES ($h, 'BK-2026-0001', 'in_house', $room, 'A', 'B', '2026-11-20', '2026-11-27', currval('booking_id_seq'))`,
  ],
  ['stay_source', `(hotel_id, booking_id, source, said) VALUES ($h, $booking, 'file', '{}')`],
  [
    'stay_import',
    `(hotel_id, source, import_key, staff_id, api_key_id, undone_by_id)
     VALUES ($h, 'file', 'a', $staff, $api_key, $staff)`,
  ],
  [
    'stay_import_row',
    `(hotel_id, import_id, booking_id, is_new, before, audit_upto, seq_upto, device_upto)
     VALUES ($h, $stay_import, $booking, false, '{}', 0, 0, 0)`,
  ],
  ['erasure_failure', `(hotel_id, booking_id, reason, retry_at) VALUES ($h, $booking, 'refused', now())`],
  ['stay_name_try', `(hotel_id, booking_id, tried_on, tries) VALUES ($h, $booking, now(), 1)`],
  ['import_source', `(hotel_id, source, mapping) VALUES ($h, 'id name', '{}')`],
  ['import_word', `(hotel_id, word, meaning) VALUES ($h, 'purple', 'in_house')`],
  ['companion', `(hotel_id, booking_id, first_name, last_name) VALUES ($h, $booking, 'C', 'B')`],
  [
    'guest_token',
    `(hotel_id, booking_id, companion_id, token_hash) VALUES ($h, $booking, $companion, 'token-$s')`,
  ],
  [
    'guest_session',
    `(hotel_id, booking_id, token_id, secret_hash) VALUES ($h, $booking, $guest_token, 'secret-$s')`,
  ],
  ['conversation', `(hotel_id, booking_id, handler_staff_id) VALUES ($h, $booking, $staff)`],
  ['participant', `(hotel_id, conversation_id, staff_id) VALUES ($h, $conversation, $staff)`],
  [
    'staff_read_pointer',
    `(hotel_id, conversation_id, staff_id, read_seq) VALUES ($h, $conversation, $staff, 0)`,
  ],
  [
    'message',
    `(hotel_id, conversation_id, seq, sender_type, sender_key, client_message_id, staff_id, sender_name, body)
     VALUES ($h, $conversation, $h, 'staff', 'staff:1', '$s', $staff, 'A B', 'a')`,
  ],
  ['message_revision', `(hotel_id, message_id, staff_id, body) VALUES ($h, $message, $staff, 'a')`],
  [
    'conversation_event',
    `(hotel_id, conversation_id, seq, type) VALUES ($h, $conversation, $h, 'message_created')`,
  ],
  [
    'attachment',
    `(hotel_id, conversation_id, message_id, uploader_key, file_name, file_type, mime_type, file_size, storage_key)
     VALUES ($h, $conversation, $message, 'staff:1', 'a', 'image', 'image/png', 1, 'key-$s')`,
  ],
  [
    'direct_upload',
    `(hotel_id, conversation_id, upload_id, session_key, file_name, mime_type, file_size, expires_at)
     VALUES ($h, $conversation, 'upload-$s', 'staff:1', 'a', 'image/png', 1, now())`,
  ],
  ['outbox', `(hotel_id, type, conversation_id, seq) VALUES ($h, 'conversation_event', $conversation, $h)`],
  [
    'device',
    `(hotel_id, booking_id, guest_session_id, kind, value)
     VALUES ($h, $booking, $guest_session, 'registration_token', 'guest-$s')`,
  ],
  ['device', `(hotel_id, staff_id, kind, value) VALUES ($h, $staff, 'installation_id', 'staff-$s')`],
  [
    'webhook',
    `(hotel_id, url, secret, events, created_by_id) VALUES ($h, 'https://a.example', 'whsec_', '{}', $staff)`,
  ],
  [
    'webhook_call',
    `(hotel_id, webhook_id, event, event_id, conversation_id)
     VALUES ($h, $webhook, 'message.created', 'a-$s', $conversation)`,
  ],
  [
    'calendar_feed',
    `(hotel_id, name, url, room_id, created_by_id) VALUES ($h, 'a', 'https://a.example/$s.ics', $room, $staff)`,
  ],
  [
    'ladder_step',
    `(hotel_id, conversation_id, waiting_since, step, staff_id)
     VALUES ($h, $conversation, now(), 0, $staff)`,
  ],
  [
    'delivery',
    `(hotel_id, conversation_id, seq, device_id, staff_id, state)
     VALUES ($h, $conversation, $h, $h, $staff, 'accepted')`,
  ],
  [
    'presence',
    `(key, hotel_id, staff_id, conversation_id, is_visible)
     VALUES ('staff-$s', $h, $staff, $conversation, true)`,
  ],
  ['presence', `(key, hotel_id, booking_id, is_visible) VALUES ('guest-$s', $h, $booking, true)`],
  ['staff_conversation', `(hotel_id, kind, created_by_id) VALUES ($h, 'group', $staff)`],
  [
    'staff_conversation_member',
    `(hotel_id, conversation_id, staff_id) VALUES ($h, $staff_conversation, $staff)`,
  ],
  [
    'staff_message',
    `(hotel_id, conversation_id, seq, sender_id, sender_name, client_message_id, body)
     VALUES ($h, $staff_conversation, $h, $staff, 'A B', '$s', 'a')`,
  ],
  [
    'staff_conversation_event',
    `(hotel_id, conversation_id, seq, type) VALUES ($h, $staff_conversation, $h, 'a')`,
  ],
  ['staff_reaction', `(hotel_id, message_id, staff_id, emoji) VALUES ($h, $staff_message, $staff, '🍀')`],
  ['staff_mention', `(hotel_id, message_id, staff_id) VALUES ($h, $staff_message, $staff)`],
  [
    'staff_attachment',
    `(hotel_id, conversation_id, message_id, uploader_id, file_name, file_type, mime_type, file_size, storage_key)
     VALUES ($h, $staff_conversation, $staff_message, $staff, 'a', 'image', 'image/png', 1, 'key')`,
  ],
  // It is inserted last, so that every reference to a message refers to the staff message.
  [
    'message',
    `(hotel_id, conversation_id, seq, sender_type, sender_key, client_message_id, companion_id, sender_name, body)
     VALUES ($h, $conversation, $h + 1000000, 'guest', 'guest', '$s', $companion, 'C B', 'a')`,
  ],
  ['audit_entry', `(hotel_id, actor_kind, action, outcome) VALUES ($h, 'staff', 'a', 'done')`],
];

export const FILLED_TABLES = ROWS.map(([table]) => table);

/** Creates and fills a hotel without the application, and returns its id. */
export async function fillHotel(slug: string): Promise<number> {
  const hotel = `INSERT INTO hotel (slug, name, time_zone) VALUES ('${slug}', 'A', 'UTC') RETURNING id`;
  const { rows } = await dbPool().query<{ id: number }>(hotel);
  const ids = new Map([
    ['h', String(rows[0]?.id)],
    ['s', slug],
  ]);
  for (const [table, values] of ROWS) {
    const filled = values.replaceAll(/\$([a-z_]+)/g, (_, name: string) => ids.get(name) ?? `$${name}`);
    const made = await dbPool().query<{ id?: string }>(`INSERT INTO ${table} ${filled} RETURNING *`);
    ids.set(table, String(made.rows[0]?.id));
  }
  return Number(ids.get('h'));
}
