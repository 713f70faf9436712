import { z } from 'zod';
import { parseJson } from './json';
import { MAX_MEMBERS, MAX_USER_ID_CHARS } from './protocol';

export interface Member {
  readonly userId: string;
  readonly info: unknown;
}

/** The members of a presence channel. A person with three tabs is one member until the last tab closes. */
export type Members = Map<string, { info: unknown; sockets: number }>;

const userIdSchema = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().min(1).max(MAX_USER_ID_CHARS));
const channelDataSchema = z.object({ user_id: userIdSchema, user_info: z.unknown().optional() });

export function readMember(channelData: string): Member | null {
  const { data } = channelDataSchema.safeParse(parseJson(channelData));
  return data ? { userId: data.user_id, info: data.user_info } : null;
}

export function isFullFor(members: Members, member: Member): boolean {
  return members.size >= MAX_MEMBERS && !members.has(member.userId);
}

/** Returns whether the user is new in the channel, so that the other members must be notified. */
export function addMember(members: Members, member: Member): boolean {
  const known = members.get(member.userId);
  if (known) {
    known.sockets += 1;
    return false;
  }
  members.set(member.userId, { info: member.info, sockets: 1 });
  return true;
}

/** Returns whether the user has left the channel, so that the other members must be notified. */
export function removeMember(members: Members, userId: string): boolean {
  const known = members.get(userId);
  if (!known) return false;
  known.sockets -= 1;
  return known.sockets === 0 && members.delete(userId);
}

export function describeMembers(members: Members): object {
  const ids = [...members.keys()];
  const hash = Object.fromEntries(ids.map((id) => [id, members.get(id)?.info ?? null]));
  return { presence: { ids, hash, count: ids.length } };
}
