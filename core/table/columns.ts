import { z } from 'zod'
import type { CustomFieldType } from '../workspace/custom-field'

/** What a cell is read, written, sorted and summed as. */
export type ColumnKind = 'text' | 'money' | 'date' | 'number' | 'share' | 'flag' | 'link' | 'choice' | 'names'

interface Known {
  readonly kind: ColumnKind
  /** Whether it is written in the table; what is not, is written on the deal's page. */
  readonly edits: boolean
  readonly groups: boolean
  /** Pixels, as long as nobody has drawn it wider or narrower. */
  readonly width: number
}

const column = (kind: ColumnKind, width: number, more: Partial<Known> = {}): Known => ({
  kind,
  width,
  edits: true,
  groups: kind === 'choice' || kind === 'date' || kind === 'flag',
  ...more,
})

/** Every column that this version knows, by the field of a deal that it shows; in the order in which they are offered. */
const known = {
  title: column('text', 280),
  place: column('choice', 140),
  /** Where several boards are shown together. */
  board: column('choice', 140, { edits: false }),
  accountId: column('choice', 180),
  amount: column('money', 120),
  closeDate: column('date', 120),
  ownerId: column('choice', 150),
  nextStep: column('text', 240),
  nextStepDue: column('date', 120),
  productId: column('choice', 150),
  products: column('names', 180),
  forecastCategory: column('choice', 130),
  ownProbability: column('share', 110),
  competitors: column('names', 180),
  tags: column('names', 160),
  team: column('names', 160, { edits: false }),
  contactId: column('choice', 160, { edits: false }),
  reasons: column('names', 180),
  startedOn: column('date', 120),
  source: column('text', 140, { groups: true }),
  externalId: column('text', 140),
  link: column('link', 180),
} as const satisfies Record<string, Known>

export type KnownColumn = keyof typeof known
export const knownColumns = Object.keys(known) as KnownColumn[]

/** A column by name. One of a newer version is a name like another: it is kept and not shown (D9). */
export const columnKeySchema = z.string().regex(/^[a-zA-Z]{1,40}(:[A-Za-z0-9_-]{1,64})?$/, 'not a column')

export interface Column extends Known {
  readonly key: string
  /** What it is called where nobody translates it: a custom field's own name. */
  readonly name: string | null
}

/** A custom field, as far as its column needs it. */
export interface CustomColumn {
  readonly id: string
  readonly name: string
  readonly type: CustomFieldType
  readonly deleted: unknown
}

const custom: Readonly<Record<CustomFieldType, ColumnKind>> = {
  text: 'text',
  number: 'number',
  money: 'money',
  date: 'date',
  boolean: 'flag',
  choice: 'choice',
  several: 'names',
  link: 'link',
  person: 'choice',
}

export function isKnownColumn(key: string): key is KnownColumn {
  return Object.hasOwn(known, key)
}

/** The column of this name; null where this version knows none, or its field is gone. */
export function columnOf(key: string, fields: readonly CustomColumn[]): Column | null {
  if (isKnownColumn(key)) return { key, name: null, ...known[key] }
  const field = fields.find(each => `custom:${each.id}` === key && each.deleted === null)
  if (field === undefined) return null
  const kind = custom[field.type]
  return { key, name: field.name, ...column(kind, 140, { groups: kind !== 'names' }) }
}

/** Every column that there is: those of every deal, then the custom fields. */
export function allColumns(fields: readonly CustomColumn[]): Column[] {
  return [...knownColumns, ...fields.map(({ id }) => `custom:${id}`)].flatMap(
    key => columnOf(key, fields) ?? [],
  )
}

/** The columns that a table begins with. */
export const firstColumns = [
  'title', 'place', 'accountId', 'amount', 'closeDate', 'ownerId', 'nextStep', 'nextStepDue', 'forecastCategory',
] as const satisfies readonly KnownColumn[] // prettier-ignore

/** What a cell holds: of a choice its id, of names their ids, of a share 0 to 1. Null where it is empty. */
export type CellValue =
  string | number | boolean | { readonly minor: number; readonly currency: string } | readonly string[] | null
