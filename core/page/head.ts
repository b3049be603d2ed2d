import type * as Y from 'yjs'
import type { z } from 'zod'
import { isId, type ItemId } from '../ids'
import { byOrder, isOrderKey, orderBetween, type OrderKey } from '../order'
import {
  layoutOf,
  type HeadValues,
  type ItemFields,
  type ListName,
  type SetName,
  type TextName,
  type ValueName,
} from './kinds'
import type { PageKind } from './schema'

/**
 * The head of a page, in its document beside the prose:
 * - `head`: a value under its name, and a set's key as `<set>:<id>` = true/false (D7);
 * - `head.<text>`: a shared text each, under a name that follows from the field: nobody creates it, so nobody creates it twice;
 * - `items`: `<list>:<itemId>:<field>`, so that two people who edit two fields of one claim never meet. An item that was
 *   taken out is marked `gone` (D5): what somebody wrote in it meanwhile is kept.
 *
 * Whatever can't be read counts as not there, and stays where it is (D9): another kind's fields, too, so that a page
 * that is made another kind and back has lost nothing.
 */
export interface HeadItem {
  readonly id: ItemId
  readonly order: OrderKey
}
export type ItemOf<K extends PageKind, L extends ListName<K>> = HeadItem & ItemFields<K, L>

export interface Head<K extends PageKind = PageKind> {
  readonly kind: K
  readonly texts: { readonly [T in TextName<K>]: string }
  readonly values: HeadValues<K>
  readonly sets: { readonly [S in SetName<K>]: readonly string[] }
  readonly lists: { readonly [L in ListName<K>]: readonly ItemOf<K, L>[] }
}

export function readHead<K extends PageKind>(doc: Y.Doc, kind: K): Head<K> {
  const layout = layoutOf(kind)
  const values = doc.getMap('head')
  const each = <T>(names: readonly string[], read: (name: string) => T): Record<string, T> =>
    Object.fromEntries(names.map(name => [name, read(name)]))
  const head = {
    kind,
    texts: each(layout.texts, name => headText(doc, name).toJSON()),
    values: each(Object.keys(layout.values), name => layout.values[name]?.parse(values.get(name))),
    sets: each(Object.keys(layout.sets), name => setOf(values, name)),
    lists: listsOf(doc, layout.lists),
  }
  // Built name by name from the same table that the type follows from.
  return head as unknown as Head<K>
}

/** The shared text of a field: what a text box is bound to. */
export function headText(doc: Y.Doc, name: string): Y.Text {
  return doc.getText(`head.${name}`)
}

/** What an undo manager over a page's head has to watch: all that a head is made of, whatever the page's kind. */
export function headScope(doc: Y.Doc, kinds: readonly PageKind[]): (Y.Map<unknown> | Y.Text)[] {
  const names = new Set(kinds.flatMap(kind => layoutOf(kind).texts))
  return [doc.getMap('head'), doc.getMap('items'), ...[...names].map(name => headText(doc, name))]
}

/** Calls the listener after each transaction that changed the head of a page of this kind. */
export function onHead(doc: Y.Doc, kind: PageKind, listener: () => void): () => void {
  const scope = new Set<unknown>(headScope(doc, [kind]))
  const after = (transaction: Y.Transaction): void => {
    for (const type of transaction.changed.keys()) if (scope.has(type)) return listener()
  }
  doc.on('afterTransaction', after)
  return () => doc.off('afterTransaction', after)
}

export function setHeadValue<K extends PageKind, V extends ValueName<K>>(
  doc: Y.Doc,
  _kind: K,
  name: V,
  value: HeadValues<K>[V],
): void {
  put(doc.getMap('head'), name, value)
}

/** Puts a record into a set, or out of it. */
export function setInHead<K extends PageKind>(
  doc: Y.Doc,
  _kind: K,
  set: SetName<K>,
  id: string,
  isIn: boolean,
): void {
  const head = doc.getMap('head')
  const key = `${set}:${id}`
  if ((head.get(key) === true) !== isIn) head.set(key, isIn)
}

/** Adds an item below another one; null puts it first. An id that is there already is left as it is. */
export function addHeadItem<K extends PageKind, L extends ListName<K>>(
  doc: Y.Doc,
  kind: K,
  list: L,
  item: { readonly id: ItemId; readonly after: ItemId | null; readonly fields: Partial<ItemFields<K, L>> },
): void {
  const items = doc.getMap('items')
  if (items.has(`${list}:${item.id}:order`)) return
  items.set(`${list}:${item.id}:order`, orderBelow(doc, kind, list, item.id, item.after))
  for (const [field, value] of Object.entries(item.fields)) items.set(`${list}:${item.id}:${field}`, value)
}

