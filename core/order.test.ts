import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderBetween, orderKeySchema, orderOfRow, ordersBetween } from './order'

test('D3: a key made between two neighbours sorts between them, wherever people drop', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(), { minLength: 1, maxLength: 300 }),
      fc.infiniteStream(fc.nat(61)),
      (places, digits) => {
        const keys: string[] = []
        const random = (): number => Number(digits.next().value)
        for (const place of places) {
          const at = place % (keys.length + 1)
          const key = orderBetween(keys[at - 1] ?? null, keys[at] ?? null, random)
          expect(orderKeySchema.safeParse(key).success).toBe(true)
          keys.splice(at, 0, key)
        }
        expect(keys).toEqual([...keys].sort())
        expect(new Set(keys).size).toBe(keys.length)
      },
    ),
  )
})

test('D3: 10,000 drops at the end, or at the start, keep keys short', () => {
  let last: string | null = null
  let first: string | null = null
  for (let i = 0; i < 10_000; i++) {
    last = orderBetween(last, null)
    first = orderBetween(null, first)
  }
  expect(last?.length).toBeLessThan(12)
  expect(first?.length).toBeLessThan(12)
})

test('D3: rows of a file have fixed keys, in order, with room between and around them', () => {
  const keys = Array.from({ length: 9_000 }, (_, i) => orderOfRow(i))
  expect(keys).toEqual([...keys].sort())
  expect(orderBetween(null, keys[0] ?? null) < (keys[0] ?? '')).toBe(true)
  const between = ordersBetween(keys[61] ?? null, keys[62] ?? null, 50)
  expect([keys[61], ...between, keys[62]]).toEqual([keys[61], ...between, keys[62]].sort())
})

test('D3: two people dropping between the same cards rarely make the same key', () => {
  const keys = Array.from({ length: 1_000 }, () => orderBetween('a0', 'a1'))
  expect(new Set(keys).size).toBeGreaterThan(980)
})

test('a reversed gap is refused', () => {
  expect(() => orderBetween('a2', 'a1')).toThrow(RangeError)
})

test('D3: a thousand cards dropped together have short keys, in order, in any gap', () => {
  for (const [before, after] of [
    ['d0000', 'd0001'],
    [null, 'd0000'],
    ['a0', 'a0V'],
    [null, null],
  ] as const) {
    const keys = ordersBetween(before, after, 1_000)
    expect(keys).toEqual([...keys].sort())
    expect(new Set(keys).size).toBe(1_000)
    for (const key of keys) expect(orderKeySchema.safeParse(key).success && key.length < 80).toBe(true)
  }
})

test('D3: what is no key is refused where it comes in: it would be an error wherever somebody drops beside it', () => {
  for (const text of ['z1', 'a', '', 'a0 ', 'a00', 'Zé', '1a', 'a'.repeat(5_000)])
    expect(orderKeySchema.safeParse(text).success).toBe(false)
  for (const text of ['a0', 'Zz', 'd0000', 'a0V']) expect(orderKeySchema.safeParse(text).success).toBe(true)
})

test('D3: 3,000 cards dropped one by one under the same card still have keys that can be read', () => {
  let after = 'a1'
  for (let drop = 0; drop < 3_000; drop++) after = orderBetween('a0', after)
  expect(orderKeySchema.safeParse(after).success).toBe(true)
})
