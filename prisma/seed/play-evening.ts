import { markReadByGuest, markReadByStaff } from '@/lib/guest-chat/mark-read';
import { sendGuestMessage } from '@/lib/guest-chat/send-guest-message';
import { sendStaffMessage } from '@/lib/guest-chat/send-staff-message';
import { uploadForGuest, uploadForStaff } from '@/lib/guest-chat/upload-file';
import type { Guest } from '@/lib/hotel/principals';
import { findStaffForSignIn } from '@/lib/hotel/staff-store';
import { findStayByToken } from '@/lib/hotel/stay-store';
import { createFileStore } from '@/lib/platform/adapters/file-store';
import { db } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import type { SeedGuest } from './demo-fixtures';
import { SEED_FILES, type SeedFileName } from './files';

type Evening = { hotelId: number; code: string; guest: SeedGuest };

/**
 * Sends a conversation through the product's own use cases, then moves it back to its time. So the demo's data obeys
 * every rule of real data.
 */
export async function playEvening({ hotelId, code, guest: fixtures }: Evening): Promise<void> {
  const guest = await findGuest(hotelId, code);
  const times = new Map<number, number>();
  let conversationId = 0;
  let lastAuthor = 'guest';
  for (const [who, minutesAgo, text, file] of fixtures.talk ?? []) {
    const { message } =
      who === 'guest' ? await ask(guest, text, file) : await answer(who, conversationId, text, file);
    conversationId = message.conversation_id;
    times.set(message.seq, minutesAgo);
    if (who !== 'guest') {
      await markReadByGuest(guest, message.seq);
      lastAuthor = who;
    }
  }
  if (!fixtures.isUnread && lastAuthor !== 'guest') await readAll(lastAuthor, conversationId);
  await moveBack(conversationId, times);
  if (fixtures.status !== 'checked_out') return;
  await db().booking.update({
    where: { id: guest.bookingId },
    data: { status: 'checked_out', endedAt: new Date() },
  });
  await db().conversation.update({
    where: { id: conversationId },
    data: { status: 'closed', waitingSince: null },
  });
}

async function findGuest(hotelId: number, code: string): Promise<Guest> {
  const token = await db().guestToken.findFirstOrThrow({
    where: { hotelId, booking: { code } },
    select: { tokenHash: true, hotel: { select: { slug: true } } },
  });
  const stay = await findStayByToken(token.hotel.slug, token.tokenHash);
  if (!stay) throw new Error(`No stay behind ${code}.`);
  return stay.guest;
}

async function ask(guest: Guest, message: string, name?: SeedFileName) {
  const file = await open(name);
  const sent = file && (await uploadForGuest(file.store, guest, file.given));
  return sendGuestMessage(guest, { message, ...(sent && { attachment_ids: [sent.id] }) });
}

async function answer(username: string, conversationId: number, message: string, name?: SeedFileName) {
  const staff = await findStaff(username);
  await markReadByStaff(staff, conversationId);
  const file = await open(name);
  const sent = file && (await uploadForStaff(file.store, staff, conversationId, file.given));
  return sendStaffMessage(staff, conversationId, { message, ...(sent && { attachment_ids: [sent.id] }) });
}

/** Without a folder for files the text is sent alone. */
async function open(name?: SeedFileName) {
  const { FILE_STORE_DIR: folder } = env.settings();
  if (name === undefined || folder === undefined) return undefined;
  return { store: createFileStore(folder), given: await SEED_FILES[name]() };
}

async function readAll(username: string, conversationId: number): Promise<void> {
  await markReadByStaff(await findStaff(username), conversationId);
}

async function findStaff(username: string) {
  const found = await findStaffForSignIn([username]);
  if (!found) throw new Error(`Nobody is called ${username}.`);
  return found.staff;
}

/**
 * Sets the times of an evening. Each log entry takes the time of the message it led up to or followed. Read receipts,
 * participants and audit entries follow the log.
 */
async function moveBack(conversationId: number, times: ReadonlyMap<number, number>): Promise<void> {
  const seqs = [...times.keys()];
  const minutes = [...times.values()];
  await db().$executeRaw`
    WITH said AS (SELECT * FROM unnest(${seqs.map(BigInt)}::bigint[], ${minutes}::int[]) AS s (seq, minutes)),
    moved AS (
      SELECT e.seq, e.type, e.data, date_trunc('milliseconds', now()) - make_interval(mins => COALESCE(
        (SELECT minutes FROM said WHERE said.seq >= e.seq ORDER BY seq LIMIT 1),
        (SELECT min(minutes) FROM said))) AS at
      FROM conversation_event e WHERE e.conversation_id = ${conversationId}
    ), events AS (
      UPDATE conversation_event e SET created_at = moved.at,
        data = CASE WHEN e.type = 'messages_read'
          THEN e.data || jsonb_build_object('read_at', to_char(moved.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
          ELSE e.data END
      FROM moved WHERE e.conversation_id = ${conversationId} AND e.seq = moved.seq
    ), messages AS (
      UPDATE message m SET created_at = moved.at,
        (read_at, delivered_at) = (
          SELECT min(r.at), min(r.at) FROM moved r WHERE m.read_at IS NOT NULL AND r.type = 'messages_read'
            AND r.data->>'reader' <> m.sender_type::text AND (r.data->>'up_to_seq')::bigint >= m.seq)
      FROM moved WHERE m.conversation_id = ${conversationId} AND m.seq = moved.seq
    ), files AS (
      UPDATE attachment f SET uploaded_at = moved.at
      FROM message m JOIN moved ON moved.seq = m.seq
      WHERE m.conversation_id = ${conversationId} AND f.message_id = m.id
    ), audited AS (
      UPDATE audit_entry a SET created_at = moved.at
      FROM message m JOIN moved ON moved.seq = m.seq
      WHERE m.conversation_id = ${conversationId} AND a.target_kind = 'message' AND a.target_id = m.id::text
    ), handed AS (
      UPDATE audit_entry a SET created_at = h.at
      FROM (SELECT at, row_number() OVER (ORDER BY seq) AS nth FROM moved
            WHERE type IN ('staff_joined', 'staff_assigned')) h
      JOIN (SELECT id, row_number() OVER (ORDER BY id) AS nth FROM audit_entry
            WHERE conversation_id = ${conversationId} AND target_kind = 'conversation') line USING (nth)
      WHERE a.id = line.id
    ), joined AS (
      UPDATE participant p SET joined_at = (
        SELECT min(moved.at) FROM moved JOIN message m ON m.conversation_id = p.conversation_id
          AND m.seq = moved.seq AND m.staff_id = p.staff_id)
      WHERE p.conversation_id = ${conversationId}
    ), pointers AS (
      UPDATE staff_read_pointer p SET read_at = (SELECT max(at) FROM moved WHERE moved.seq <= p.read_seq + 1)
      WHERE p.conversation_id = ${conversationId}
    )
    UPDATE conversation c SET
      created_at = (SELECT min(at) FROM moved),
      last_message_at = (SELECT max(moved.at) FROM moved JOIN said USING (seq)),
      waiting_since = CASE WHEN c.waiting_since IS NULL THEN NULL ELSE (
        SELECT min(moved.at) FROM moved JOIN message m ON m.conversation_id = c.id AND m.seq = moved.seq
        WHERE m.sender_type = 'guest' AND m.seq > COALESCE((
          SELECT max(seq) FROM message x WHERE x.conversation_id = c.id AND x.sender_type = 'staff'), 0)) END
    WHERE c.id = ${conversationId}`;
}
