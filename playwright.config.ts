import { defineConfig } from '@playwright/test';

/** All of them are limits for a hang. No test waits for a time, and none is tried a second time. */
const HANG_MS = 60_000;
const HANG_OF_A_TEST_MS = 300_000;

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/support/prepare.ts',
  fullyParallel: false,
  // Files of one worker share an app and a database; no two workers share anything.
  workers: 2,
  retries: 0,
  timeout: HANG_OF_A_TEST_MS,
  expect: { timeout: HANG_MS },
  use: { actionTimeout: HANG_MS, navigationTimeout: HANG_MS },
  outputDir: 'test-results',
  projects: [{ name: 'chromium' }],
});
