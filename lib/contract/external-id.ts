import { z } from 'zod';

/** A spreadsheet's form of a long number in a narrow column. The original number cannot be recovered from it. */
const CUT_NUMBER = /^\d(?:[.,]\d+)?E\+\d{1,3}$/i;

/** The number of a stay in the system that it comes from. */
export const externalIdSchema = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .refine((id) => !CUT_NUMBER.test(id), {
    error: 'A spreadsheet has cut this number. Format its column as text and export again.',
    params: { code: 'number_cut' },
  });
