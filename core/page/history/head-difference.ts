import { wordSteps, type WordStep } from './difference'

/** A field above a page's text that says something else than it did. */
export interface HeadChange {
  /** The list whose item it is a field of; null for a field of the page itself. */
  readonly list: string | null
  /** The place of the item in its list, from 1: as the list is now, or was where the item went. 0 outside of lists. */
  readonly place: number
  readonly name: string
  /** As `readHead` reads it; for a set, the ids of what is in it. Null where it says nothing. */
  readonly before: unknown
  readonly after: unknown
  /** Word for word, where both are words. */
  readonly words: readonly WordStep[] | null
}

/** A head as `readHead` gives it, of any kind. */
interface AnyHead {
  readonly texts: object
  readonly values: object
  readonly sets: object
  readonly lists: Readonly<Record<string, readonly object[]>>
}

/** What changed between two states of a page's head, field by field, in the order of the head. */
export function headDifference(before: AnyHead, after: AnyHead): HeadChange[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)]
  const keys = [...now.keys(), ...[...old.keys()].filter(key => !now.has(key))]
  return keys.flatMap((key): HeadChange[] => {
    const [was, is] = [old.get(key), now.get(key)]
    const field = is ?? was
    const [from, to] = [was?.value ?? null, is?.value ?? null]
    if (field === undefined || JSON.stringify(from) === JSON.stringify(to)) return []
    const { list, place, name } = field
    const words = typeof from === 'string' && typeof to === 'string' ? wordSteps(from, to) : null
    return [{ list, place, name, before: from, after: to, words }]
  })
}

interface Field {
  readonly list: string | null
  readonly place: number
  readonly name: string
  readonly value: unknown
}

/** Every field that says something, by what names it in every state of the page. */
function fieldsOf({ texts, values, sets, lists }: AnyHead): Map<string, Field> {
  const fields = new Map<string, Field>()
  const add = (key: string, field: Field): void => {
    const { value } = field
    const isNothing = value === '' || value === null || (Array.isArray(value) && value.length === 0)
    if (!isNothing) fields.set(key, field)
  }
  for (const [name, value] of Object.entries<unknown>({ ...texts, ...values, ...sets }))
    add(name, { list: null, place: 0, name, value })
  for (const [list, items] of Object.entries(lists))
    items.forEach((item, at) => {
      const { id, order: _, ...said } = item as { readonly id: string; readonly order: string }
      for (const [name, value] of Object.entries<unknown>(said))
        add(`${list}:${id}:${name}`, { list, place: at + 1, name, value })
    })
  return fields
}
