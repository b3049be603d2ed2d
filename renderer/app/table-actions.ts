import {
  randomId,
  type BoardId,
  type ChangeId,
  type DealId,
  type PersonId,
  type ProductId,
  type StageId,
  type ViewId,
} from '../../core/ids'
import { err, ok } from '../../core/result'
import type { CellValue } from '../../core/table/columns'
import type { NewName, NewNames, Written } from '../../core/table/parse-cell'
import { changesOf, type Arrangement, type SavedView } from '../../core/table/view'
import type { SingleInverse } from '../../electron/contract/inverse'
import type { BoardFilter, CardRow } from '../../electron/contract/rows'
import type { CellEdit } from '../../electron/contract/table-commands'
import { editOverlay, moveOverlays } from '../replica/overlays'
import { byBoard } from './by-board'
import { perform } from './deal-actions'
import type { OpenBoard, Session } from './session'

/** One cell as it is to be. */
export interface CellWrite {
  readonly dealId: DealId
  readonly column: string
  readonly value: Written
  /** What it holds now: of names, only those that differ are written. */
  readonly before: CellValue
}

/** The engine takes so many edits in one command. */
const AT_ONCE = 1_000

/** Writes cells as one step, undone as one; what is refused leaves nothing half done. */
export async function writeCells(
  session: Session,
  writes: readonly CellWrite[],
  title: string,
): Promise<boolean> {
  const board = session.board.get()
  const edits = writes.flatMap(editsOf)
  if (board === null || edits.length === 0) return false
  const deed = writes.length === 1 ? { what: 'edit' as const, title } : { what: 'editCells' as const, count: writes.length } // prettier-ignore
  return perform(session, deed, overlaysOf(board, writes), () => send(session, board, edits))
}

/** Board after board, group after group; what is refused takes back what was written before it. */
async function send(
  { client }: Session,
  { boardOf }: OpenBoard,
  edits: readonly CellEdit[],
): ReturnType<Parameters<typeof perform>[3]> {
  const written: SingleInverse[] = []
  for (const [boardId, some] of byBoard(edits, edit => boardOf(edit.dealId))) {
    for (let at = 0; at < some.length; at += AT_ONCE) {
      const result = await client.command('deal.edit-many', { boardId, edits: some.slice(at, at + AT_ONCE) })
      if (!result.ok) {
        for (const one of written) await takeBack(client, one)
        return err(result.error)
      }
      const { inverse } = result.value
      // The last first: a name that is made by one group is used by the next.
      if (inverse?.kind === 'group') written.unshift(...inverse.inverses)
      else if (inverse !== null) written.unshift(inverse)
    }
  }
  const [first] = written
  return ok({ inverse: written.length > 1 ? { kind: 'group', inverses: written } : (first ?? null) })
}

async function takeBack(client: Session['client'], inverse: SingleInverse): Promise<void> {
  if (inverse.kind === 'record-revert') await client.command('record.revert', { steps: inverse.steps })
  if (inverse.kind !== 'revert') return
  const { boardId, steps } = inverse
  for (let done = 0; done < steps.length; done += AT_ONCE) {
    const back = steps.slice(done, done + AT_ONCE).map(step => ({ ...step, changeId: newChange() }))
    await client.command('deal.revert', { boardId, steps: back })
  }
}

const newChange = (): ChangeId => randomId<ChangeId>()

/** What a set's keys begin with, by its column. */
const sets: Readonly<Record<string, string>> = {
  competitors: 'competitor',
  tags: 'tag',
  products: 'product',
  reasons: 'reason',
}

function editsOf({ dealId, column, value, before }: CellWrite): CellEdit[] {
  const on = (): { dealId: DealId; changeId: ChangeId } => ({ dealId, changeId: newChange() })
  if (isNew(value)) return newEdits(on, column, value, before)
  if (column === 'place') return [{ set: 'stage', ...on(), stageId: value as StageId }]
  if (!Array.isArray(value)) return [{ set: 'field', ...on(), field: column, value }]
  return setEdits(on, column, value as readonly string[], before)
}

