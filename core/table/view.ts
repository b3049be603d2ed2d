import { z } from 'zod'
import { deletedSchema } from '../deletion'
import { boardIdSchema, memberIdSchema, viewIdSchema } from '../ids'
import { orderBetween, orderKeySchema } from '../order'
import { columnKeySchema } from './columns'

/** How a table is arranged: what of a view a person changes by hand. */
export interface Arrangement {
  readonly columns: readonly { readonly key: string; readonly width: number }[]
  readonly sort: readonly SortBy[]
  /** The column that deals are grouped by. */
  readonly group: string | null
}

const MIN_WIDTH = 56
const MAX_WIDTH = 900
export function widthWithin(width: number): number {
  return Math.round(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width)))
}

export const sortBySchema = z.object({ column: columnKeySchema, descending: z.boolean() })
export type SortBy = z.infer<typeof sortBySchema>

const widthSchema = z.number().int().min(MIN_WIDTH).max(MAX_WIDTH)
const columnPlaceSchema = z.object({ order: orderKeySchema, width: widthSchema })
const sortSchema = z.array(sortBySchema).max(5)
const groupSchema = columnKeySchema.nullable()
/** The board's filter as it was when the view was kept. A newer version may filter by more: it is kept, too (D9). */
const filterSchema = z.record(z.string().max(40), z.unknown())

/** What this window, or a view of the workspace, keeps of an arrangement. */
export const arrangementSchema = z.object({
  columns: z.array(z.object({ key: columnKeySchema, width: widthSchema })).max(200),
  sort: sortSchema,
  group: groupSchema,
})

export const viewFields = {
  name: z.string().trim().min(1).max(100),
  sort: sortSchema,
  group: groupSchema,
  filter: filterSchema,
} as const

const COLUMN = 'column:'

/** The schema of what may be written to a field of a view; null for a name of none. A column is a key of its own: two people who add two have added two. */
export function schemaOfViewField(field: string): z.ZodType | null {
  if (field.startsWith(COLUMN) && columnKeySchema.safeParse(field.slice(COLUMN.length)).success)
    return columnPlaceSchema.nullable()
  return Object.hasOwn(viewFields, field) ? viewFields[field as keyof typeof viewFields] : null
}

const savedFields = {
  id: viewIdSchema,
  boardId: boardIdSchema,
  /** Whose it is; null: everybody's who sees the board. */
  memberId: memberIdSchema.nullable().catch(null),
  name: viewFields.name,
  sort: sortSchema.catch([]),
  group: groupSchema.catch(null),
  filter: filterSchema.catch({}),
  deleted: deletedSchema,
} as const

export const savedViewSchema = z.object({
  ...savedFields,
  /** In their order. Those of a newer version are among them. */
  columns: z.array(columnPlaceSchema.extend({ key: columnKeySchema })),
})
export type SavedView = z.infer<typeof savedViewSchema>

/** A view as its record has it. */
export const viewRecordSchema = z
  .looseObject(savedFields)
  .transform((fields): SavedView => ({ ...z.object(savedFields).parse(fields), columns: columnsOf(fields) }))

function columnsOf(fields: Readonly<Record<string, unknown>>): SavedView['columns'] {
  return Object.entries(fields)
    .flatMap(([field, value]) => {
      const key = columnKeySchema.safeParse(field.startsWith(COLUMN) ? field.slice(COLUMN.length) : '')
      const place = columnPlaceSchema.safeParse(value)
      return key.success && place.success ? [{ key: key.data, ...place.data }] : []
    })
    .sort((a, b) => (a.order === b.order ? (a.key < b.key ? -1 : 1) : a.order < b.order ? -1 : 1))
}

/** What has to be written to a view for it to be arranged so: only what differs, so that two people's changes meet field by field. */
export function changesOf(
  saved: Pick<SavedView, 'columns' | 'sort' | 'group'>,
  wanted: Arrangement,
  /** Whether a column is shown here: one that this version does not know was taken away by nobody (D9). */
  isKnown: (key: string) => boolean,
): Record<string, unknown> {
  const changes: Record<string, unknown> = {}
  if (JSON.stringify(saved.sort) !== JSON.stringify(wanted.sort)) changes['sort'] = wanted.sort
  if (saved.group !== wanted.group) changes['group'] = wanted.group
  const before = new Map(saved.columns.map(each => [each.key, each]))
  const kept = new Set(wanted.columns.map(each => each.key))
  for (const { key } of saved.columns) if (!kept.has(key) && isKnown(key)) changes[COLUMN + key] = null
  let last: string | null = null
  for (const [at, { key, width }] of wanted.columns.entries()) {
    const was = before.get(key)
    const order: string = was !== undefined && (last === null || was.order > last) ? was.order : orderBetween(last, nextOrder(before, wanted, at, last)) // prettier-ignore
    last = order
    if (was?.order !== order || was.width !== width) changes[COLUMN + key] = { order, width }
  }
  return changes
}

/** The order key of the next column to the right that can stay where it is; null at the end. */
function nextOrder(
  before: ReadonlyMap<string, { readonly order: string }>,
  { columns }: Arrangement,
  after: number,
  last: string | null,
): string | null {
  for (const { key } of columns.slice(after + 1)) {
    const order = before.get(key)?.order
    if (order !== undefined && (last === null || order > last)) return order
  }
  return null
}
