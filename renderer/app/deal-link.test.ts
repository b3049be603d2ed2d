import { expect, it } from 'vitest'
import { randomId, type DealId } from '../../core/ids'
import { dealOfLink, linkToDeal } from './deal-link'

it('reads the links that it writes, and none other', () => {
  const dealId = randomId<DealId>()
  expect(dealOfLink(linkToDeal(dealId))).toEqual({ dealId, alone: false })
  expect(dealOfLink(linkToDeal(dealId, true))).toEqual({ dealId, alone: true })
  for (const other of ['winroom://page/a', 'winroom://deal/', 'winroom://deal/a/b', 'winroom://deal/a?b', 'https://deal/a'])
    expect(dealOfLink(other)).toBeNull()
}) // prettier-ignore
