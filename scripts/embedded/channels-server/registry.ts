import { randomInt } from 'node:crypto';
import { createLastEvents, type LastEvents } from './last-events';
import { addMember, type Member, type Members, removeMember } from './presence';
import { frame } from './protocol';
import type { ClientSocket } from './socket';

interface Channel {
  /** Each subscriber with its user id in a presence channel, otherwise null. */
  readonly subscribers: Map<ClientSocket, string | null>;
  readonly members: Members;
}

/** The state of the server: the connected sockets and their subscriptions. */
export interface Registry {
  readonly sockets: Map<string, ClientSocket>;
  readonly channels: Map<string, Channel>;
  readonly lastEvents: LastEvents;
}

export function createRegistry(): Registry {
  return { sockets: new Map(), channels: new Map(), lastEvents: createLastEvents() };
}

export function newSocketId({ sockets }: Pick<Registry, 'sockets'>): string {
  const id = `${randomInt(1, 1_000_000)}.${randomInt(1, 1_000_000_000)}`;
  return sockets.has(id) ? newSocketId({ sockets }) : id;
}

export function joinChannel(registry: Registry, name: string, socket: ClientSocket, member: Member | null) {
  const channel = registry.channels.get(name) ?? { subscribers: new Map(), members: new Map() };
  registry.channels.set(name, channel);
  channel.subscribers.set(socket, member?.userId ?? null);
  socket.channels.add(name);
  if (member && addMember(channel.members, member)) {
    const notice = JSON.stringify({ user_id: member.userId, user_info: member.info });
    publish(registry, name, frame('pusher_internal:member_added', notice, name), socket.id);
  }
  return channel;
}

export function leaveChannel(registry: Registry, name: string, socket: ClientSocket): void {
  const channel = registry.channels.get(name);
  const userId = channel?.subscribers.get(socket);
  if (!channel?.subscribers.delete(socket)) return;
  socket.channels.delete(name);
  if (channel.subscribers.size === 0) registry.channels.delete(name);
  if (typeof userId === 'string' && removeMember(channel.members, userId)) {
    const notice = JSON.stringify({ user_id: userId });
    publish(registry, name, frame('pusher_internal:member_removed', notice, name));
  }
}

export function removeSocket(registry: Registry, socket: ClientSocket): void {
  registry.sockets.delete(socket.id);
  for (const name of [...socket.channels]) leaveChannel(registry, name, socket);
}

/** The text is encoded once for all subscribers. */
export function publish(registry: Registry, name: string, text: string, exceptSocketId?: string): void {
  const channel = registry.channels.get(name);
  if (!channel) return;
  const bytes = Buffer.from(text);
  // Iterates over a copy, because a send to a socket that is too far behind removes it.
  for (const socket of [...channel.subscribers.keys()]) {
    if (socket.id !== exceptSocketId) socket.send(bytes);
  }
}

export function endUser(registry: Registry, userId: string, code: number, reason: string): void {
  for (const socket of [...registry.sockets.values()]) {
    if (socket.user?.userId === userId) socket.end(code, reason);
  }
}
