import {
  bookingChannel,
  channelInGeneration,
  conversationChannel,
  inboxChannel,
  staffChannel,
} from '@/lib/contract/channels';
import type { StaffChannelsDto } from '@/lib/contract/chat';
import type { Guest, StaffMember } from './principals';

/** The current channel names, for the callers who may subscribe to them. */

export const bookingChannelOf = ({ hotel, bookingCode, channelGeneration }: Guest): string =>
  channelInGeneration(bookingChannel(hotel.slug, bookingCode), channelGeneration);

export const conversationChannelOf = ({ hotel, channelGeneration }: StaffMember, id: number): string =>
  channelInGeneration(conversationChannel(hotel.slug, id), channelGeneration);

export const staffChannelsOf = ({ hotel, id, channelGeneration }: StaffMember): StaffChannelsDto => ({
  inbox: channelInGeneration(inboxChannel(hotel.slug), channelGeneration),
  personal: channelInGeneration(staffChannel(hotel.slug, id), channelGeneration),
});
