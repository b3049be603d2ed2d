import { describe, expect, test } from 'vitest'
import { calendarDateSchema } from '../../../core/dates'
import { intents } from '../../../core/questions/intents'
import { NameIndex } from '../../../core/questions/names'
import { readQuestion } from '../../../core/questions/read'
import { createWords } from '../../i18n'
import { withName } from './ask-box'

const names = new NameIndex([
  { kind: 'account', id: 'a', name: 'Marchand & Fils' },
  { kind: 'competitor', id: 'c', name: 'Datavo' },
])
const context = { today: calendarDateSchema.parse('2026-11-26'), fiscalStart: 1, dateOrder: 'dmy' } as const

describe.each(['en', 'fr'] as const)('examples in %s', language => {
  test.each(intents)('%s is read as what it is an example of', async intent => {
    const words = await createWords(language)
    const example = words.t(`questions.example.${intent}`, { account: 'Marchand & Fils', competitor: 'Datavo' }) // prettier-ignore
    expect(readQuestion(example, names, context)).toMatchObject({ kind: 'read', question: { intent } })
  })
})

test('the name that was meant takes the place of what was typed, whatever its case and accents', () => {
  expect(withName('How much is open with Acmé?', 'acme', 'Acme Corporation')).toBe(
    'How much is open with Acme Corporation?',
  )
  expect(withName('acmes et GTX-pro', 'gtx pro', 'GTX Pro')).toBe('acmes et GTX Pro')
  expect(withName('open with acmes', 'acme', 'Acme')).toBe('open with acmes')
})
