import { expect, test } from 'vitest'
import type { FieldId } from '../ids'
import { personIdOf } from '../workspace/names'
import { guessField } from './guess-field'

const people = new Map<string, string>([[personIdOf('Ann Lee'), 'Ann Lee']])
const guess = (texts: string[], name = 'Column') => guessField('f' as FieldId, name, texts, people)

test.each([
  [['31/03/2026', '01/04/2026', '15/01/2025', ''], 'date', 3],
  [['12', '14.5', '7', '1200', 'n/a'], 'number', 4],
  [['yes', 'No', 'oui'], 'boolean', 3],
  [['0', '1', '1'], 'number', 3],
  [['EUR 12.50', 'EUR 1,200.00'], 'money', 2],
  [['https://a.example', 'https://b.example/x'], 'link', 2],
  [['Ann Lee', 'ann lee'], 'person', 2],
  [['North', 'South', 'north', 'South'], 'choice', 4],
] as const)('%j looks like %s', (texts, type, fits) => {
  expect(guess([...texts]).best).toEqual({ type, fits })
})

test('what is said in as many ways as there are deals is text, and an empty field nothing', () => {
  expect(guess(['They like it', 'Waiting for the board', 'Call in May']).best).toBeNull()
  expect(guess(['', ' '])).toMatchObject({ said: 0, best: null, words: [] })
})

test('what does not fit is named, and how the file writes is told with the type', () => {
  const amounts = guess(['1.200,50', '900,00', '12,00', '7,10', 'later'], 'Budget (EUR)')
  expect(amounts.writtenAs).toEqual({ decimal: ',', dates: null, currency: 'EUR' })
  expect(amounts.unfit).toEqual(['later'])
  expect(guess(['01/02/2026', '03/04/2026']).writtenAs.dates).toBeNull()
})

test('words are counted without case and accents, the most frequent first', () => {
  expect(guess(['Été', 'ete', 'Hiver']).words).toEqual([
    { word: 'Été', count: 2 },
    { word: 'Hiver', count: 1 },
  ])
})
