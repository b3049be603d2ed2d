import { expect, test } from 'vitest'
import { calendarDateSchema } from '../dates'
import type { FieldId } from '../ids'
import { customFieldSchema, optionIdOf, optionKey } from '../workspace/custom-field'
import type { CustomValue } from './custom'
import { passesCustom, type CustomFilter } from './custom-filter'

const fieldId = 'f' as FieldId
const north = optionIdOf(fieldId, 'North')
const options = { [optionKey(north, 'name')]: 'North', [optionKey(north, 'order')]: 'a0' }
const day = (text: string) => calendarDateSchema.parse(text)

function passes(type: string, value: CustomValue | null, filter: Omit<CustomFilter, 'fieldId'>): boolean {
  const field = customFieldSchema.parse({ id: fieldId, name: 'F', type, ...options })
  const said = { custom: value === null ? {} : { [fieldId]: value }, picked: {} }
  return passesCustom({ fieldId, ...filter }, field, said, new Map())
}

test.each([
  ['choice', 'north', { any: [north] }, true],
  ['choice', 'West', { any: [north] }, false],
  ['boolean', 'oui', { any: ['true'] }, true],
  ['boolean', false, { any: ['true'] }, false],
  ['text', 'Phase d’été', { has: 'ETE' }, true],
  ['text', 'Winter', { has: 'ete' }, false],
  ['number', 'about 12', { has: 'about' }, true],
  ['number', 12, { min: 12 }, true],
  ['number', 12, { min: 5, max: 11 }, false],
  ['number', 'about 12', { min: 1 }, false],
  ['money', { minor: 1250, currency: 'EUR' }, { min: 12.5, max: 12.5 }, true],
  ['date', '2026-03-31', { from: day('2026-03-31'), to: day('2026-03-31') }, true],
  ['date', '2026-03-31', { to: day('2026-03-30') }, false],
  ['date', 'in May', { from: day('2026-01-01') }, false],
  ['text', null, { has: '' }, false],
] as const)('%s %j through %j: %s', (type, value, filter, passed) => {
  expect(passes(type, value, 'any' in filter ? { any: [...filter.any] } : filter)).toBe(passed)
})
