import { defineConfig } from 'vitest/config'
import react from '@vitejs/plugin-react'

/** Two projects: `unit` needs nothing but the source; `integration` uses real files, sockets and built processes. */
export default defineConfig({
  test: {
    projects: [
      {
        plugins: [react()],
        test: {
          name: 'unit',
          include: [
            '{core,electron,renderer,sync-server,build}/**/*.test.{ts,tsx}',
            'test/unit/**/*.test.{ts,tsx}',
          ],
          environment: 'node',
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          pool: 'forks',
        },
      },
    ],
  },
})
