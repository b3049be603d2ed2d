import { expect, it } from 'vitest'
import { accountIdSchema } from '../../core/ids'
import { hidesNew, NO_FILTER } from './ui-state'

it('says whether a filter hides a deal that has but a title', () => {
  expect(hidesNew(NO_FILTER, 'Alpha')).toBe(false)
  expect(hidesNew({ ...NO_FILTER, text: 'ete  alp' }, 'Alpha d’Été')).toBe(false)
  expect(hidesNew({ ...NO_FILTER, text: 'beta' }, 'Alpha')).toBe(true)
  expect(hidesNew({ ...NO_FILTER, mine: true }, 'Alpha')).toBe(true)
  expect(hidesNew({ ...NO_FILTER, accountIds: [accountIdSchema.parse('a1')] }, 'Alpha')).toBe(true)
})
