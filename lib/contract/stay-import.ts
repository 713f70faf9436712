import { z } from 'zod';
import { storable } from './plain-text';
import { pmsResultsSchema } from './pms-stays';
import { importKeySchema } from './stay-imports';

/**
 * The most rows of one request: one transaction can try them without a noticeable delay. A longer file is sent in
 * parts.
 */
export const MOST_IMPORTED = 200;

/** Each row may be any value and is validated on its own against `pmsStaySchema`, as a row of another system. */
export const stayImportSchema = z.strictObject({
  stays: z.array(z.unknown()).min(1).max(MOST_IMPORTED),
  /** Returns the result of each row without writing anything. */
  is_dry_run: z.boolean(),
  /**
   * The `external_id` of each row that a staff member confirms: it is applied even where the front desk has changed the
   * stay.
   */
  confirmed: z.array(z.string().max(100)).max(MOST_IMPORTED).optional(),
  /**
   * The file of which this is a part: all parts with the same key are undone together. Without it each part is an
   * import.
   */
  import: z
    .strictObject({ key: importKeySchema, file_name: z.string().max(300).transform(storable) })
    .optional(),
});
export const stayImportReplySchema = pmsResultsSchema;
export type { PmsResultsDto as StayImportDto } from './pms-stays';
