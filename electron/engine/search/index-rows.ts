import { searchKinds, type SearchKind } from '../../contract/search'

/** The number of a document in the index says its kind (`n >> 40`), so that one kind is a range of numbers and costs no join. */
const ROOM = 2 ** 40

export function rangeOf(kind: SearchKind): readonly [from: number, to: number] {
  const from = (searchKinds.indexOf(kind) + 1) * ROOM
  return [from, from + ROOM - 1]
}

export interface DocRecord {
  readonly n: number
  readonly kind: SearchKind
  readonly id: string
  readonly board_id: string
  readonly title: string
  readonly title_key: string
  readonly at: number | null
  readonly seq: number | null
}
