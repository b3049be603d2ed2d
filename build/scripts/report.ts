import { readFile } from 'node:fs/promises'
import { z } from 'zod'

export interface Tally {
  passed: number
  failed: number
}

const vitestSchema = z.object({
  numPassedTests: z.number(),
  numTotalTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
})
const playwrightSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
})

/**
 * Counts a vitest JSON report. A skipped test is a failed one: it proves nothing. So is a file that could not be loaded,
 * and a run that ended badly although every test passed (an error outside of any test).
 */
export function tallyVitest(json: unknown, exitCode: number): Tally {
  const report = vitestSchema.parse(json)
  const unloadable = report.testResults.filter(
    file => file.status === 'failed' && file.assertionResults.length === 0,
  )
  const failed = report.numTotalTests - report.numPassedTests + unloadable.length
  return atLeastOneFailed({ passed: report.numPassedTests, failed }, exitCode)
}

/** Counts a Playwright JSON report, by the same rules. */
export function tallyPlaywright(json: unknown, exitCode: number): Tally {
  const { stats, errors } = playwrightSchema.parse(json)
  const failed = stats.unexpected + stats.flaky + stats.skipped + errors.length
  return atLeastOneFailed({ passed: stats.expected, failed }, exitCode)
}

/** A missing or unreadable report is one failed test: a runner that died must not count as nothing. */
export async function readTally(file: string, exitCode: number, count: typeof tallyVitest): Promise<Tally> {
  try {
    return count(JSON.parse(await readFile(file, 'utf8')), exitCode)
  } catch {
    return { passed: 0, failed: 1 }
  }
}

function atLeastOneFailed(tally: Tally, exitCode: number): Tally {
  return exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (total, { passed, failed }) => ({ passed: total.passed + passed, failed: total.failed + failed }),
    {
      passed: 0,
      failed: 0,
    },
  )
}
