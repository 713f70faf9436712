import { defineConfig } from 'vitest/config';
import { FileOrder } from './lib/testing/file-order';

const alias = { '@/': `${import.meta.dirname}/` };
/** A limit for what hangs. Other work on the machine must not fail a test for being slow. */
const HANGS_AFTER_MS = 60_000;

/** Of both kinds of tests. */
const shared = {
  // Two processes run all files one after another; lib/testing/fresh-file.ts keeps the files apart.
  isolate: false,
  testTimeout: HANGS_AFTER_MS,
  hookTimeout: HANGS_AFTER_MS,
  expect: { poll: { timeout: HANGS_AFTER_MS } },
  sequence: { setupFiles: 'list' },
} as const;

export default defineConfig({
  resolve: { alias },
  test: {
    // Vitest leaves a core to its own process, which on two cores halves the work and not the time.
    maxWorkers: 2,
    // In any order, so that no file can come to rely on another. The seed is printed; `--sequence.seed` repeats it.
    sequence: { shuffle: { files: true, tests: false }, sequencer: FileOrder },
    projects: [
      {
        resolve: { alias },
        test: {
          ...shared,
          name: 'unit',
          include: ['{lib,scripts,app,bench,chaos}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts'],
          setupFiles: ['lib/testing/fresh-file.ts'],
        },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: 'database',
          include: ['lib/**/*.db.test.ts', 'app/**/*.db.test.ts'],
          globalSetup: ['lib/testing/postgres-setup.ts'],
          setupFiles: [
            'lib/testing/fresh-file.ts',
            'lib/testing/hotel-environment.ts',
            'lib/testing/after.ts',
          ],
        },
      },
    ],
  },
});
