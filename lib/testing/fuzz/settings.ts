/** The same requests each time; other ones by another seed, more of them for a longer run, and one alone by its number. */
export const FUZZ = {
  seed: Number(process.env['FUZZ_SEED'] ?? 20_261_130),
  requests: Number(process.env['FUZZ_REQUESTS'] ?? 4_000),
  only: process.env['FUZZ_ONLY'],
} as const;
