import { z } from 'zod';
import { plainRoomNumber, roomNumberSchema } from './hotel';

/** The most rooms that a hotel can have. */
export const MOST_ROOMS = 5_000;

export const roomsSchema = z.array(roomNumberSchema).max(MOST_ROOMS);
const RANGE = /^(\p{L}{0,4})(\d{1,6}) ?[-‐‑–—] ?\1(\d{1,6})$/u;

/** A list of rooms in free form. A range that counts down or is too long is rejected, not taken for a room number. */
export const roomListSchema = z
  .string()
  .max(12_000)
  .transform(roomsOf)
  .pipe(roomsSchema.refine((rooms) => !rooms.some((room) => RANGE.test(room)), { error: 'Is no range.' }));

/** Expands ranges: `101-105, 201, A1–A4, Suite A`. */
export function roomsOf(list: string): string[] {
  return list
    .split(/[,;،、\n\t]/)
    .map(plainRoomNumber)
    .filter(Boolean)
    .flatMap((part) => {
      const [, name = '', from, to] = RANGE.exec(part) ?? [];
      const count = Number(to) - Number(from) + 1;
      if (from === undefined || count < 1 || count > MOST_ROOMS) return [part];
      return Array.from(
        { length: count },
        (_, n) => name + String(Number(from) + n).padStart(from.length, '0'),
      );
    });
}
