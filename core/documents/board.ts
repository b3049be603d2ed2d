import type * as Y from 'yjs'
import { changeSchema, type Change } from '../deal/schema'
import type { DealRecordName } from '../deal/records'
import type { ChangeId } from '../ids'
import { LayeredCollection } from './collection'
import { openSchema, editStamped, type Migration, type Opened } from './schema'

/** `board/<id>`: the board's deals, and the changes that figures are made of. */
export const BOARD_VERSION = 1
export const boardMigrations: readonly Migration[] = []

export interface BoardDocument {
  readonly doc: Y.Doc
  readonly deals: LayeredCollection
  /** What belongs to its deals and is many, a collection each. */
  readonly records: { readonly [R in DealRecordName]: LayeredCollection }
  /** Append-only, by id (D4). */
  readonly changes: Y.Map<unknown>
  readonly imports: Y.Map<unknown>
  readonly opened: Opened
  destroy(): void
}

/** Opens a loaded board document. Writes nothing into an empty one (D8). */
export function openBoard(doc: Y.Doc): BoardDocument {
  const opened = openSchema(doc, BOARD_VERSION, boardMigrations)
  const deals = new LayeredCollection(doc, 'deals')
  const of = (name: DealRecordName): LayeredCollection => new LayeredCollection(doc, name)
  const records = {
    seats: of('seats'),
    steps: of('steps'),
    gives: of('gives'),
    uses: of('uses'),
    notes: of('notes'),
  }
  return {
    doc,
    deals,
    records,
    changes: doc.getMap('changes'),
    imports: doc.getMap('imports'),
    opened,
    destroy: () => [deals, ...Object.values(records)].forEach(each => each.destroy()),
  }
}

/** Runs an edit of a board in one transaction, with the version stamped beside the first one. */
export function editBoard<T>(board: BoardDocument, origin: unknown, edit: () => T): T {
  return editStamped(board.doc, BOARD_VERSION, origin, edit)
}

export function readChange(board: BoardDocument, id: ChangeId): Change | null {
  const parsed = changeSchema.safeParse(board.changes.get(id))
  return parsed.success ? parsed.data : null
}
