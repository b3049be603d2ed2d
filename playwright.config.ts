import { defineConfig } from '@playwright/test'

/** Real windows of a real Electron. `npm run test:e2e` finds the runtime and a display for them. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  // Each test starts several processes, and some measure time: one at a time on a small machine.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env.CI === 'true',
  reporter: [['list']],
})
