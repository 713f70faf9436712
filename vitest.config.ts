import { defineConfig } from 'vitest/config';

const alias = { '@/': `${import.meta.dirname}/` };

export default defineConfig({
  resolve: { alias },
  test: {
    // Vitest leaves a core to its own process, which on two cores halves the work and not the time.
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['{lib,scripts,app,bench,chaos}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts'],
          // Against tests that hang; a machine with other work must not fail one for being slow.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'database',
          include: ['lib/**/*.db.test.ts', 'app/**/*.db.test.ts'],
          globalSetup: ['lib/testing/postgres-setup.ts'],
          setupFiles: ['lib/testing/hotel-environment.ts', 'lib/testing/after.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
