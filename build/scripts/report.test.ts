import { expect, test } from 'vitest'
import { readTally, sum, tallyPlaywright, tallyVitest } from './report'

const tests = (count: number, status = 'passed') =>
  Array.from({ length: count }, (_, at) => ({
    fullName: `test ${at}`,
    status,
    failureMessages: [] as string[],
  }))
const file = (name: string, status: string, assertionResults: ReturnType<typeof tests>) => ({
  name,
  status,
  message: status === 'failed' ? 'it broke' : '',
  assertionResults,
})

test('vitest: skipped tests and files that did not load are failures, and each is named', () => {
  const testResults = [file('a', 'passed', [...tests(5), ...tests(3, 'pending')]), file('b', 'failed', [])]
  const tally = tallyVitest({ numPassedTests: 5, numTotalTests: 8, testResults }, 1)
  expect(tally).toMatchObject({ passed: 5, failed: 4 })
  expect(tally.failures).toEqual([
    'a › test 0 (pending)',
    'a › test 1 (pending)',
    'a › test 2 (pending)',
    'b › could not be loaded\n    it broke',
  ])
})

test('vitest: what a failed test said is told, its beginning alone', () => {
  const failed = { fullName: 'adds', status: 'failed', failureMessages: [Array(99).fill('line').join('\n')] }
  const tally = tallyVitest(
    { numPassedTests: 0, numTotalTests: 1, testResults: [file('a', 'failed', [failed])] },
    1,
  )
  expect(tally.failures).toEqual([['a › adds (failed)', ...Array<string>(12).fill('line')].join('\n    ')])
})

test('vitest: a bad ending without a failed test is a failure', () => {
  const report = { numPassedTests: 5, numTotalTests: 5, testResults: [file('a', 'passed', tests(5))] }
  expect(tallyVitest(report, 0)).toEqual({ passed: 5, failed: 0, failures: [] })
  expect(tallyVitest(report, 1)).toMatchObject({
    passed: 5,
    failed: 1,
    failures: [expect.stringContaining('1')],
  })
})

test('playwright: skipped and flaky tests, and errors outside of tests, are failures, and each is named', () => {
  const stats = { expected: 7, unexpected: 1, flaky: 1, skipped: 1 }
  const spec = (title: string, status: string, message?: string) => ({
    title,
    file: 'x.spec.ts',
    tests: [{ status, results: [message === undefined ? {} : { error: { message } }] }],
  })
  const suites = [
    { specs: [spec('works', 'expected')], suites: [{ specs: [spec('falls', 'unexpected', 'why')] }] },
    { specs: [spec('wavers', 'flaky'), spec('waits', 'skipped')] },
  ]
  const tally = tallyPlaywright({ stats, errors: [{ message: 'outside' }], suites }, 1)
  expect(tally).toMatchObject({ passed: 7, failed: 4 })
  expect(tally.failures).toEqual([
    'playwright › an error outside of any test\n    outside',
    'x.spec.ts › falls (unexpected)\n    why',
    'x.spec.ts › wavers (flaky)',
    'x.spec.ts › waits (skipped)',
  ])
})

test('no report is a failure', async () => {
  expect(await readTally('/does/not/exist.json', 0, tallyVitest)).toMatchObject({ passed: 0, failed: 1 })
})

test('sums', () => {
  const tallies = [
    { passed: 1, failed: 2, failures: ['one', 'two'] },
    { passed: 10, failed: 0 },
  ]
  expect(sum(tallies)).toEqual({ passed: 11, failed: 2, failures: ['one', 'two'] })
})
