import fc from 'fast-check'
import { expect, test } from 'vitest'
import { align, type Step } from './align'

const letters = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 14 })

function longestCommon(a: readonly string[], b: readonly string[]): number {
  const best = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0))
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++)
      best[i]![j] =
        a[i - 1] === b[j - 1] ? best[i - 1]![j - 1]! + 1 : Math.max(best[i - 1]![j]!, best[i]![j - 1]!)
  return best[a.length]![b.length]!
}

function replay(steps: readonly Step[], a: readonly string[], b: readonly string[]): void {
  const kept = steps.filter(step => step.kind === 'same')
  for (const step of kept) expect(a[step.a]).toBe(b[step.b])
  expect(steps.filter(step => step.a >= 0).map(step => step.a)).toEqual(a.map((_, at) => at))
  expect(steps.filter(step => step.b >= 0).map(step => step.b)).toEqual(b.map((_, at) => at))
}

test('every place of both is in the steps once, in order, and as much is kept as can be', () => {
  fc.assert(
    fc.property(letters, letters, (a, b) => {
      const steps = align(a, b)
      replay(steps, a, b)
      expect(steps.filter(step => step.kind === 'same')).toHaveLength(longestCommon(a, b))
    }),
    { numRuns: 2_000 },
  )
})

test('beyond the limit it still says a way', () => {
  fc.assert(fc.property(letters, letters, fc.nat(3), (a, b, limit) => replay(align(a, b, limit), a, b)))
})

test('two long texts with nothing in common cost a bounded time', () => {
  const [a, b] = ['a', 'b'].map(letter => Array.from({ length: 50_000 }, (_, at) => `${letter}${at}`)) as [string[], string[]] // prettier-ignore
  expect(align(a, b)).toHaveLength(100_000)
})
