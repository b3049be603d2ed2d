import { expect, test } from 'vitest'
import { contentPolicy } from './content-policy'
import { appOrigin, isOwnPage } from './origin'

test('nothing is allowed that is not listed, and no script but our own files', () => {
  const directives = new Map(
    contentPolicy('n1')
      .split('; ')
      .map(text => [text.split(' ')[0], text.split(' ').slice(1).join(' ')]),
  )
  expect(directives.get('default-src')).toBe(`'none'`)
  expect(directives.get('script-src')).toBe(`'self'`)
  expect(directives.get('connect-src')).toBe(`'none'`)
  expect(directives.get('style-src-elem')).toBe(`'self' 'nonce-n1'`)
  for (const closed of ['frame-src', 'frame-ancestors', 'object-src', 'base-uri', 'form-action'])
    expect(directives.get(closed)).toBe(`'none'`)
})

test.each([
  ['winroom-app://ui/index.html', true],
  ['winroom-app://ui/deep/link?x=1#y', true],
  ['winroom-app://elsewhere/index.html', false],
  ['winroom-app://ui.evil/index.html', false],
  ['https://ui/index.html', false],
  ['data:text/html,hi', false],
  ['about:blank', false],
  ['', false],
])('%s is a page of ours: %s', (url, ours) => {
  expect(isOwnPage(url, appOrigin)).toBe(ours)
})
