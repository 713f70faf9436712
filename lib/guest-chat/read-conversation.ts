import type {
  ConversationDto,
  EventPageDto,
  InboxPageDto,
  InboxQuery,
  MessagePageDto,
} from '@/lib/contract/chat';
import { runsFrontDesk } from '@/lib/contract/people-policy';
import { conversationChannelOf, staffChannelsOf } from '@/lib/hotel/channel-names';
import type { StaffMember } from '@/lib/hotel/principals';
import { findConversationDetails } from './conversation-details-store';
import { findInboxRows, listInboxRows, sumUnread } from './inbox-store';
import { listParticipants } from './participant-store';
import { readEvents, readMessages } from './read-messages';

/** A page of the inbox in two statements, whatever its length: one for the rows, one for the sum. */
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
  return row ? { ...row, ...shownTo(staff, details), participants, channel_name } : null;
}

/** As with stays, only staff who run the front desk see the guest's e-mail address and the internal notes. */
function shownTo<D extends Pick<ConversationDto, 'guest' | 'stay'>>({ role }: StaffMember, details: D): D {
  if (runsFrontDesk(role)) return details;
  const { guest, stay } = details;
  return { ...details, guest: { ...guest, email: null }, stay: { ...stay, notes: '' } };
}

export async function openForStaff(
  staff: StaffMember,
  id: number,
): Promise<{ conversation: ConversationDto; page: MessagePageDto } | null> {
  const page = await readMessages(staff.hotel.id, id, {});
  const conversation = page && (await readConversation(staff, id));
  return page && conversation ? { conversation, page } : null;
}
