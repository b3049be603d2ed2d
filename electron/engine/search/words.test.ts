import { expect, test } from 'vitest'
import { distance, slipsIn } from '../../../core/typos'
import { formsOf, wellFormed, wordsIn } from './words'

test.each([
  ['Négociation SERRÉE', ['negociation', 'serree']],
  ['l’affaire d’Œuvres & Cie', ['l', 'affaire', 'd', 'oeuvres', 'cie']],
  ['Straße, Łódź, naïve', ['strasse', 'lodz', 'naive']],
  ['follow-up re:pricing', ['follow', 'up', 're', 'pricing']],
  ['12 500 €, 12,500.50 and 1\u202f250\u00a0000', ['12500', '12500', '50', 'and', '1250000']],
  ['42k, 1.5M, 2,5 k', ['42000', '1500000', '2', '5', 'k']],
  ['2026-11-23 and 2026-11', ['20261123', 'and', '202611']],
  ['e\u0301te\u0301 ÉTÉ', ['ete', 'ete']],
  ['価格 交渉', ['価格', '交渉']],
  ['"*()^:-+{}~ \0\u0007', []],
])('the words of %j', (text, forms) => {
  expect(formsOf(text)).toEqual(forms)
  expect([...wordsIn(text)].map(word => word.form)).toEqual(forms)
})

test('a word says where it stands, in the text as it was written', () => {
  const text = 'Prix : négociés “à la baisse”'
  expect([...wordsIn(text)].map(({ from, to }) => text.slice(from, to))).toEqual([
    'Prix',
    'négociés',
    'à',
    'la',
    'baisse',
  ])
})

test('half a character and a NUL are not handed on: the database would end the process, or the text', () => {
  expect(wellFormed('a\uD83Db\uDE00c\0d😀')).toBe('a\uFFFDb\uFFFDc d😀')
})

test.each([
  ['negotiation', 'negotiation', 0],
  ['negotiatoin', 'negotiation', 1],
  ['negociation', 'negotiation', 1],
  ['discuont', 'discount', 1],
  ['dicsuont', 'discount', 2],
  ['remise', 'remis', 1],
  ['ab', 'ba', 1],
  ['price', 'prize', 1],
  ['price', 'pieces', 3],
])('from %s to %s: %i slips', (typed, word, slips) => {
  expect(distance(typed, word, 3)).toBe(slips)
  expect(distance(word, typed, 3)).toBe(slips)
})

test('the distance to the beginning of a word, while it is being typed', () => {
  expect(distance('negoit', 'negotiation', 2, true)).toBe(1)
  expect(distance('nagot', 'negotiation', 1, true)).toBe(1)
  expect(distance('xyzzy', 'negotiation', 2, true)).toBe(3)
})

test('short words hold no slip, middle ones one, long ones two', () => {
  expect([3, 4, 7, 8, 20].map(slipsIn)).toEqual([0, 1, 1, 2, 2])
})
