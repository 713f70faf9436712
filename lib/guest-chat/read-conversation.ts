import type {
  ConversationDto,
  EventPageDto,
  InboxPageDto,
  InboxQuery,
  MessagePageDto,
} from '@/lib/contract/chat';
import { conversationChannelOf, staffChannelsOf } from '@/lib/hotel/channel-names';
import type { StaffMember } from '@/lib/hotel/who';
import { findConversationDetails } from './conversation-details-store';
import { findInboxRows, listInboxRows, sumUnread } from './inbox-store';
import { listParticipants } from './participant-store';
import { readEvents, readMessages } from './read-messages';

/** A page of the inbox, whatever its length: one statement for the rows, one for the sum. */
export async function listInbox(staff: StaffMember, query: InboxQuery): Promise<InboxPageDto> {
  const [{ rows, nextCursor }, totals] = await Promise.all([
    listInboxRows(staff.hotel.id, staff.id, query),
    sumUnread([staff.hotel.id]),
  ]);
  const total_unread = totals.get(staff.hotel.id) ?? 0;
  return { conversations: rows, next_cursor: nextCursor, total_unread, channels: staffChannelsOf(staff) };
}

/** Null when this hotel has no such conversation. */
export async function listStaffEvents(
  staff: StaffMember,
  id: number,
  after: number,
  limit?: number,
): Promise<EventPageDto | null> {
  const page = await readEvents(staff.hotel.id, id, after, limit);
  return page && { ...page, channel_name: conversationChannelOf(staff, id) };
}

/** Null when this hotel has no such conversation. */
export async function readConversation(staff: StaffMember, id: number): Promise<ConversationDto | null> {
  const hotelId = staff.hotel.id;
  const details = await findConversationDetails(hotelId, id, staff.id);
  if (!details) return null;
  const [rows, participants] = await Promise.all([findInboxRows([id]), listParticipants(hotelId, id)]);
  const row = rows.get(id);
  const channel_name = conversationChannelOf(staff, id);
  return row ? { ...row, ...details, participants, channel_name } : null;
}

export async function openForStaff(
  staff: StaffMember,
  id: number,
): Promise<{ conversation: ConversationDto; page: MessagePageDto } | null> {
  const page = await readMessages(staff.hotel.id, id, {});
  const conversation = page && (await readConversation(staff, id));
  return page && conversation ? { conversation, page } : null;
}
