import { z } from 'zod';

/** For so long an import can be undone. */
export const UNDO_HOURS = 24;
/** How long the list tells of an import. */
export const IMPORTS_DAYS = 30;
export const MOST_IMPORTS = 50;

/** Names all parts of one file: chosen anew for each import by whoever sends it. */
export const importKeySchema = z.string().trim().min(1).max(100);

/** @openapi */
export const stayImportedSchema = z.object({
  id: z.number().int(),
  /** Empty where another system sent it. */
  file_name: z.string(),
  imported_at: z.iso.datetime(),
  /** The staff member, or the name of the key. */
  imported_by: z.string(),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  refused: z.number().int(),
  /** Whether a manager may still undo it, or go on undoing it. */
  can_undo: z.boolean(),
  undone_at: z.iso.datetime().nullable(),
});
export type StayImportedDto = z.infer<typeof stayImportedSchema>;
export const stayImportsSchema = z.object({ imports: z.array(stayImportedSchema) });
export type StayImportsDto = z.infer<typeof stayImportsSchema>;

export const undoImportSchema = z.strictObject({
  /** Says what would become of each stay, and leaves everything as it is. */
  is_dry_run: z.boolean(),
  /** Of a trial: where the next part begins. */
  cursor: z.string().max(200).optional(),
});

/** A new stay is cancelled and loses its number; a changed one is what it was. */
export const UNDO_RESULTS = ['cancelled', 'restored', 'left'] as const;
export type UndoResult = (typeof UNDO_RESULTS)[number];

/** Why a stay is left as it is: what the front desk, its guest or another import has done since. */
export const UNDO_REASONS = [
  'checked_in',
  'room',
  'details',
  'link',
  'companions',
  'step',
  'messages',
  'guest_came',
  'room_taken',
  'erased',
  'changed',
] as const;
export type UndoReason = (typeof UNDO_REASONS)[number];

/** @openapi */
export const undoneStaySchema = z.object({
  booking_id: z.string(),
  external_id: z.string().nullable(),
  guest_name: z.string(),
  room_number: z.string().nullable(),
  result: z.enum(UNDO_RESULTS),
  reason: z.enum(UNDO_REASONS).nullable(),
});
export type UndoneStayDto = z.infer<typeof undoneStaySchema>;

/** One part of the import. It is asked again until `next_cursor` is null. */
export const undoneImportSchema = z.object({
  stays: z.array(undoneStaySchema),
  next_cursor: z.string().nullable(),
});
export type UndoneImportDto = z.infer<typeof undoneImportSchema>;
