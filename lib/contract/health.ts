import { z } from 'zod';

export const aliveSchema = z.object({ status: z.literal('ok') });

/** For whoever sends requests here or elsewhere: nothing that a stranger could use. */
export const readinessSchema = z.object({
  status: z.enum(['ok', 'unwell']),
  database: z.boolean(),
  /** Whether what happened reaches people in time; null where nobody could look. */
  delivers: z.boolean().nullable(),
});
export type ReadinessDto = z.infer<typeof readinessSchema>;
