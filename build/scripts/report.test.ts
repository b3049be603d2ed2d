import { expect, test } from 'vitest'
import { readTally, sum, tallyPlaywright, tallyVitest } from './report'

const file = (status: string, assertions: number) => ({
  status,
  assertionResults: Array.from({ length: assertions }),
})

test('vitest: skipped tests and files that did not load are failures', () => {
  const report = { numPassedTests: 5, numTotalTests: 8, testResults: [file('passed', 8), file('failed', 0)] }
  expect(tallyVitest(report, 1)).toEqual({ passed: 5, failed: 4 })
})

test('vitest: a bad ending without a failed test is a failure', () => {
  const report = { numPassedTests: 5, numTotalTests: 5, testResults: [file('passed', 5)] }
  expect(tallyVitest(report, 0)).toEqual({ passed: 5, failed: 0 })
  expect(tallyVitest(report, 1)).toEqual({ passed: 5, failed: 1 })
})

test('playwright: skipped and flaky tests, and errors outside of tests, are failures', () => {
  const stats = { expected: 7, unexpected: 1, flaky: 1, skipped: 1 }
  expect(tallyPlaywright({ stats, errors: [{}] }, 1)).toEqual({ passed: 7, failed: 4 })
})

test('no report is a failure', async () => {
  expect(await readTally('/does/not/exist.json', 0, tallyVitest)).toEqual({ passed: 0, failed: 1 })
})

test('sums', () => {
  expect(
    sum([
      { passed: 1, failed: 2 },
      { passed: 10, failed: 0 },
    ]),
  ).toEqual({ passed: 11, failed: 2 })
})
