import { expect, it } from 'vitest'
import { byKind } from './reference-options'

it('what is of a kind stands together, the kind of the best first, and each in the order found', () => {
  const found = [
    { kind: 'competitor', id: '1' },
    { kind: 'account', id: '2' },
    { kind: 'deal', id: '3' },
    { kind: 'account', id: '4' },
    { kind: 'competitor', id: '5' },
  ] as const
  expect(byKind(found).map(({ id }) => id)).toEqual(['1', '5', '2', '4', '3'])
})
