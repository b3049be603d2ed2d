import { dealOf } from '../../core/deal/read'
import type { BoardDocument } from '../../core/documents/board'
import { readRecords, type WorkspaceDocument } from '../../core/documents/workspace'
import type { BoardId } from '../../core/ids'
import { toDecimal, type Currency } from '../../core/money'
import { byOrder } from '../../core/order'
import { withStoredWorkspace } from '../engine/workers/documents'
import { tell, type Output } from './output'
import { withStore } from './workspace'

/** Count and sums of a lane; amounts are plain decimal text. A stage that is no more counts as unsorted (D6). */
interface LaneFigures {
  readonly stage: string
  readonly kind: string
  readonly count: number
  readonly sums: Readonly<Record<Currency, string>>
}

/** `figures`: counts and sums by stage, board by board. */
export function figures(workspaceFolder: string, output: Output): Promise<void> {
  return withStore(workspaceFolder, (_store, folder) =>
    withStoredWorkspace(folder, ({ workspace, board }) => {
      const boards = readRecords(workspace, 'boards')
        .filter(each => each.deleted === null)
        .sort(byOrder)
        .map(({ id, name }) => ({ board: name, boardId: id, stages: lanesOf(workspace, id, board(id)) }))
      tell(output, { boards }, boards.flatMap(each => [each.board, ...each.stages.map(laneLine)])) // prettier-ignore
    }),
  )
}

function lanesOf(workspace: WorkspaceDocument, boardId: BoardId, { deals }: BoardDocument): LaneFigures[] {
  const stages = readRecords(workspace, 'stages').filter(each => each.boardId === boardId && each.deleted === null).sort(byOrder) // prettier-ignore
  const lanes = new Map<string, { count: number; sums: Map<Currency, number> }>()
  for (const id of deals.ids()) {
    const record = deals.read(id)
    const deal = record === null ? null : dealOf(record)
    if (deal === null || deal.deleted !== null) continue
    const lane = stages.find(stage => stage.id === deal.place?.stageId)?.id ?? ''
    const total = lanes.get(lane) ?? { count: 0, sums: new Map<Currency, number>() }
    total.count++
    if (deal.amount !== null)
      total.sums.set(deal.amount.currency, (total.sums.get(deal.amount.currency) ?? 0) + deal.amount.minor)
    lanes.set(lane, total)
  }
  const rows = [...stages, ...(lanes.has('') ? [{ id: '', name: 'Unsorted', kind: 'unsorted' }] : [])]
  return rows.map(({ id, name, kind }) => {
    const total = lanes.get(id)
    const sums = [...(total?.sums ?? [])].map(
      ([currency, minor]) => [currency, toDecimal({ minor, currency })] as const,
    )
    return { stage: name, kind, count: total?.count ?? 0, sums: Object.fromEntries(sums) }
  })
}

function laneLine({ stage, count, sums }: LaneFigures): string {
  const amounts = Object.entries(sums).map(([currency, amount]) => `${amount} ${currency}`)
  return `  ${stage.padEnd(24)} ${String(count).padStart(7)}  ${amounts.join(', ')}`.trimEnd()
}
