import { orderBetween, ordersBetween, type OrderKey } from '../../core/order'
import type { CreatableCollection, EditableCollection } from '../../core/workspace/editable'
import { begin, perform } from './deal-actions'
import type { Session } from './session'
import { notifyDone } from './undo-actions'

/** What a person does to the records of the workspace: each on the window's undo stack, explained when it is refused. */
type Fields = Readonly<Record<string, unknown>>

interface Named {
  readonly id: string
  readonly name: string
}

/** Sets fields of one record, as one. */
export function editRecord(
  session: Session,
  collection: EditableCollection,
  { id, name }: Named,
  fields: Fields,
): Promise<boolean> {
  return writeRecords(session, collection, name, [{ id, fields }])
}

/** The engine takes this many records in one command; more go one group after the other. */
const AT_ONCE = 500

/** Makes and edits many records of a collection, as one. */
export async function writeRecords(
  session: Session,
  collection: EditableCollection,
  title: string,
  records: readonly { readonly id: string; readonly fields: Fields }[],
): Promise<boolean> {
  for (let at = 0; at < records.length; at += AT_ONCE) {
    const group = records.slice(at, at + AT_ONCE)
    const kept = await perform(session, { what: 'edit', title }, [], () =>
      session.client.command('record.write', { collection, records: group }),
    )
    if (!kept) return false
  }
  return true
}

export function addRecord(
  session: Session,
  collection: CreatableCollection,
  { id, name }: Named,
  fields: Fields,
): Promise<boolean> {
  return perform(session, { what: 'add', title: name }, [], () =>
    session.client.command('record.create', { collection, id, fields }),
  )
}

/** Removes a record: a mark (D5). Says so, with *undo* at hand. */
export async function removeRecord(
  session: Session,
  collection: EditableCollection,
  { id, name }: Named,
  words: string,
): Promise<void> {
  const { done, kept } = begin(session, { what: 'delete', title: name, count: 1 }, [], () =>
    session.client.command('record.delete', { collection, id }),
  )
  if (await kept) notifyDone(session, words, [done])
}

export function restoreRecord(
  session: Session,
  collection: EditableCollection,
  { id, name }: Named,
): Promise<boolean> {
  return perform(session, { what: 'restore', title: name, count: 1 }, [], () =>
    session.client.command('record.restore', { collection, id }),
  )
}

interface Ordered extends Named {
  readonly order: OrderKey | null
}

/** Puts a record of a list just after another, or first. Those before it that have no place of their own get one, in the same step. */
export function reorder(
  session: Session,
  collection: EditableCollection,
  list: readonly Ordered[],
  item: Ordered,
  after: Ordered | null,
): Promise<boolean> {
  const others = list.filter(each => each.id !== item.id)
  const at = after === null ? 0 : others.findIndex(each => each.id === after.id) + 1
  const [above, below] = [others.slice(0, at), others.slice(at)]
  const firstPlaceless = above.findIndex(each => each.order === null)
  if (firstPlaceless < 0) {
    const last = above.at(-1)?.order ?? null
    const next =
      below.find(each => each.order !== null && (last === null || each.order > last))?.order ?? null
    return editRecord(session, collection, item, { order: orderBetween(last, next) })
  }
  // What has no place stands after what has one: from there on, everything up to here gets one.
  const placed = [...above.slice(firstPlaceless), item]
  const orders = ordersBetween(above[firstPlaceless - 1]?.order ?? null, null, placed.length)
  const records = placed.map((each, nth) => ({ id: each.id, fields: { order: orders[nth] } }))
  return writeRecords(session, collection, item.name, records)
}

/** The order key of a new record, at the end of a list. */
export function orderAtEnd(list: readonly Ordered[]): OrderKey {
  const last = list.reduce<OrderKey | null>((most, { order }) => (order !== null && (most === null || order > most) ? order : most), null) // prettier-ignore
  return orderBetween(last, null)
}
