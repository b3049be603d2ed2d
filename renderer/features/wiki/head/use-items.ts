import { useCallback, useState } from 'react'
import { randomId, type ItemId } from '../../../../core/ids'
import { addHeadItem, editHeadItem, markHeadItem, moveHeadItem } from '../../../../core/page/head'
import type { ItemFields, ListName } from '../../../../core/page/kinds'
import type { PageKind } from '../../../../core/page/schema'
import { useEditHead } from './page-scope'

interface Item {
  readonly id: ItemId
}

export interface ItemEdits<F> {
  /** Adds one below another (null: first), and puts the focus in it. */
  readonly add: (after: ItemId | null, fields: Partial<F>) => void
  readonly edit: (id: ItemId, fields: Partial<F>) => void
  readonly remove: (id: ItemId) => void
  /** A step up or down among the items that are shown together. */
  readonly move: (id: ItemId, by: -1 | 1) => void
  /** The one that was just made here: it takes the focus. */
  readonly fresh: ItemId | null
}

/** What can be done to the items of a list of the head. `together`: those among which one moves, in their order. */
export function useItems<K extends PageKind, L extends ListName<K>>(
  kind: K,
  list: L,
  together: readonly Item[],
): ItemEdits<ItemFields<K, L>> {
  const edit = useEditHead()
  const [fresh, setFresh] = useState<ItemId | null>(null)
  const add = useCallback(
    (after: ItemId | null, fields: Partial<ItemFields<K, L>>) => {
      const id = randomId<ItemId>()
      edit(`${list}:${id}`, doc => addHeadItem(doc, kind, list, { id, after, fields }))
      setFresh(id)
    },
    [edit, kind, list],
  )
  return {
    add,
    fresh,
    edit: (id, fields) =>
      edit(`${list}:${id}:${Object.keys(fields).join()}`, doc => editHeadItem(doc, kind, list, id, fields)),
    remove: id => edit(`${list}:${id}`, doc => markHeadItem(doc, kind, list, id, true)),
    move: (id, by) => {
      const at = together.findIndex(item => item.id === id)
      const to = by === -1 ? at - 2 : at + 1
      if (at + by < 0 || at + by >= together.length) return
      edit(`${list}:${id}:order`, doc => moveHeadItem(doc, kind, list, id, together[to]?.id ?? null))
    },
  }
}
