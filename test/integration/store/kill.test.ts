import { describe, expect, it } from 'vitest'
import { openSqliteStore } from '../../../electron/engine/store/sqlite'
import { runChild } from './child'
import { joined, runSeed, seeded, testFolder } from './support'

const ROUNDS = 12
const seed = runSeed()

describe('S1: kill -9 in the midst of appends', () => {
  it(`loses nothing that was acknowledged, doubles nothing, halves no append (${ROUNDS} rounds on one store, SEED=${seed})`, async () => {
    const random = seeded(seed)
    const folder = testFolder()
    const acknowledged = new Map<string, number>()
    for (let round = 0; round < ROUNDS; round++) {
      const child = runChild('appender.ts', [folder, `${seed + round}`])
      await child.printed(1 + Math.floor(random() * 400))
      await child.kill('SIGKILL')
      for (const line of child.lines().filter(each => each !== 'ready')) {
        const [document = '', n = '0'] = line.split(' ')
        acknowledged.set(document, Math.max(acknowledged.get(document) ?? 0, Number(n)))
      }
      const store = openSqliteStore({ folder })
      expect(store.damage, `seed ${seed}, round ${round}`).toEqual([])
      const found = new Map<string, number>()
      for (const { document } of store.documents()) {
        const numbers = joined(store.load(document))
          .flatMap(each => each.split('+'))
          .map(each => Number(each.split(':')[0]))
        expect(numbers, `seed ${seed}, round ${round}, ${document}`).toEqual(
          numbers.map((_, index) => index + 1),
        )
        found.set(document, numbers.length)
      }
      for (const [document, n] of acknowledged) {
        expect(found.get(document) ?? 0, `seed ${seed}, round ${round}, ${document}`).toBeGreaterThanOrEqual(
          n,
        )
      }
      expect(found.get('pair/a'), `seed ${seed}, round ${round}`).toBe(found.get('pair/b'))
      expect(store.check()).toEqual([])
      await store.close()
    }
    expect([...acknowledged.values()].reduce((sum, n) => sum + n, 0)).toBeGreaterThan(ROUNDS)
  })
})
