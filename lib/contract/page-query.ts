import { z } from 'zod';
import { LIMITS } from './limits';

/** A number in a query string. */
export const queryNumber = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);
export const pageLimit = queryNumber.pipe(z.number().min(1).max(LIMITS.pageSizeMax));
