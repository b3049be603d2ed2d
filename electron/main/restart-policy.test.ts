import { expect, test } from 'vitest'
import { createRestartPolicy } from './restart-policy'

test('S9: the first crash restarts at once, the next ones after growing pauses, all within 2 s', () => {
  const policy = createRestartPolicy()
  const decisions = [0, 1_000, 2_000, 3_000].map(now => policy.crashed(now))
  const pauses = decisions.map(decision => (decision.kind === 'restart' ? decision.afterMs : NaN))
  expect(pauses[0]).toBe(0)
  expect(pauses).toEqual([...pauses].sort((a, b) => a - b))
  expect(new Set(pauses).size).toBe(4)
  expect(Math.max(...pauses)).toBeLessThan(2_000)
})

test('five crashes within a minute are the end', () => {
  const policy = createRestartPolicy()
  for (const now of [0, 10_000, 20_000, 30_000]) expect(policy.crashed(now).kind).toBe('restart')
  expect(policy.crashed(59_999)).toEqual({ kind: 'give-up' })
})

test('crashes of more than a minute ago are forgiven', () => {
  const policy = createRestartPolicy()
  for (let minute = 0; minute < 20; minute++) {
    expect(policy.crashed(minute * 60_000)).toEqual({ kind: 'restart', afterMs: 0 })
  }
})