type On = () => { dealId: DealId; changeId: ChangeId }

/** Of a set's names only those that differ. */
function setEdits(on: On, column: string, wanted: readonly string[], before: CellValue): CellEdit[] {
  const had = Array.isArray(before) ? (before as readonly string[]) : []
  const differs = [...new Set([...wanted, ...had])].filter(id => wanted.includes(id) !== had.includes(id))
  return differs.map(id => ({
    set: 'field',
    ...on(),
    field: `${sets[column] ?? column}:${id}`,
    value: wanted.includes(id),
  }))
}

/** Names that nobody has yet are made where they are written. */
function newEdits(on: On, column: string, value: NewName | NewNames, before: CellValue): CellEdit[] {
  if ('newName' in value) {
    const name = value.newName
    if (column === 'accountId') return [{ set: 'account', ...on(), name }]
    return column === 'ownerId' || column === 'productId' ? [{ set: 'named', ...on(), field: column, name }] : [] // prettier-ignore
  }
  const set = newIn[column]
  const made = set === undefined ? [] : value.newNames.map((name): CellEdit => ({ set: 'named', ...on(), field: set, name })) // prettier-ignore
  return [...setEdits(on, column, value.ids, before), ...made]
}

const newIn: Readonly<Record<string, 'product' | 'competitor' | 'tag'>> = {
  products: 'product',
  competitors: 'competitor',
  tags: 'tag',
}

const onCard = new Set(['title', 'accountId', 'productId', 'amount', 'closeDate', 'ownerId', 'nextStep'])

function overlaysOf({ rows }: OpenBoard, writes: readonly CellWrite[]): ReturnType<typeof moveOverlays> {
  const fields = new Map<DealId, Partial<CardRow>>()
  const moves = new Map<string, DealId[]>()
  for (const { dealId, column, value } of writes) {
    if (column === 'place') moves.set(value as string, [...(moves.get(value as string) ?? []), dealId])
    else if (onCard.has(column) && !isNew(value))
      fields.set(dealId, { ...fields.get(dealId), [column]: value as string & PersonId & ProductId })
  }
  return [
    ...[...fields].map(([dealId, some]) => editOverlay(dealId, some)),
    ...[...moves].flatMap(([lane, ids]) => moveOverlays(rows, ids, lane, null)),
  ]
}

function isNew(value: Written): value is NewName | NewNames {
  return value !== null && typeof value === 'object' && ('newName' in value || 'newNames' in value)
}

/** Keeps how the table is arranged, with the board's filter, under a name. */
export async function createView(
  session: Session,
  boardId: BoardId,
  name: string,
  shared: boolean,
  arrangement: Arrangement,
  filter: BoardFilter,
): Promise<ViewId | null> {
  const memberId = shared ? null : (session.directory.get()?.directory.me?.id ?? null)
  const viewId = randomId<ViewId>()
  const blank = { columns: [], sort: [], group: null }
  const fields = { name, filter, ...changesOf(blank, arrangement, () => true) }
  const kept = await perform(session, { what: 'saveView', title: name }, [], () =>
    session.client.command('view.save', { viewId, boardId, memberId, fields }),
  )
  return kept ? viewId : null
}

/** Writes to a view what differs from it now. */
export function updateView(
  session: Session,
  view: SavedView,
  fields: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  const { id: viewId, boardId, memberId, name } = view
  return perform(session, { what: 'saveView', title: name }, [], () =>
    session.client.command('view.save', { viewId, boardId, memberId, fields: { ...fields } }),
  )
}

export function removeView(session: Session, view: SavedView): Promise<boolean> {
  return perform(session, { what: 'removeView', title: view.name }, [], () =>
    session.client.command('record.delete', { collection: 'views', id: view.id }),
  )
}
