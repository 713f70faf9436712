/**
 * The requests are the same each time. FUZZ_SEED gives others, FUZZ_REQUESTS more for a longer run, and FUZZ_ONLY a
 * single one by its number.
 */
export const FUZZ = {
  seed: Number(process.env['FUZZ_SEED'] ?? 20_261_130),
  requests: Number(process.env['FUZZ_REQUESTS'] ?? 4_000),
  only: process.env['FUZZ_ONLY'],
} as const;
