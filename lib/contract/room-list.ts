import { z } from 'zod';

const ROOM = /^[A-Za-z0-9][A-Za-z0-9 .-]{0,19}$/;
const MOST_ROOMS = 5_000;

export const roomsSchema = z.array(z.string().regex(ROOM)).max(MOST_ROOMS);
/** Rooms as people write them down. */
export const roomListSchema = z.string().max(12_000).transform(roomsOf).pipe(roomsSchema);

/** `101-105, 201, Suite A`: ranges are written out. */
export function roomsOf(list: string): string[] {
  return list
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .flatMap((part) => {
      const [, from, to] = /^(\d{1,6})-(\d{1,6})$/.exec(part) ?? [];
      const count = Number(to) - Number(from) + 1;
      if (from === undefined || count < 1 || count > MOST_ROOMS) return [part];
      return Array.from({ length: count }, (_, n) => String(Number(from) + n).padStart(from.length, '0'));
    });
}
