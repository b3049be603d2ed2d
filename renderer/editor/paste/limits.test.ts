import { expect, test } from 'vitest'
import { pasteLimits, refusesMarkdown } from './limits'

test('Markdown is refused by its bytes, as its reader refuses it: accents and signs count as what they take', () => {
  expect(refusesMarkdown('é'.repeat(pasteLimits.markdown / 2))).toBeNull()
  expect(refusesMarkdown('é'.repeat(pasteLimits.markdown / 2 + 1))).toEqual({ why: 'markdown-too-much' })
})
