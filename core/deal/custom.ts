import { z } from 'zod'
import { parseDate, type CalendarDate } from '../dates'
import type { Fields } from '../documents/collection'
import { isId, type FieldId, type OptionId, type PersonId } from '../ids'
import { moneySchema, parseMoney, toDecimal, type DecimalMark, type Money } from '../money'
import { optionIdOf, type ChoiceOption, type CustomField } from '../workspace/custom-field'
import { nameKey, personIdOf } from '../workspace/names'

/**
 * Values of custom fields. `custom:<fieldId>` holds one value, as a file wrote it or as somebody typed it;
 * `custom:<fieldId>:<optionId>` says of one option of *several* whether it is chosen (B1), over what the value says.
 */
export const customValueSchema = z.union([z.string().max(2_000), z.number(), z.boolean(), moneySchema])
export type CustomValue = z.infer<typeof customValueSchema>

const KEY = /^custom:[A-Za-z0-9_-]{1,64}(:[A-Za-z0-9_-]{1,64})?$/
export const customFieldKeySchema = z.templateLiteral([
  'custom:',
  z.string().regex(/^[A-Za-z0-9_-]{1,64}(:[A-Za-z0-9_-]{1,64})?$/),
])

export function customKey(fieldId: FieldId, optionId?: OptionId): `custom:${string}` {
  return optionId === undefined ? `custom:${fieldId}` : `custom:${fieldId}:${optionId}`
}

/** The schema of what stands under a key of a custom field; null for any other key. */
export function schemaOfCustom(key: string): z.ZodType | null {
  const [, fieldId = '', optionId] = key.split(':')
  if (!KEY.test(key) || !isId(fieldId) || (optionId !== undefined && !isId(optionId))) return null
  return optionId !== undefined ? z.boolean().nullable() : customValueSchema.nullable()
}

/** What a deal says in its custom fields: values, and single choices over them, by the field's id. */
export interface CustomSaid {
  readonly custom: Readonly<Record<string, CustomValue>>
  readonly picked: Readonly<Record<string, Readonly<Record<string, boolean>>>>
}

export function readCustomSaid(fields: Fields): CustomSaid {
  const custom: Record<string, CustomValue> = {}
  const picked: Record<string, Record<string, boolean>> = {}
  for (const key of Object.keys(fields)) {
    if (!key.startsWith('custom:')) continue
    const parsed = schemaOfCustom(key)?.safeParse(fields[key])
    if (parsed?.success !== true || parsed.data === null) continue
    const [, fieldId = '', optionId] = key.split(':')
    if (optionId === undefined) custom[fieldId] = parsed.data as CustomValue
    else picked[fieldId] = { ...picked[fieldId], [optionId]: parsed.data === true }
  }
  return { custom, picked }
}

/** How a field of a deal reads by its type. `unfit` is what its type can't be read from: kept, and shown as it is. */
export type CustomReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text' | 'link' | 'unfit'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'money'; readonly money: Money }
  | { readonly kind: 'date'; readonly date: CalendarDate }
  | { readonly kind: 'boolean'; readonly yes: boolean }
  | { readonly kind: 'person'; readonly personId: PersonId }
  /** `rest` is what was said beside the options, and is none of them. */
  | { readonly kind: 'options'; readonly options: readonly ChoiceOption[]; readonly rest: string | null }

/** People by id; what a file calls by name is found by the id of that name. */
export type PeopleById = ReadonlyMap<string, unknown>

const EMPTY: CustomReading = { kind: 'empty' }

/** Reads one custom field of a deal. Never throws, whatever another computer wrote. */
export function readCustom(
  field: Pick<CustomField, 'id' | 'type' | 'options' | 'writtenAs'>,
  said: CustomSaid,
  people: PeopleById,
): CustomReading {
  const value = said.custom[field.id] ?? null
  if (field.type === 'several') return readSeveral(field, value, said.picked[field.id] ?? {})
  if (value === null || (typeof value === 'string' && value.trim() === '')) return EMPTY
  return readOne(field, value, people) ?? { kind: 'unfit', text: customText(value) }
}

function readOne(
  field: Pick<CustomField, 'id' | 'type' | 'options' | 'writtenAs'>,
  value: CustomValue,
  people: PeopleById,
): CustomReading | null {
  const text = customText(value).trim()
  const { writtenAs } = field
  switch (field.type) {
    case 'text':
      return { kind: 'text', text }
    case 'link':
      return /^https?:\/\/\S+$/i.test(text) ? { kind: 'link', text } : null
    case 'number': {
      const number = typeof value === 'number' ? value : readNumber(text, writtenAs.decimal)
      return number === null || !Number.isFinite(number) ? null : { kind: 'number', number }
    }
    case 'money': {
      const money = typeof value === 'object' ? value : readAmount(text, writtenAs)
      return money === null ? null : { kind: 'money', money }
    }
    case 'date': {
      const date = parseDate(text, writtenAs.dates ?? 'iso')
      return date === null ? null : { kind: 'date', date }
    }
    case 'boolean': {
      const yes = typeof value === 'boolean' ? value : readYes(text)
      return yes === null ? null : { kind: 'boolean', yes }
    }
    case 'choice': {
      const option = optionOf(field, text)
      return option === null ? null : { kind: 'options', options: [option], rest: null }
    }
    case 'person': {
      const personId = [text, personIdOf(text)].find(id => people.has(id))
      return personId === undefined ? null : { kind: 'person', personId: personId as PersonId }
    }
    case 'several':
      return null
  }
}

