import { describe, expect, it } from 'vitest'
import { linkMatchers } from './link-matchers'
import { safeUrl } from './safe-url'

describe('where a link may lead', () => {
  it.each([
    ['https://example.com/a?b#c', 'https://example.com/a?b#c'],
    [' http://example.com ', 'http://example.com'],
    ['example.com/path', 'https://example.com/path'],
    ['example.com:8080/x', 'https://example.com:8080/x'],
    ['mailto:ann@example.com', 'mailto:ann@example.com'],
    ['ann@example.com', 'mailto:ann@example.com'],
    ['tel:+33123456789', 'tel:+33123456789'],
    ['winroom://page/abc', 'winroom://page/abc'],
  ])('%s', (text, url) => expect(safeUrl(text)).toBe(url))

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://example.com/x',
    'about:blank',
    'sms:+331',
    '//example.com',
    '/path',
    '#anchor',
    'two words',
    '',
    `https://example.com/${'x'.repeat(9_000)}`,
  ])('nowhere: %s', text => expect(safeUrl(text)).toBeNull())
})

describe('addresses in what one types', () => {
  const found = (text: string) => linkMatchers.map(match => match(text)).find(match => match !== null) ?? null
  it.each([
    ['see https://example.com/a.', 'https://example.com/a'],
    ['(https://example.com/a_(b))', 'https://example.com/a_(b)'],
    ['www.example.com, then', 'https://www.example.com'],
    ['to ann@example.com!', 'mailto:ann@example.com'],
  ])('%s', (text, url) => expect(found(text)?.url.replace(/\)$/, ')')).toContain(url))
  it('takes nothing from plain words', () => expect(found('no address. here: 3.5 is a number')).toBeNull())
})
