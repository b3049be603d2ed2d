import { expect, test } from 'vitest'
import { seatSchema } from '../../../../core/deal/committee'
import { spotOf, steppedBy, within } from './spots'

const seat = (fields: object) => seatSchema.parse({ id: 's', dealId: 'd', contactId: 'c', ...fields })

test('somebody stands where they were put, else by stance and weight, and never outside of the map', () => {
  expect(spotOf(seat({ spot: { x: 0.4, y: 0.5 } }), 0)).toEqual({ x: 0.4, y: 0.5 })
  expect(spotOf(seat({ spot: { x: 0, y: 1 } }), 0)).toEqual({ x: 0.16, y: 0.88 })
  expect(spotOf(seat({ stance: 'for' }), 1).x).toBeGreaterThan(spotOf(seat({ stance: 'against' }), 1).x)
  expect(spotOf(seat({ influence: 3 }), 1).y).toBeLessThan(spotOf(seat({ influence: 1 }), 1).y)
  const [a, b] = [spotOf(seat({}), 0), spotOf(seat({}), 1)]
  expect(a).not.toEqual(b)
})

test('arrow keys move by a step and stop at the edge; other keys do nothing', () => {
  const middle = { x: 0.5, y: 0.5 }
  expect(steppedBy('ArrowRight', middle)).toEqual({ x: 0.54, y: 0.5 })
  expect(steppedBy('ArrowUp', { x: 0.5, y: 0.12 })).toEqual({ x: 0.5, y: 0.12 })
  expect(steppedBy('Enter', middle)).toBeNull()
  expect(within({ x: 2, y: -1 })).toEqual({ x: 0.84, y: 0.12 })
})
