import { guestApi } from '@/lib/contract/paths';
import type { EnterRoom } from '@/lib/contract/room-codes';
import { ApiProblem } from './api-problem';
import { tell } from './request';

export type DoorFault = 'wrong' | 'tooMany' | 'offline' | 'failed';

/** Comes in, and leaves the session in this browser's cookie. */
export const enterRoom = (slug: string, room: string, key: EnterRoom) =>
  tell('POST', guestApi.enterRoom(slug, room), key);

/** Why a door stayed shut, as a key of the words for it. */
export function faultOf(cause: unknown): DoorFault {
  if (!(cause instanceof ApiProblem)) return 'failed';
  if (cause.code === 'network') return 'offline';
  if (cause.status === 401) return 'wrong';
  return cause.status === 429 ? 'tooMany' : 'failed';
}

/** Of Arabic, Persian and full-width keyboards: the last four bits of each digit are what it stands for. */
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g;

/** The digits of what was typed or pasted, as the server writes them. */
export function plainDigits(text: string): string {
  return text.replaceAll(OTHER_DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf)).replaceAll(/\D/g, '');
}
