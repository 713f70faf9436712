import type { Tx } from '@/lib/platform/db';

type ErasableStay = { hotelId: number; id: number; code: string };

/**
 * The caller has locked the stay, so no message, link or device is added meanwhile. Rows are locked in the order in
 * which a send locks them. Numbers, kinds and times stay, so that no log has a gap and the hotel's counts of stays stay
 * right. Everything that identifies the guest, and every text of a guest or a staff member, is erased. The rows of
 * files lose their names and remain until the sweeper has removed the stored files.
 */
export async function eraseRows(tx: Tx, { hotelId, id, code }: ErasableStay): Promise<void> {
  const [conversation] = await tx.$queryRaw<{ id: bigint }[]>`
    UPDATE conversation SET last_message = NULL, waiting_since = NULL, is_marked_unread = false,
      staff_unread_count = 0, guest_unread_count = 0
    WHERE hotel_id = ${hotelId} AND booking_id = ${id} RETURNING id`;
  if (conversation) await eraseConversation(tx, hotelId, conversation.id);
  await eraseWays(tx, hotelId, id);
  await tx.$executeRaw`
    UPDATE audit_entry SET data = data - 'before' - 'after'
    WHERE hotel_id = ${hotelId} AND target_kind = 'booking' AND target_id = ${code}`;
  await tx.$executeRaw`
    UPDATE booking SET guest_first_name = '', guest_last_name = '', guest_email = NULL, guest_phone = NULL, notes = '',
      pin_hash = NULL,
      erased_at = clock_timestamp()
    WHERE hotel_id = ${hotelId} AND id = ${id}`;
  await tx.$executeRaw`DELETE FROM erasure_failure WHERE hotel_id = ${hotelId} AND booking_id = ${id}`;
}

async function eraseConversation(tx: Tx, hotelId: number, id: bigint): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM message_revision WHERE hotel_id = ${hotelId} AND message_id IN (
      SELECT m.id FROM message m WHERE m.hotel_id = ${hotelId} AND m.conversation_id = ${id})`;
  await tx.$executeRaw`
    UPDATE attachment SET file_name = '', deleted_at = COALESCE(deleted_at, clock_timestamp())
    WHERE hotel_id = ${hotelId} AND conversation_id = ${id}`;
  await tx.$executeRaw`
    UPDATE direct_upload SET file_name = '', expires_at = LEAST(expires_at, now())
    WHERE hotel_id = ${hotelId} AND conversation_id = ${id}`;
  // System messages are about staff members only, so they stay.
  await tx.$executeRaw`
    UPDATE message SET body = '', fingerprint = NULL, reply_to_id = NULL, edited_at = NULL, is_erased = true,
      deleted_at = COALESCE(deleted_at, clock_timestamp()), client_message_id = 'erased-' || id,
      sender_name = CASE WHEN sender_type = 'guest' THEN '' ELSE sender_name END
    WHERE hotel_id = ${hotelId} AND conversation_id = ${id} AND sender_type <> 'system'`;
  await tx.$executeRaw`DELETE FROM delivery WHERE hotel_id = ${hotelId} AND conversation_id = ${id}`;
}

/**
 * Erases how guests got in and who they were: links, devices, push endpoints, companions, and what other systems sent
 * about them.
 */
async function eraseWays(tx: Tx, hotelId: number, bookingId: number): Promise<void> {
  await tx.$executeRaw`DELETE FROM stay_source WHERE hotel_id = ${hotelId} AND booking_id = ${bookingId}`;
  await tx.$executeRaw`DELETE FROM stay_import_row WHERE hotel_id = ${hotelId} AND booking_id = ${bookingId}`;
  await tx.$executeRaw`DELETE FROM device WHERE hotel_id = ${hotelId} AND booking_id = ${bookingId}`;
  await tx.$executeRaw`DELETE FROM presence WHERE hotel_id = ${hotelId} AND booking_id = ${bookingId}`;
  await tx.$executeRaw`
    UPDATE guest_session SET user_agent = '', revoked_at = COALESCE(revoked_at, clock_timestamp())
    WHERE hotel_id = ${hotelId} AND booking_id = ${bookingId}`;
  await tx.$executeRaw`
    UPDATE guest_token SET revoked_at = COALESCE(revoked_at, clock_timestamp())
    WHERE hotel_id = ${hotelId} AND booking_id = ${bookingId}`;
  await tx.$executeRaw`
    UPDATE companion SET first_name = '', last_name = '', removed_at = COALESCE(removed_at, clock_timestamp())
    WHERE hotel_id = ${hotelId} AND booking_id = ${bookingId}`;
}
