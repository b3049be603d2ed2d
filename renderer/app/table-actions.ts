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
import type { NewName } from '../../core/table/parse-cell'
import { changesOf, type Arrangement, type SavedView } from '../../core/table/view'
import type { RevertStep } from '../../electron/contract/inverse'
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
  readonly value: CellValue | NewName
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
  const written: { boardId: BoardId; steps: RevertStep[] }[] = []
  for (const [boardId, some] of byBoard(edits, edit => boardOf(edit.dealId))) {
    const steps: RevertStep[] = []
    written.push({ boardId, steps })
    for (let at = 0; at < some.length; at += AT_ONCE) {
      const result = await client.command('deal.edit-many', { boardId, edits: some.slice(at, at + AT_ONCE) })
      if (!result.ok) {
        for (const one of written) await takeBack(client, one)
        return err(result.error)
      }
      if (result.value.inverse?.kind === 'revert') steps.push(...result.value.inverse.steps)
    }
  }
  const inverses = written
    .filter(({ steps }) => steps.length > 0)
    .map(one => ({ kind: 'revert' as const, ...one }))
  const [first] = inverses
  return ok({ inverse: inverses.length > 1 ? { kind: 'group', inverses } : (first ?? null) })
}

async function takeBack(
  client: Session['client'],
  { boardId, steps }: { readonly boardId: BoardId; readonly steps: readonly RevertStep[] },
): Promise<void> {
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
  if (value !== null && typeof value === 'object' && 'newName' in value)
    return [{ set: 'account', ...on(), name: value.newName }]
  if (column === 'place') return [{ set: 'stage', ...on(), stageId: value as StageId }]
  if (!Array.isArray(value)) return [{ set: 'field', ...on(), field: column, value }]
  const [wanted, had] = [
    value as readonly string[],
    Array.isArray(before) ? (before as readonly string[]) : [],
  ]
  const differs = [...new Set([...wanted, ...had])].filter(id => wanted.includes(id) !== had.includes(id))
  return differs.map(id => ({
    set: 'field',
    ...on(),
    field: `${sets[column] ?? column}:${id}`,
    value: wanted.includes(id),
  }))
}

const onCard = new Set(['title', 'accountId', 'productId', 'amount', 'closeDate', 'ownerId', 'nextStep'])

function overlaysOf({ rows }: OpenBoard, writes: readonly CellWrite[]): ReturnType<typeof moveOverlays> {
  const fields = new Map<DealId, Partial<CardRow>>()
  const moves = new Map<string, DealId[]>()
  for (const { dealId, column, value } of writes) {
    if (column === 'place') moves.set(value as string, [...(moves.get(value as string) ?? []), dealId])
    else if (onCard.has(column) && !isNewName(value))
      fields.set(dealId, { ...fields.get(dealId), [column]: value as string & PersonId & ProductId })
  }
  return [
    ...[...fields].map(([dealId, some]) => editOverlay(dealId, some)),
    ...[...moves].flatMap(([lane, ids]) => moveOverlays(rows, ids, lane, null)),
  ]
}

function isNewName(value: CellValue | NewName): value is NewName {
  return value !== null && typeof value === 'object' && 'newName' in value
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
