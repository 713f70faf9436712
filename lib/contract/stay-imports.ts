import { z } from 'zod';

/** How long an import can be undone. */
export const UNDO_HOURS = 24;
/** How long an import stays in the list. */
export const IMPORTS_DAYS = 30;
export const MOST_IMPORTS = 50;

/** Identifies all parts of one file; the sender chooses a new key for each import. */
export const importKeySchema = z.string().trim().min(1).max(100);

/** @openapi */
export const stayImportedSchema = z.object({
  id: z.number().int(),
  /** Empty when another system sent the import. */
  file_name: z.string(),
  imported_at: z.iso.datetime(),
  /** The name of the staff member or of the API key. */
  imported_by: z.string(),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  refused: z.number().int(),
  /** Whether a manager may still undo the import, or continue its undo. */
  can_undo: z.boolean(),
  undone_at: z.iso.datetime().nullable(),
});
export type StayImportedDto = z.infer<typeof stayImportedSchema>;
export const stayImportsSchema = z.object({ imports: z.array(stayImportedSchema) });
export type StayImportsDto = z.infer<typeof stayImportsSchema>;

export const undoImportSchema = z.strictObject({
  /** Returns the result of each stay without changing anything. */
  is_dry_run: z.boolean(),
  /** Where the next part of a dry run begins. */
  cursor: z.string().max(200).optional(),
});

/** A new stay is cancelled and loses its number; a changed one gets back its former state. */
export const UNDO_RESULTS = ['cancelled', 'restored', 'left'] as const;
export type UndoResult = (typeof UNDO_RESULTS)[number];

/** Why a stay was left as it is: what the front desk, its guest or another import has done since. */
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

/** One part of the undo. The client repeats the request until `next_cursor` is null. */
export const undoneImportSchema = z.object({
  stays: z.array(undoneStaySchema),
  next_cursor: z.string().nullable(),
});
export type UndoneImportDto = z.infer<typeof undoneImportSchema>;
