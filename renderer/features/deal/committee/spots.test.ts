import { expect, test } from 'vitest'
import { seatSchema } from '../../../../core/deal/committee'
import { spotsOf, steppedBy, within, type Spot } from './spots'

const seat = (fields: object) => seatSchema.parse({ id: 's', dealId: 'd', contactId: 'c', ...fields })

test('somebody stands where they were put, else by stance and weight, and never outside of the map', () => {
  const alone = (fields: object): Spot => spotsOf([seat(fields)])[0] ?? { x: 0, y: 0 }
  expect(alone({ spot: { x: 0.4, y: 0.5 } })).toEqual({ x: 0.4, y: 0.5 })
  expect(alone({ spot: { x: 0, y: 1 } })).toEqual({ x: 0.16, y: 0.88 })
  expect(alone({ stance: 'for' }).x).toBeGreaterThan(alone({ stance: 'against' }).x)
  expect(alone({ influence: 3 }).y).toBeLessThan(alone({ influence: 1 }).y)
})

test('nine of whom the same is known hide nobody, and nobody moves when one of them is dragged', () => {
  const nine = Array.from({ length: 9 }, () => seat({}))
  const spots = spotsOf(nine)
  // A name takes up to a third of a narrow map, and a quarter of its height.
  for (const [at, a] of spots.entries())
    for (const b of spots.slice(at + 1))
      expect(Math.abs(a.x - b.x) >= 0.3 || Math.abs(a.y - b.y) >= 0.25).toBe(true)
  const dragged = spotsOf(nine.map((one, at) => (at === 4 ? { ...one, spot: { x: 0.2, y: 0.2 } } : one)))
  expect(dragged.map((spot, at) => (at === 4 ? null : spot))).toEqual(
    spots.map((spot, at) => (at === 4 ? null : spot)),
  )
  expect(new Set(spotsOf([...nine, ...nine]).map(({ x, y }) => `${x} ${y}`)).size).toBe(18)
})

test('arrow keys move by a step and stop at the edge; other keys do nothing', () => {
  const middle = { x: 0.5, y: 0.5 }
  expect(steppedBy('ArrowRight', middle)).toEqual({ x: 0.54, y: 0.5 })
  expect(steppedBy('ArrowUp', { x: 0.5, y: 0.12 })).toEqual({ x: 0.5, y: 0.12 })
  expect(steppedBy('Enter', middle)).toBeNull()
  expect(within({ x: 2, y: -1 })).toEqual({ x: 0.84, y: 0.12 })
})
