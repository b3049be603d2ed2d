import { describe, expect, it } from 'vitest'
import { triggerIn } from './triggers'

describe('what the text before the caret asks for', () => {
  it.each([
    ['/', 'block', '', 1],
    ['see /tab', 'block', 'tab', 4],
    ['/liste à', 'block', 'liste à', 8],
    ['@', 'reference', '', 1],
    ['ask @Anna Berg', 'reference', 'Anna Berg', 10],
    ['(#fleet', 'reference', 'fleet', 6],
    ['read [[too exp', 'reference', 'too exp', 9],
    ['won :roc', 'emoji', 'roc', 4],
  ])('%s', (text, asks, query, length) => {
    expect(triggerIn(text)).toMatchObject({ asks, query, length })
  })

  it.each([
    'and/or',
    '24/7',
    'anna@example.com',
    '# Heading',
    'C#',
    'at 10:30',
    ': ',
    'https://a',
    '[[a]] b',
    '/ x',
  ])('nothing: %s', text => {
    expect(triggerIn(text)).toBeNull()
  })
})
