import { expect, it } from 'vitest'
import { randomId, type PageId } from '../../core/ids'
import { linkToPage, pageOfLink } from './page-link'

it('reads the links that it writes, and none other', () => {
  const id = randomId<PageId>()
  expect(pageOfLink(linkToPage(id))).toBe(id)
  expect(pageOfLink(`${linkToPage(id)}/`)).toBe(id)
  for (const other of [
    'winroom://join?w=x',
    'winroom://page/',
    'winroom://page/a/b',
    'winroom://page/a%2Fb',
    'https://page/a',
  ])
    // prettier-ignore
    expect(pageOfLink(other)).toBeNull()
})
