import { guestApi } from '@/lib/contract/paths';
import type { EnterRoom } from '@/lib/contract/room-codes';
import { ApiProblem } from './api-problem';
import { sendJson } from './request';

export type RoomEntryFault = 'wrong' | 'tooMany' | 'offline' | 'failed';

/** Enters the room. The server sets the session cookie in this browser. */
export const enterRoom = (slug: string, room: string, key: EnterRoom) =>
  sendJson('POST', guestApi.enterRoom(slug, room), key);

/** The reason of a refused entry, as a key of its message. */
export function faultOf(cause: unknown): RoomEntryFault {
  if (!(cause instanceof ApiProblem)) return 'failed';
  if (cause.code === 'network') return 'offline';
  if (cause.status === 401) return 'wrong';
  return cause.status === 429 ? 'tooMany' : 'failed';
}

/** Digits of Arabic, Persian and full-width keyboards. The last four bits of each are its value. */
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g;

/** The digits of a typed or pasted text, in the form that the server uses. */
export function plainDigits(text: string): string {
  return text.replaceAll(OTHER_DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf)).replaceAll(/\D/g, '');
}
