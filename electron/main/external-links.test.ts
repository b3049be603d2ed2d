import { expect, test } from 'vitest'
import { externalLink } from './external-links'

test.each(['https://example.com/a?b=c#d', 'mailto:ann@example.com?subject=Hi'])('%s may leave', url => {
  expect(externalLink(url)).toBe(url)
})

test.each([
  'http://example.com/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,hi',
  'smb://server/share',
  'winroom://join?x',
  'ms-msdt:/id',
  'https://bank.example@evil.example/',
  'not a link',
  '',
])('%s may not', url => {
  expect(externalLink(url)).toBeNull()
})
