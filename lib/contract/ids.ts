import { z } from 'zod';

/** What every schema that names things is made of. */
export const idSchema = z.number().int().positive();
export const seqSchema = z.number().int().nonnegative();
