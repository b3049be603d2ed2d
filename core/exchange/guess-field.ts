import { z } from 'zod'
import { readCustom, type PeopleById } from '../deal/custom'
import type { FieldId } from '../ids'
import {
  customFieldTypeSchema,
  writtenAsSchema,
  type ChoiceOption,
  type CustomFieldType,
  type WrittenAs,
} from '../workspace/custom-field'
import { nameKey } from '../workspace/names'
import { guessCurrency, guessDates, guessDecimal } from './formats'

/** What the values of a field look like, for the offer to give it a type. Counts are of deals that say something in it. */
export const fieldGuessSchema = z.object({
  said: z.number().int(),
  /** The type that fits best, and how many values it fits; null where text is the best that can be said. */
  best: z.object({ type: customFieldTypeSchema, fits: z.number().int() }).nullable(),
  writtenAs: writtenAsSchema,
  /** The different words, most frequent first: what a choice would offer. */
  words: z.array(z.object({ word: z.string(), count: z.number().int() })),
  /** Some of what the best type can't be read from. */
  unfit: z.array(z.string()),
})
export type FieldGuess = z.infer<typeof fieldGuessSchema>

/** Of so many values this share has to fit before a type is offered: a few typing errors are no other type. */
const ENOUGH = 0.8
/** More different words than this, or most of them said once, are no choices. */
const MOST_WORDS = 20
const SHOWN_WORDS = 50
const SHOWN_UNFIT = 3
/** In this order: a date is no number, an amount that names its currency is no mere number. */
const tried = ['boolean', 'date', 'link', 'person', 'number', 'money'] as const satisfies readonly CustomFieldType[] // prettier-ignore

export function guessField(
  id: FieldId,
  name: string,
  texts: readonly string[],
  people: PeopleById,
): FieldGuess {
  const values = texts.map(text => text.trim()).filter(text => text !== '')
  const writtenAs = howWritten(name, values)
  const words = countWords(values)
  const fits = (type: CustomFieldType, options: ChoiceOption[] = []): boolean[] =>
    values.map(value => readCustom({ id, type, options, writtenAs }, { custom: { [id]: value }, picked: {} }, people).kind !== 'unfit') // prettier-ignore
  const counted = tried.map(type => ({ type, fitting: fits(type) }))
  const enough = counted
    .map(({ type, fitting }) => ({ type, fitting, fits: fitting.filter(Boolean).length }))
    .filter(each => values.length > 0 && each.fits >= values.length * ENOUGH)
  const found = enough.find(({ type }) => type !== 'money' || writtenAs.currency !== null)
  // Ones and zeros alone are numbers: nobody means yes and no by them unless a word says so.
  const best = found?.type === 'boolean' && values.every(value => /^[01]$/.test(value)) ? enough.find(({ type }) => type === 'number') : found // prettier-ignore
  const choice = best === undefined && areChoices(words, values.length) ? { type: 'choice' as const, fits: values.length } : null // prettier-ignore
  return {
    said: values.length,
    best: best === undefined ? choice : { type: best.type, fits: best.fits },
    writtenAs,
    words: words.slice(0, SHOWN_WORDS),
    unfit: values.filter((_, at) => best?.fitting[at] === false).slice(0, SHOWN_UNFIT),
  }
}

function howWritten(name: string, values: readonly string[]): WrittenAs {
  const dates = guessDates(values, 'dmy')
  const decimal = guessDecimal(values, '.')
  return {
    dates: dates.value === 'iso' || dates.ambiguous ? null : dates.value,
    decimal: decimal.ambiguous ? null : decimal.value,
    currency: guessCurrency(name, values),
  }
}

/** Words that differ in case and accents only are one; the first way of writing it stands for all. */
function countWords(values: readonly string[]): { word: string; count: number }[] {
  const counts = new Map<string, { word: string; count: number }>()
  for (const value of values) {
    const known = counts.get(nameKey(value))
    if (known === undefined) counts.set(nameKey(value), { word: value, count: 1 })
    else known.count++
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))
}

function areChoices(
  words: readonly { readonly word: string; readonly count: number }[],
  said: number,
): boolean {
  return words.length > 0 && words.length <= MOST_WORDS && said >= words.length * 2 && words.every(({ word }) => word.length <= 60) // prettier-ignore
}
