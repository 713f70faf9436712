import { z } from 'zod';
import { PMS_STATUSES } from './pms-stays';

/** The meanings of a column in a file. `full_name` replaces both names, `nights` the departure. */
export const IMPORT_FIELDS = [
  'external_id',
  'guest_first_name',
  'guest_last_name',
  'full_name',
  'guest_email',
  'guest_locale',
  'check_in',
  'check_out',
  'nights',
  'room_number',
  'status',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** How a file writes its days. `ymd` is the order of ISO 8601. */
export const DAY_ORDERS = ['ymd', 'dmy', 'mdy'] as const;

/** What a status word of another system means. Rows of uncertain stays and of no stay are left out. */
export const WORD_MEANINGS = [...PMS_STATUSES, 'left_out'] as const;
export type WordMeaning = (typeof WORD_MEANINGS)[number];

/** The files of one source have the same columns. No more sources than this are saved. */
export const MOST_SOURCES = 50;
export const MOST_REMEMBERED_WORDS = 300;

const sourceSchema = z.strictObject({
  /** The key of the source, as built by the file reader. */
  source: z.string().min(1).max(600),
  mapping: z.partialRecord(z.enum(IMPORT_FIELDS), z.string().min(1).max(300)),
  /** Null when the file itself shows the order. */
  day_order: z.enum(DAY_ORDERS).nullable(),
});

const wordSchema = z.strictObject({
  /** Small letters and digits, with single spaces. */
  word: z
    .string()
    .max(100)
    .regex(/^[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*$/u),
  meaning: z.enum(WORD_MEANINGS),
});

/** The choices that a hotel has saved from its imports. */
export const importMemorySchema = z.object({
  sources: z.array(sourceSchema).max(MOST_SOURCES),
  words: z.array(wordSchema).max(MOST_REMEMBERED_WORDS),
});
export type ImportMemoryDto = z.infer<typeof importMemorySchema>;

/** How one file was read, and the words that a staff member explained for it. */
export const rememberImportSchema = z.strictObject({
  source: sourceSchema,
  words: z.array(wordSchema).max(50),
});
export type RememberImport = z.infer<typeof rememberImportSchema>;
