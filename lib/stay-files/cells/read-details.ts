import { z } from 'zod';
import { GUEST_LOCALES, sentRoomNumberSchema } from '@/lib/contract/hotel';
import { roomKey } from '@/lib/contract/room-key';
import { isBlank } from '../words/fold';

/** The value of an optional cell, if there is one, and whether a part of the cell could not be used. */
export type Detail = { readonly value?: string; readonly isPartly: boolean };

const NOTHING: Detail = { isPartly: false };
const emailSchema = z.email().max(200);

/** Returns the first address of “a@x.example; b@x.example” and “Ana <a@x.example>”. */
export function emailIn(cell: string): Detail {
  if (cell.trim() === '') return NOTHING;
  const parts = cell.split(/[\s;,<>()[\]|/]+/).map((part) => part.replace(/^mailto:/i, ''));
  const addresses = parts.filter((part) => emailSchema.safeParse(part).success);
  const [value] = addresses;
  return value === undefined ? { isPartly: true } : { value, isPartly: new Set(addresses).size > 1 };
}

/** The hotel's rooms, by the key that is used to compare them. */
export type KnownRooms = ReadonlyMap<string, string>;

export const knownRooms = (rooms: readonly string[]): KnownRooms =>
  new Map(rooms.map((room) => [roomKey(room), room]));

/** Returns a room as the hotel writes it. When the hotel's rooms are known, only one of them is accepted. */
export function roomIn(cell: string, rooms: KnownRooms | null): Detail {
  if (isBlank(cell)) return NOTHING;
  const whole = rooms?.get(roomKey(cell));
  if (whole !== undefined) return { value: whole, isPartly: false };
  const parts = cell.split(/[;,/&+|\n]+/).map((part) => part.trim());
  if (rooms === null) {
    const sent = sentRoomNumberSchema.safeParse(cell);
    return sent.success && parts.length === 1 ? { value: sent.data, isPartly: false } : { isPartly: true };
  }
  const value = parts.map((part) => rooms.get(roomKey(part))).find((room) => room !== undefined);
  return value === undefined ? { isPartly: true } : { value, isPartly: true };
}

/** A spreadsheet writes long numbers as 9.9E+09 and has lost their other digits. */
export const isCutNumber = (cell: string): boolean => /^\d([.,]\d+)?E\+?\d+$/i.test(cell.trim());

/**
 * Reads “de”, “de-AT”, “pt_BR”, “German” or “Deutsch”. Undefined for an unknown language; the hotel's own is used then.
 */
export function localeIn(cell: string): string | undefined {
  const word = cell.trim().toLowerCase();
  if (/^[a-z]{2}([-_]|$)/.test(word)) return word.slice(0, 2);
  return word === '' ? undefined : languageNames().get(word);
}

const READERS = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl'] as const;
let names: ReadonlyMap<string, string> | null = null;

/** The names of each language in the languages in which files are written, and in itself. */
function languageNames(): ReadonlyMap<string, string> {
  names ??= new Map(
    GUEST_LOCALES.flatMap((locale) =>
      [...READERS, locale].map((reader) => {
        const name = new Intl.DisplayNames([reader], { type: 'language' }).of(locale) ?? locale;
        return [name.toLowerCase(), locale] as const;
      }),
    ),
  );
  return names;
}

/** The day that many nights later; null when the cell is not a number of nights. */
export function dayAfter(day: string, nights: string): string | null {
  const count = /^\d{1,3}(?:[.,]0+)?$/.test(nights.trim()) ? Number.parseInt(nights, 10) : null;
  const start = Date.parse(day);
  if (count === null || Number.isNaN(start)) return null;
  return new Date(start + count * 86_400_000).toISOString().slice(0, 10);
}
