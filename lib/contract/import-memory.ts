import { z } from 'zod';
import { PMS_STATUSES } from './pms-stays';

/** What a column of a file may be. `full_name` stands for both names, `nights` for the departure. */
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

/** How a file writes its days. `ymd` is what ISO 8601 says. */
export const DAY_ORDERS = ['ymd', 'dmy', 'mdy'] as const;

/** What a word of another system says of a stay. Rows that are not certain yet, or no stay, are left out. */
export const WORD_MEANINGS = [...PMS_STATUSES, 'left_out'] as const;
export type WordMeaning = (typeof WORD_MEANINGS)[number];

/** The files of one source have the same columns. More of them than this are not remembered. */
export const MOST_SOURCES = 50;
export const MOST_REMEMBERED_WORDS = 300;

const sourceSchema = z.strictObject({
  /** Which source it is, as the reader of the file writes it. */
  source: z.string().min(1).max(600),
  mapping: z.partialRecord(z.enum(IMPORT_FIELDS), z.string().min(1).max(300)),
  /** Null where the file itself says it. */
  day_order: z.enum(DAY_ORDERS).nullable(),
});

const wordSchema = z.strictObject({
  /** In small letters and digits, with single spaces. */
  word: z
    .string()
    .max(100)
    .regex(/^[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*$/u),
  meaning: z.enum(WORD_MEANINGS),
});

/** What a hotel remembers of the files it imported. */
export const importMemorySchema = z.object({
  sources: z.array(sourceSchema).max(MOST_SOURCES),
  words: z.array(wordSchema).max(MOST_REMEMBERED_WORDS),
});
export type ImportMemoryDto = z.infer<typeof importMemorySchema>;

/** How one file was read, and the words that a person explained for it. */
export const rememberImportSchema = z.strictObject({
  source: sourceSchema,
  words: z.array(wordSchema).max(50),
});
export type RememberImport = z.infer<typeof rememberImportSchema>;
