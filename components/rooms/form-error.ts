import { ApiProblem } from '@/lib/client/api-problem';

const KNOWN = {
  room_exists: 'exists',
  room_in_use: 'inUse',
  invalid_input: 'check',
  forbidden: 'forbidden',
  not_found: 'gone',
  network: 'offline',
} as const;
export type FormError = (typeof KNOWN)[keyof typeof KNOWN] | 'failed';

/** The reason why a room was not changed, as a key of its message. */
export function errorOf(cause: unknown): FormError {
  if (!(cause instanceof ApiProblem)) return 'failed';
  const found = Object.entries(KNOWN).find(([code]) => code === cause.code);
  return found?.[1] ?? 'failed';
}

/** The guests who need the room, or the rooms that exist already, as one line of names. */
export function namesIn(cause: unknown): string {
  const { stays, rooms } = cause instanceof ApiProblem ? cause.details : {};
  if (Array.isArray(rooms)) return rooms.filter((room) => typeof room === 'string').join(', ');
  return Array.isArray(stays) ? stays.map(nameOf).filter(Boolean).join(', ') : '';
}

function nameOf(stay: unknown): string {
  const name = typeof stay === 'object' && stay !== null && 'guest_name' in stay ? stay.guest_name : '';
  return typeof name === 'string' ? name : '';
}
