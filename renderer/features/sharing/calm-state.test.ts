import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createValueStore } from '../../replica/value-store'
import { calmly, REST_MS } from './calm-state'
import type { SyncState } from './sync-state'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function told(first: SyncState) {
  const source = createValueStore<{ readonly state: SyncState }>({ state: first })
  const calm = calmly(source.get, source.subscribe, (a, b) => a.state === b.state)
  const seen: SyncState[] = []
  const stop = calm.subscribe(() => seen.push(calm.get().state))
  return { seen, stop, say: (state: SyncState) => source.set({ state }) }
}

it('S5: what is weaker is told at once, what is better once it has lasted', () => {
  const { seen, say } = told('held')
  say('saving')
  expect(seen).toEqual(['saving'])
  say('held')
  vi.advanceTimersByTime(REST_MS - 1)
  expect(seen).toEqual(['saving'])
  vi.advanceTimersByTime(1)
  expect(seen).toEqual(['saving', 'held'])
})

it('who types on sees one state, and the one of now when they rest', () => {
  const { seen, say } = told('held')
  for (let key = 0; key < 20; key++) {
    for (const state of ['saving', 'sending', 'sent', 'held'] as const) {
      say(state)
      vi.advanceTimersByTime(REST_MS / 10)
    }
  }
  expect(seen).toEqual(['saving'])
  vi.advanceTimersByTime(REST_MS)
  expect(seen).toEqual(['saving', 'held'])
})

it('a better state that others follow up on does not wait for ever', () => {
  const { seen, say } = told('saving')
  for (let n = 0; n < 10; n++) {
    say(n % 2 === 0 ? 'sent' : 'held')
    vi.advanceTimersByTime(REST_MS / 4)
  }
  expect(seen[0]).toMatch(/sent|held/)
})

it('nothing is told after the end', () => {
  const { seen, say, stop } = told('saving')
  say('held')
  stop()
  vi.advanceTimersByTime(10 * REST_MS)
  expect(seen).toEqual([])
})
