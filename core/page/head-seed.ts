import type * as Y from 'yjs'
import { randomId, type ItemId } from '../ids'
import { addHeadItem, headText, setHeadValue, setInHead } from './head'
import type { HeadValues, ItemFields, ListName, SetName, TextName, ValueName } from './kinds'
import type { PageKind } from './schema'

/** What a new page's head begins with; what is left out is empty. */
export interface HeadSeed<K extends PageKind = PageKind> {
  readonly texts?: { readonly [T in TextName<K>]?: string }
  readonly values?: Partial<HeadValues<K>>
  readonly sets?: { readonly [S in SetName<K>]?: readonly string[] }
  readonly lists?: { readonly [L in ListName<K>]?: readonly Partial<ItemFields<K, L>>[] }
}

/** Fills the head of a new page. Called inside the transaction that seeds it, once, by its creator (D8). */
export function seedHead<K extends PageKind>(doc: Y.Doc, kind: K, seed: HeadSeed<K>): void {
  for (const [name, text] of entriesOf<string>(seed.texts)) headText(doc, name).insert(0, text)
  for (const [name, value] of entriesOf<HeadValues<K>[ValueName<K>]>(seed.values))
    setHeadValue(doc, kind, name as ValueName<K>, value)
  for (const [set, ids] of entriesOf<readonly string[]>(seed.sets))
    for (const id of ids) setInHead(doc, kind, set as SetName<K>, id, true)
  for (const [list, items] of entriesOf<readonly Partial<ItemFields<K, ListName<K>>>[]>(seed.lists)) {
    let after: ItemId | null = null
    for (const fields of items) {
      const id = randomId<ItemId>()
      addHeadItem(doc, kind, list as ListName<K>, { id, after, fields })
      after = id
    }
  }
}

/** A seed's part by name; the names are those of the kind's own table. */
function entriesOf<V>(part: object | undefined): [string, V][] {
  return Object.entries(part ?? {}) as [string, V][]
}
