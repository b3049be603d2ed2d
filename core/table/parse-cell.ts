import type { CalendarDate } from '../dates'
import { dealFieldSchemas } from '../deal/schema'
import type { Money } from '../money'
import { err, ok, type Result } from '../result'
import { nameKey } from '../workspace/names'
import type { CellValue, Column } from './columns'

/** How this person writes amounts, dates and numbers, and what the names in choices mean. Null: it is none. */
export interface CellReaders {
  money(text: string): Money | null
  date(text: string): CalendarDate | null
  number(text: string): number | null
  /** Yes and no, in the person's language. */
  flag(text: string): boolean | null
  /** What a choice or a set offers. */
  options(column: string): readonly { readonly id: string; readonly name: string }[]
}

export type CellProblem =
  | 'required' | 'too-long' | 'not-an-amount' | 'not-a-date' | 'not-a-number' | 'not-a-share' | 'not-yes-or-no' | 'not-a-link' | 'not-known' | 'several' | 'not-editable' // prettier-ignore

/** A record that nobody has yet, by the name that it is to have. */
export interface NewName {
  readonly newName: string
}
/** Several, some of which nobody has yet. */
export interface NewNames {
  readonly ids: readonly string[]
  readonly newNames: readonly string[]
}
export type Written = CellValue | NewName | NewNames
export type Parsed = Result<Written, CellProblem>

/** Columns in which a name that nobody has may become one. Stages, reasons and choices of a field are made in the settings. */
const mayBeNew: ReadonlySet<string> = new Set(['accountId', 'ownerId', 'productId', 'products', 'competitors', 'tags']) // prettier-ignore
const LONGEST_NAME = 200

/** The names that writing a value would make: they are said before it is written. */
export function newNamesIn(value: Written): readonly string[] {
  if (value === null || typeof value !== 'object') return []
  return 'newName' in value ? [value.newName] : 'newNames' in value ? value.newNames : []
}

/** What a text means in a column; the same for what is typed and for what is pasted. Empty text clears the cell. */
export function parseCell(column: Column, text: string, read: CellReaders): Parsed {
  const tidy = text.trim()
  if (!column.edits) return err('not-editable')
  if (tidy === '') return column.key === 'title' || column.key === 'place' ? err('required') : ok(column.kind === 'names' ? [] : null) // prettier-ignore
  switch (column.kind) {
    case 'text':
      return parseText(column.key, tidy)
    case 'money':
      return orProblem(read.money(tidy), 'not-an-amount')
    case 'date':
      return orProblem(read.date(tidy), 'not-a-date')
    case 'number':
      return orProblem(read.number(tidy), 'not-a-number')
    case 'share': {
      const percent = read.number(tidy.replace(/\s*%$/, ''))
      return percent === null || percent < 0 || percent > 100 ? err('not-a-share') : ok(percent / 100)
    }
    case 'flag':
      return orProblem(read.flag(tidy), 'not-yes-or-no')
    case 'link':
      return dealFieldSchemas.link.safeParse(tidy).success ? ok(tidy) : err('not-a-link')
    case 'choice':
      return parseChoice(column.key, tidy, read)
    case 'names':
      return parseNames(column.key, tidy, read)
  }
}

function parseText(key: string, text: string): Parsed {
  const most = key === 'title' || key === 'source' || key === 'externalId' ? 300 : 2_000
  if (text.length > most) return err('too-long')
  return ok(key === 'title' ? text.replace(/\s*\n\s*/g, ' ') : text)
}

function orProblem<T extends CellValue>(value: T | null, problem: CellProblem): Parsed {
  return value === null ? err(problem) : ok(value)
}

type Options = ReturnType<CellReaders['options']>
const indexes = new WeakMap<Options, ReadonlyMap<string, Options>>()

/** Options by their folded names, made once a list: a paste asks a thousand times. */
function byName(options: Options): ReadonlyMap<string, Options> {
  const ready = indexes.get(options)
  if (ready !== undefined) return ready
  const index = new Map<string, Options>()
  for (const option of options) {
    const key = nameKey(option.name)
    index.set(key, [...(index.get(key) ?? []), option])
  }
  indexes.set(options, index)
  return index
}

/** One of what there is, by its name, or where there may be a new one, that. Several of one name are told apart by nothing: refused. */
function parseChoice(key: string, text: string, read: CellReaders): Parsed {
  const found = byName(read.options(key)).get(nameKey(text)) ?? []
  const exact = found.filter(({ name }) => name === text)
  const [one, another] = exact.length === 1 ? exact : found
  if (one !== undefined) return another === undefined ? ok(one.id) : err('several')
  if (!mayBeNew.has(key)) return err('not-known')
  return text.length > LONGEST_NAME ? err('too-long') : ok({ newName: text })
}

/** Names between semicolons, as they are shown and copied; between commas where no name holds one. */
function parseNames(key: string, text: string, read: CellReaders): Parsed {
  const known = byName(read.options(key))
  const idOf = (name: string): string | undefined => known.get(nameKey(name))?.[0]?.id
  const whole = idOf(text)
  if (whole !== undefined) return ok([whole])
  const names = text
    .split(text.includes(';') ? ';' : ',')
    .map(name => name.trim())
    .filter(name => name !== '')
  const ids = [...new Set(names.flatMap(name => idOf(name) ?? []))].sort()
  const unknown = new Map(names.filter(name => idOf(name) === undefined).map(name => [nameKey(name), name]))
  if (unknown.size === 0) return ok(ids)
  if (!mayBeNew.has(key)) return err('not-known')
  const newNames = [...unknown.values()]
  return newNames.some(name => name.length > LONGEST_NAME) ? err('too-long') : ok({ ids, newNames })
}
