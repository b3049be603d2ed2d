import { expect, test } from 'vitest'
import { asDeal } from '../../test/support/replicas'
import { giveSchema, type Give } from '../deal/ledger'
import { discountPast } from './discounts'

let made = 0
const give = (fields: object): Give =>
  giveSchema.parse({ id: `g${made++}`, dealId: 'd', give: 'Off', state: 'agreed', ...fields })
const won = (id: string, ...gives: Give[]) => ({ dealId: asDeal(id), gives })

test('the middle of what was agreed, and in how many something came back; ideas and withdrawn gives do not count', () => {
  const past = discountPast([
    won('a', give({ discount: 0.1, get: 'Two years' }), give({ discount: 0.1, get: 'A reference' })),
    won('b', give({ discount: 0.05 })),
    won('c', give({ discount: 0.1, get: 'Paid up front' }), give({ discount: 0.5, state: 'withdrawn' })),
    won('d', give({ discount: 0.3 })),
    won('e', give({ get: 'A date' })),
    won('f', give({ discount: 0.4, state: 'idea' })),
  ])
  expect(past.deals).toBe(5)
  // 0, 5, 10, 19 (twice 10 on what was left), 30
  expect(past.middle).toEqual({ discount: 0.1, withGet: 3 })
  expect(past.trades.map(({ dealId }) => dealId)).toEqual(['a', 'c', 'e'])
  expect(past.trades[0]!.discount).toBeCloseTo(0.19)
})

test('B4: fewer than five have no middle, and say how many they are', () => {
  const past = discountPast([won('a', give({ discount: 0.1, get: 'Two years' })), won('b')])
  expect(past).toMatchObject({ deals: 1, middle: null, trades: [{ dealId: 'a', gets: ['Two years'] }] })
})
