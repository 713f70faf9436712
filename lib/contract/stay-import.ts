import { z } from 'zod';
import { storable } from './plain-text';
import { pmsResultsSchema } from './pms-stays';
import { importKeySchema } from './stay-imports';

/** At once: what one transaction tries without keeping anybody waiting. A longer file comes in parts. */
export const MOST_IMPORTED = 200;

/** Each may be anything, and is looked at by itself, against `pmsStaySchema`, as where another system brings them. */
export const stayImportSchema = z.strictObject({
  stays: z.array(z.unknown()).min(1).max(MOST_IMPORTED),
  /** Says what would become of each, and leaves everything as it was. */
  is_dry_run: z.boolean(),
  /** The `external_id` of each row that a person confirms by name: it counts although the front desk did otherwise. */
  confirmed: z.array(z.string().max(100)).max(MOST_IMPORTED).optional(),
  /** Of which file this is a part: all parts of one key are undone together. Without it each part is an import. */
  import: z
    .strictObject({ key: importKeySchema, file_name: z.string().max(300).transform(storable) })
    .optional(),
});
export const stayImportReplySchema = pmsResultsSchema;
export type { PmsResultsDto as StayImportDto } from './pms-stays';
