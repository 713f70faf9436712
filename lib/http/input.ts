import type { z } from 'zod';

/** Where an endpoint's input comes from. `json_or_form` is for pusher-js, which posts forms. */
export type Input =
  | { from: 'nothing' }
  | { from: 'query'; schema: z.ZodType }
  | { from: 'multipart'; schema: z.ZodType }
  | { from: 'json' | 'json_or_form' | 'form'; schema: z.ZodType; maxChars?: number; isRows?: boolean };
export type InputOf<I extends Input> = I extends { schema: infer S extends z.ZodType } ? z.output<S> : null;