export function editHeadItem<K extends PageKind, L extends ListName<K>>(
  doc: Y.Doc,
  _kind: K,
  list: L,
  id: ItemId,
  fields: Partial<ItemFields<K, L>>,
): void {
  for (const [field, value] of Object.entries(fields))
    put(doc.getMap('items'), `${list}:${id}:${field}`, value)
}

/** Moves an item just below another one of its list, or to its top. */
export function moveHeadItem<K extends PageKind>(
  doc: Y.Doc,
  kind: K,
  list: ListName<K>,
  id: ItemId,
  after: ItemId | null,
): void {
  doc.getMap('items').set(`${list}:${id}:order`, orderBelow(doc, kind, list, id, after))
}

/** Takes an item out, or puts it back: a mark (D5). */
export function markHeadItem<K extends PageKind>(
  doc: Y.Doc,
  _kind: K,
  list: ListName<K>,
  id: ItemId,
  gone: boolean,
): void {
  const items = doc.getMap('items')
  const key = `${list}:${id}:gone`
  if ((items.get(key) === true) !== gone) items.set(key, gone)
}

function put(map: Y.Map<unknown>, key: string, value: unknown): void {
  if (!map.has(key) || map.get(key) !== value) map.set(key, value)
}

function setOf(values: Y.Map<unknown>, name: string): string[] {
  const ids: string[] = []
  for (const [key, value] of values.entries())
    if (value === true && key.startsWith(`${name}:`)) ids.push(key.slice(name.length + 1))
  // By id: the order of keys in a document is that of its arrival, which is another one elsewhere.
  return ids.filter(isId).sort()
}

/**
 * Items of a list that are read: the first so many in their order, which is one everywhere. *Three whys* are three; nobody writes or
 * reads a thousand, and whoever invents a hundred thousand holds nobody's computer. What is beyond stays where it is (D9).
 */
export const MAX_ITEMS = 1_000

type Fields = Readonly<Record<string, z.ZodType>>
type RawItem = Record<string, unknown>

/** All lists, in one pass over what the document holds. */
function listsOf(doc: Y.Doc, lists: Readonly<Record<string, Fields>>): Record<string, HeadItem[]> {
  const raw = new Map(Object.keys(lists).map(name => [name, new Map<string, RawItem>()]))
  for (const [key, value] of doc.getMap('items').entries()) {
    const [name = '', id = '', field = ''] = key.split(':')
    const items = raw.get(name)
    if (items === undefined || !isId(id)) continue
    const item = items.get(id)
    if (item === undefined) items.set(id, { [field]: value })
    else item[field] = value
  }
  return Object.fromEntries([...raw].map(([name, items]) => [name, parsedItems(items, lists[name] ?? {})]))
}

function itemsOf(doc: Y.Doc, list: string, fields: Fields): HeadItem[] {
  return listsOf(doc, { [list]: fields })[list] ?? []
}

function parsedItems(raw: ReadonlyMap<string, RawItem>, fields: Fields): HeadItem[] {
  const shown = [...raw].filter(([, item]) => item['gone'] !== true)
    .map(([id, item]) => ({ id: id as ItemId, order: orderOf(item['order']), item }))
    .sort(byOrder).slice(0, MAX_ITEMS) // prettier-ignore
  return shown.map(({ id, order, item }) => ({
    ...Object.fromEntries(
      Object.entries(fields).map(([field, schema]) => [field, schema.parse(item[field])]),
    ),
    id,
    order,
  }))
}

/** An order that can't be read is the first place: the item is shown, and can be moved. */
function orderOf(value: unknown): OrderKey {
  return typeof value === 'string' && isOrderKey(value) ? value : ''
}

function orderBelow<K extends PageKind>(
  doc: Y.Doc,
  kind: K,
  list: ListName<K>,
  moving: ItemId,
  after: ItemId | null,
): OrderKey {
  const items = itemsOf(doc, list, layoutOf(kind).lists[list] ?? {}).filter(item => item.id !== moving)
  const above = items.find(item => item.id === after)?.order ?? ''
  const below = items.find(item => item.order > above)?.order ?? null
  return orderBetween(above === '' ? null : above, below)
}
