import type * as Y from 'yjs'
import { z } from 'zod'
import { readHead } from '../../../core/page/head'
import type { HeadSeed } from '../../../core/page/head-seed'
import { layoutOf, type SetTarget } from '../../../core/page/kinds'
import type { PageKind } from '../../../core/page/schema'

/** Names for ids, and ids for names: in a file, what a page names is named so that a person can read it. */
export interface HeadNames {
  readonly nameOf: (target: SetTarget, id: string) => string | null
  /** The id of a record: by its id where that is known here, else by its name. */
  readonly idOf: (target: SetTarget, id: string | null, name: string | null) => string | null
}

/** The head of a page as plain fields: what is empty is left out. */
export function headFields(doc: Y.Doc, kind: PageKind, { nameOf }: HeadNames): Record<string, unknown> {
  const layout = layoutOf(kind)
  // Read by name: the layout says which are there.
  const head = readHead(doc, kind) as unknown as Record<
    'texts' | 'values' | 'sets' | 'lists',
    Record<string, unknown>
  >
  const fields: Record<string, unknown> = {}
  for (const name of layout.texts) if (head.texts[name] !== '') fields[name] = head.texts[name]
  for (const name of Object.keys(layout.values)) {
    const value = head.values[name]
    const target = valueTarget(name)
    if (value === null || value === undefined || value === '') continue
    fields[name] = target !== null && typeof value === 'string' ? named(target, value, nameOf) : value
  }
  for (const [name, target] of Object.entries(layout.sets)) {
    const ids = head.sets[name] as readonly string[]
    if (ids.length > 0) fields[name] = ids.map(id => named(target, id, nameOf))
  }
  for (const name of Object.keys(layout.lists)) {
    const items = head.lists[name] as readonly Record<string, unknown>[]
    if (items.length > 0)
      fields[name] = items.map(({ id: _id, order: _order, ...item }) => withoutEmpty(item))
  }
  return fields
}

function named(target: SetTarget, id: string, nameOf: HeadNames['nameOf']): { id: string; name?: string } {
  const name = nameOf(target, id)
  return name === null ? { id } : { name, id }
}

/** Single values that name a record do so by the name of the kind that they are of. */
function valueTarget(name: string): SetTarget | null {
  return name === 'competitorId' ? 'competitor' : name === 'stageId' ? 'stage' : null
}

function withoutEmpty(item: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null && value !== ''))
}

const namedSchema = z.union([
  z.object({ id: z.string().optional(), name: z.string().optional() }),
  z.string().transform(name => ({ id: undefined, name })),
])

/** Fields of a file as what a new page's head begins with; what can't be read is left out. */
export function headSeed(
  kind: PageKind,
  fields: Readonly<Record<string, unknown>>,
  { idOf }: HeadNames,
): HeadSeed {
  const layout = layoutOf(kind)
  const idIn = (target: SetTarget, value: unknown): string[] => {
    const parsed = namedSchema.safeParse(value)
    const id = parsed.success ? idOf(target, parsed.data.id ?? null, parsed.data.name ?? null) : null
    return id === null ? [] : [id]
  }
  const texts = Object.fromEntries(layout.texts.flatMap(name => typeof fields[name] === 'string' ? [[name, fields[name].slice(0, 100_000)]] : [])) // prettier-ignore
  const values: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(layout.values)) {
    if (fields[name] === undefined) continue
    const target = valueTarget(name)
    const parsed = schema.safeParse(target === null ? fields[name] : (idIn(target, fields[name])[0] ?? null))
    if (parsed.success && parsed.data !== null) values[name] = parsed.data
  }
  const sets: Record<string, string[]> = {}
  for (const [name, target] of Object.entries(layout.sets))
    if (Array.isArray(fields[name])) sets[name] = fields[name].flatMap(each => idIn(target, each))
  const lists: Record<string, Record<string, unknown>[]> = {}
  for (const [name, shape] of Object.entries(layout.lists))
    if (Array.isArray(fields[name]))
      lists[name] = fields[name].slice(0, 1_000).map(item => itemOf(item, shape))
  return { texts, values, sets, lists }
}

function itemOf(item: unknown, shape: Readonly<Record<string, z.ZodType>>): Record<string, unknown> {
  const given = typeof item === 'object' && item !== null ? (item as Record<string, unknown>) : { text: item }
  return Object.fromEntries(
    Object.entries(shape).flatMap(([field, schema]) => {
      const parsed = field in given ? schema.safeParse(given[field]) : null
      return parsed?.success === true ? [[field, parsed.data]] : []
    }),
  )
}
