import { z } from 'zod'
import { calendarDateSchema } from '../dates'
import { fieldIdSchema } from '../ids'
import { minorDigits } from '../money'
import type { CustomField } from '../workspace/custom-field'
import { nameKey } from '../workspace/names'
import { readCustom, type CustomReading, type CustomSaid, type PeopleById } from './custom'

/**
 * What a custom field has to say for a deal to be shown: one of some choices, a word in its text, a number, an amount (in major units) or
 * a date between two, both of them in. All that is asked has to hold.
 */
export const customFilterSchema = z.object({
  fieldId: fieldIdSchema,
  /** Ids of options or people; `true` and `false`. */
  any: z.array(z.string().max(64)).max(500).optional(),
  has: z.string().max(200).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  from: calendarDateSchema.optional(),
  to: calendarDateSchema.optional(),
})
export type CustomFilter = z.infer<typeof customFilterSchema>

/** Whether a deal is shown through a filter. One whose field does not fit its type is found by its words alone. */
export function passesCustom(
  filter: CustomFilter,
  field: CustomField,
  said: CustomSaid,
  people: PeopleById,
): boolean {
  const reading = readCustom(field, said, people)
  if (reading.kind === 'empty') return false
  const { any, has, min, max, from, to } = filter
  if (any !== undefined && any.length > 0 && !wordsOf(reading).some(word => any.includes(word))) return false
  if (has !== undefined && !nameKey(textOf(reading)).includes(nameKey(has))) return false
  if ((min !== undefined || max !== undefined) && !isBetween(numberOf(reading), min, max)) return false
  if (from === undefined && to === undefined) return true
  return (
    reading.kind === 'date' && (from ?? reading.date) <= reading.date && reading.date <= (to ?? reading.date)
  )
}

function wordsOf(reading: CustomReading): string[] {
  if (reading.kind === 'options') return reading.options.map(({ id }) => id)
  if (reading.kind === 'boolean') return [String(reading.yes)]
  return reading.kind === 'person' ? [reading.personId] : []
}

function textOf(reading: CustomReading): string {
  if (reading.kind === 'options') return [...reading.options.map(({ name }) => name), reading.rest ?? ''].join('\n') // prettier-ignore
  return 'text' in reading ? reading.text : ''
}

function numberOf(reading: CustomReading): number | null {
  if (reading.kind === 'number') return reading.number
  return reading.kind === 'money' ? reading.money.minor / 10 ** minorDigits(reading.money.currency) : null
}

function isBetween(value: number | null, min = -Infinity, max = Infinity): boolean {
  return value !== null && min <= value && value <= max
}
