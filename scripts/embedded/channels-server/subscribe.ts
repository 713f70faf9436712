import { z } from 'zod';
import { describeMembers, isFullFor, type Member, readMember } from './presence';
import {
  CODE,
  errorFrame,
  frame,
  isCached,
  isChannelName,
  isPresence,
  needsAuth,
  userOfChannel,
} from './protocol';
import { joinChannel, type Registry } from './registry';
import { type ChannelsApp, findAuthFault } from './signature';
import type { ClientSocket } from './socket';

const subscriptionSchema = z.object({
  channel: z.string(),
  auth: z.string().nullish(),
  channel_data: z.string().nullish(),
});

type Subscription = z.infer<typeof subscriptionSchema>;
interface Fault {
  readonly code: number | null;
  readonly message: string;
}

/** As at the service, a refusal is a `pusher:error` only: pusher-js leaves the channel pending. */
export function subscribe(
  app: ChannelsApp,
  registry: Registry,
  socket: ClientSocket,
  data: unknown,
): string[] {
  const wanted = subscriptionSchema.safeParse(data).data;
  if (!wanted) return [errorFrame(CODE.badMessage, 'A subscription must name its channel')];

  const { channel } = wanted;
  const member = isPresence(channel) ? readPresenceMember(wanted, socket) : null;
  const fault =
    findNameFault(channel, socket) ??
    findSubscriptionFault(app, socket, wanted) ??
    findPresenceFault(registry, channel, member);
  if (fault) return [errorFrame(fault.code, fault.message)];

  const { members } = joinChannel(registry, channel, socket, member);
  const state = JSON.stringify(member ? describeMembers(members) : {});
  const welcome = frame('pusher_internal:subscription_succeeded', state, channel);
  if (!isCached(channel)) return [welcome];
  return [
    welcome,
    registry.lastEvents.find(channel) ?? JSON.stringify({ event: 'pusher:cache_miss', channel }),
  ];
}

function findNameFault(channel: string, socket: ClientSocket): Fault | null {
  const isOwnUser = socket.user !== null && userOfChannel(channel) === socket.user.userId;
  if (userOfChannel(channel) !== null && !isOwnUser) {
    return { code: CODE.unauthorized, message: 'Only the signed-in user may listen to their own channel' };
  }
  if (!isOwnUser && !isChannelName(channel)) return { code: null, message: 'Invalid channel name' };
  if (socket.channels.has(channel)) {
    return { code: null, message: `Existing subscription to channel ${channel}` };
  }
  return null;
}

function findSubscriptionFault(app: ChannelsApp, socket: ClientSocket, wanted: Subscription): Fault | null {
  const { channel, auth, channel_data: channelData } = wanted;
  if (!needsAuth(channel)) return null;
  // The signature covers the data where there is data, so that a client cannot change its user after signing.
  const signed = channelData ? `${socket.id}:${channel}:${channelData}` : `${socket.id}:${channel}`;
  const reason = findAuthFault(app, signed, auth ?? '');
  if (!reason) return null;
  return { code: CODE.unauthorized, message: `Invalid auth for subscription to ${channel}: ${reason}` };
}

function findPresenceFault(registry: Registry, channel: string, member: Member | null): Fault | null {
  if (!isPresence(channel)) return null;
  if (!member) return { code: CODE.unauthorized, message: `Invalid channel_data for ${channel}: no user_id` };
  const members = registry.channels.get(channel)?.members;
  return members && isFullFor(members, member) ? { code: null, message: `Channel ${channel} is full` } : null;
}

/** A signed-in user may join without channel_data, because the sign-in already identified the user. */
function readPresenceMember(
  { channel_data: channelData }: Subscription,
  socket: ClientSocket,
): Member | null {
  return channelData ? readMember(channelData) : socket.user;
}
