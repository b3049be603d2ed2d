import { expect, test } from 'vitest'
import { callingAt, namesFor, withName } from './hints'

test('a name is being written from its sign to the caret, over several words and on one line', () => {
  expect(callingAt('Ask @An', 7)).toEqual({ from: 4, begun: 'An' })
  expect(callingAt('@', 1)).toEqual({ from: 0, begun: '' })
  expect(callingAt('(@Ana Lu', 8)).toEqual({ from: 1, begun: 'Ana Lu' })
  expect(callingAt('Ask @An', 4)).toBeNull()
  expect(callingAt('ana@ex', 6)).toBeNull()
  expect(callingAt('@ ana', 5)).toBeNull()
  expect(callingAt('@Ana\nand', 8)).toBeNull()
})

test('names are offered by the beginning of any of their words, without case and accents; one that is written out no longer', () => {
  const names = ['Zoé Ana', 'Ana Lund', 'Ben', 'ben', 'Anaïs']
  expect(namesFor('ana', names, 9)).toEqual(['Ana Lund', 'Anaïs', 'Zoé Ana'])
  expect(namesFor('Zoe', names, 9)).toEqual(['Zoé Ana'])
  expect(namesFor('', names, 2)).toEqual(['Ana Lund', 'Anaïs'])
  expect(namesFor('Ana Lund', names, 9)).toEqual([])
  expect(namesFor('knows', names, 9)).toEqual([])
})

test('the name takes the place of what was begun, and the text goes on after it', () => {
  const text = 'Ask @an today'
  expect(withName(text, { from: 4, begun: 'an' }, 'Ana Lund')).toEqual({
    text: 'Ask @Ana Lund today',
    caret: 14,
  })
})
