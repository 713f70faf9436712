import { z } from 'zod';
import { PMS_STATUSES, type PmsStay } from '@/lib/contract/pms-stays';
import { roomKey } from '@/lib/contract/room-key';
import type { StayRunner } from '@/lib/hotel/principals';

/** The fields that a source can set of a stay: without the number, and without the former room of a move. */
export type SaidField = Exclude<keyof PmsStay, 'external_id' | 'moved_from'>;
export type Said = { [Field in SaidField]?: PmsStay[Field] | undefined };

const text = z.string().optional();
const textOrNull = z.string().nullish();

/** The stored form. Fields that another version of the application stored are not read. */
export const saidSchema = z.object({
  status: z.enum(PMS_STATUSES).optional(),
  room_number: textOrNull,
  part: textOrNull,
  guest_first_name: text,
  guest_last_name: text,
  guest_email: textOrNull,
  guest_phone: textOrNull,
  guest_locale: text,
  check_in: text,
  check_out: text,
  notes: textOrNull,
  companions: z
    .array(z.object({ first_name: z.string(), last_name: z.string(), locale: z.string().optional() }))
    .optional(),
}) satisfies z.ZodType<Said>;

/** All files of a hotel are one source: the staff member who imports a file does not show where it comes from. */
export function sourceOf(by: StayRunner): string {
  if (by.kind === 'calendar_feed') return calendarSource(by.id);
  return by.kind === 'integration' ? `key:${by.id}` : 'file';
}

export const calendarSource = (id: number): string => `feed:${id}`;

/** Returns the last value of each field that the source has sent, with this row included. */
export function withSaid(last: Said | null, { external_id: _, moved_from: __, ...row }: PmsStay): Said {
  const named = Object.entries(row).filter(([, value]) => value !== undefined);
  return { ...last, ...Object.fromEntries(named) };
}

/**
 * Whether the row has a value for this field that its source has not sent before. Null is not new when the source has
 * sent nothing yet.
 */
export function isNewValue(field: SaidField, row: Said, last: Said | null): boolean {
  const said = row[field];
  if (said === undefined) return false;
  const before = last?.[field] ?? null;
  return last === null ? said !== null : keyOf(field, said) !== keyOf(field, before);
}

function keyOf(field: SaidField, value: Said[SaidField]): string {
  if (field === 'room_number' && typeof value === 'string') return roomKey(value);
  return JSON.stringify(value ?? null);
}