/** A file says several as one text, `North; South`; what people picked since is over that. */
function readSeveral(
  field: Pick<CustomField, 'id' | 'options'>,
  value: CustomValue | null,
  picked: Readonly<Record<string, boolean>>,
): CustomReading {
  const chosen = new Set<string>()
  const rest: string[] = []
  const text = value === null ? '' : customText(value)
  const whole = optionOf(field, text)
  for (const part of whole === null ? text.split(';') : [whole.name]) {
    const option = optionOf(field, part)
    if (option !== null) chosen.add(option.id)
    else if (part.trim() !== '') rest.push(part.trim())
  }
  for (const [id, isIn] of Object.entries(picked)) {
    if (isIn) chosen.add(id)
    else chosen.delete(id)
  }
  const options = field.options.filter(option => chosen.has(option.id))
  if (options.length === 0 && rest.length === 0) return EMPTY
  return options.length === 0
    ? { kind: 'unfit', text: rest.join('; ') }
    : { kind: 'options', options, rest: rest.length === 0 ? null : rest.join('; ') }
}

/** The option that a text is: by id, by its name, or by the name that it once had. */
function optionOf({ id, options }: Pick<CustomField, 'id' | 'options'>, text: string): ChoiceOption | null {
  const key = nameKey(text)
  if (key === '') return null
  const born = optionIdOf(id, text)
  return (
    options.find(option => option.id === text.trim()) ??
    options.find(option => nameKey(option.name) === key) ??
    options.find(option => option.id === born) ??
    null
  )
}

/**
 * A plain number reads anywhere. One with a group or a comma needs to know which mark is the decimal one: `1,234` could be
 * either, and a wrong number is worse than a text.
 */
export function readNumber(text: string, decimal: DecimalMark | null): number | null {
  const bare = text.replace(/[\s\u00a0\u202f'’]/g, '').replace(/^−/, '-')
  if (decimal !== ',' && /^-?\d+(\.\d+)?$/.test(bare)) return Number(bare)
  if (decimal === '.' && /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare)) return Number(bare.replace(/,/g, ''))
  if (decimal !== ',') return null
  // What the app itself writes to a file has a point and never a group of three digits after it alone.
  if (/^-?\d+\.(\d{1,2}|\d{4,})$/.test(bare)) return Number(bare)
  return /^-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/.test(bare) ? Number(bare.replace(/\./g, '').replace(',', '.')) : null // prettier-ignore
}

function readAmount(text: string, { decimal, currency }: CustomField['writtenAs']): Money | null {
  // As the app writes it: `1234.5 EUR`.
  const own = /^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(text)
  const written = own === null ? null : parseMoney(own[1] ?? '', own[2] ?? '', '.')
  if (written !== null) return written
  const of = /\b[A-Z]{3}\b/.exec(text)?.[0] ?? currency
  if (of === null) return null
  // `1,234` alone could be either: asked, not guessed.
  return decimal === null && /[.,]/.test(text) ? parsedEither(text, of) : parseMoney(text, of, decimal ?? '.')
}

/** An amount whose marks nobody has explained: one that both ways of reading agree on, or that reads in one way only. */
function parsedEither(text: string, currency: string): Money | null {
  const [point, comma] = [parseMoney(text, currency, '.'), parseMoney(text, currency, ',')]
  if (point !== null && comma !== null) return point.minor === comma.minor ? point : null
  return point ?? comma
}

const YES = new Set(['yes', 'y', 'true', 'oui', 'o', 'vrai', '1', 'x'])
const NO = new Set(['no', 'n', 'false', 'non', 'faux', '0'])

function readYes(text: string): boolean | null {
  const word = nameKey(text)
  return YES.has(word) ? true : NO.has(word) ? false : null
}

/** A value as plain text: what a file holds of it, and what is shown where its type can't read it. */
export function customText(value: CustomValue): string {
  if (typeof value !== 'object') return String(value)
  return `${toDecimal(value)} ${value.currency}`
}

/** What a cell of a file says of a field. It reads back as the same (`readCustom`). */
export function customCell(reading: CustomReading, nameOfPerson: (id: PersonId) => string | null): string {
  switch (reading.kind) {
    case 'empty':
      return ''
    case 'text':
    case 'link':
    case 'unfit':
      return reading.text
    case 'number':
      return String(reading.number)
    case 'money':
      return customText(reading.money)
    case 'date':
      return reading.date
    case 'boolean':
      return reading.yes ? 'true' : 'false'
    case 'person':
      return nameOfPerson(reading.personId) ?? reading.personId
    case 'options':
      return [...reading.options.map(({ name }) => name), ...(reading.rest === null ? [] : [reading.rest])].join('; ') // prettier-ignore
  }
}

/** Whether what the file says of a field and what stands there now come to the same. */
export function isSameCustom(key: string, a: unknown, b: unknown): boolean {
  const [left, right] = [a, b].map(value => customValueSchema.safeParse(value))
  if (left?.success !== true || right?.success !== true) return false
  const [said, now] = [customText(left.data).trim(), customText(right.data).trim()]
  const fieldId = key.split(':')[1] ?? ''
  if (said === now) return true
  return isId(now) && (optionIdOf(fieldId as FieldId, said) === now || personIdOf(said) === now)
}
