import { z } from 'zod';

/** How a spreadsheet writes a long number for which its column is too narrow. What the number was, it does not say. */
const CUT_NUMBER = /^\d(?:[.,]\d+)?E\+\d{1,3}$/i;

/** The number of a stay in the system that brings it. */
export const externalIdSchema = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .refine((id) => !CUT_NUMBER.test(id), {
    error: 'A spreadsheet has cut this number. Format its column as text and export again.',
    params: { code: 'number_cut' },
  });
