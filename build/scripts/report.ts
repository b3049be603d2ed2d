import { readFile } from 'node:fs/promises'
import { z } from 'zod'

export interface Tally {
  passed: number
  failed: number
  /** What failed, a text each: shown once more at the end, where the log of a long run is read first. */
  failures?: readonly string[]
}

const assertionSchema = z.object({
  fullName: z.string(),
  status: z.string(),
  failureMessages: z.array(z.string()).nullish(),
})
const vitestSchema = z.object({
  numPassedTests: z.number(),
  numTotalTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().nullish(),
      assertionResults: z.array(assertionSchema),
    }),
  ),
})

const specSchema = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.array(
    z.object({
      status: z.string(),
      results: z.array(z.object({ error: z.object({ message: z.string().optional() }).optional() })),
    }),
  ),
})
interface Suite {
  specs: z.infer<typeof specSchema>[]
  suites?: Suite[] | undefined
}
const suiteSchema: z.ZodType<Suite> = z.lazy(() =>
  z.object({ specs: z.array(specSchema), suites: z.array(suiteSchema).optional() }),
)
const playwrightSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.object({ message: z.string().optional() })),
  suites: z.array(suiteSchema),
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
  const failures = report.testResults.flatMap(file => [
    ...(unloadable.includes(file) ? [told(file.name, 'could not be loaded', file.message)] : []),
    ...file.assertionResults
      .filter(test => test.status !== 'passed')
      .map(test => told(file.name, `${test.fullName} (${test.status})`, test.failureMessages?.join('\n'))),
  ])
  return atLeastOneFailed({ passed: report.numPassedTests, failed, failures }, exitCode)
}

/** Counts a Playwright JSON report, by the same rules. */
export function tallyPlaywright(json: unknown, exitCode: number): Tally {
  const { stats, errors, suites } = playwrightSchema.parse(json)
  const failed = stats.unexpected + stats.flaky + stats.skipped + errors.length
  const failures = [
    ...errors.map(error => told('playwright', 'an error outside of any test', error.message)),
    ...suites.flatMap(specsOf).flatMap(({ file, title, tests }) =>
      tests
        .filter(test => test.status !== 'expected')
        .map(test => {
          const messages = test.results.flatMap(result => result.error?.message ?? [])
          return told(file, `${title} (${test.status})`, messages.join('\n'))
        }),
    ),
  ]
  return atLeastOneFailed({ passed: stats.expected, failed, failures }, exitCode)
}

function specsOf(suite: Suite): Suite['specs'] {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)]
}

/** One failure in words: where, what, and the beginning of why. */
function told(file: string, title: string, why: string | null | undefined): string {
  const lines = (why ?? '').split('\n').slice(0, 12)
  return [`${file} › ${title}`, ...lines].join('\n    ').slice(0, 1_200).trimEnd()
}

/** A missing or unreadable report is one failed test: a runner that died must not count as nothing. */
export async function readTally(file: string, exitCode: number, count: typeof tallyVitest): Promise<Tally> {
  try {
    return count(JSON.parse(await readFile(file, 'utf8')), exitCode)
  } catch (error) {
    return { passed: 0, failed: 1, failures: [`no report to be read: ${String(error).slice(0, 300)}`] }
  }
}

function atLeastOneFailed(tally: Tally, exitCode: number): Tally {
  if (exitCode === 0 || tally.failed > 0) return tally
  return { ...tally, failed: 1, failures: [`every test passed, and yet the run ended with ${exitCode}`] }
}

export function sum(tallies: readonly Tally[]): Required<Tally> {
  return tallies.reduce<Required<Tally>>(
    (total, { passed, failed, failures }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      failures: [...total.failures, ...(failures ?? [])],
    }),
    { passed: 0, failed: 0, failures: [] },
  )
}
