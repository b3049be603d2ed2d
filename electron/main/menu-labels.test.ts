import { expect, test } from 'vitest'
import { languageOf } from './language'
import { menuLabels } from './menu-labels'

test('every word of the menu is in both languages, and not the same by neglect', () => {
  expect(Object.keys(menuLabels.fr).sort()).toEqual(Object.keys(menuLabels.en).sort())
  for (const text of Object.values(menuLabels.fr)) expect(text.trim()).not.toBe('')
  const same = Object.entries(menuLabels.en).filter(([name, text]) =>
    Object.entries(menuLabels.fr).some(([key, french]) => key === name && french === text),
  )
  expect(same).toEqual([])
})

test.each([
  ['fr', 'fr'],
  ['fr-CA', 'fr'],
  ['FR_fr', 'fr'],
  ['en-GB', 'en'],
  ['de', 'en'],
  ['', 'en'],
])('a system in %j speaks %s', (locale, language) => {
  expect(languageOf(locale)).toBe(language)
})
