import { expect, test } from 'vitest'
import { isSafeUrl } from './safe-url'

test.each([
  'https://a.example',
  'HTTP://a',
  'mailto:a@b.c',
  'tel:+33',
  'winroom://page/a',
  '/a',
  'a/b:c',
  '#x',
  '?a=b:c',
  '',
  '//a.example',
  'foo):x',
])('%s may be followed', url => expect(isSafeUrl(url)).toBe(true))
test.each([
  'javascript:alert(1)',
  ' JavaScript:alert(1)',
  'java\nscript:x',
  '\u0001javascript:x',
  'data:text/html,x',
  'file:///etc/passwd',
  'vbscript:x',
])('%j may not', url => expect(isSafeUrl(url)).toBe(false))
