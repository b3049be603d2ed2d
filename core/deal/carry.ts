import { editBoard, type BoardDocument } from '../documents/board'
import { same } from '../documents/collection'
import { editWorkspace, type WorkspaceDocument } from '../documents/workspace'
import type { BoardId, DealId } from '../ids'
import { dealRecordNames } from './records'
import type { Place } from './schema'

interface Carry {
  readonly workspace: WorkspaceDocument
  readonly from: BoardDocument
  readonly to: BoardDocument
  readonly toId: BoardId
  readonly dealId: DealId
  readonly place: Omit<Place, 'changeId'>
  readonly origin: unknown
}

/**
 * Moves a deal to another board with all that belongs to it: it keeps its id (D12). The other board gets a copy as the deal stands:
 * what files said as what it was made of, what people changed as edits. Coming back, only what differs is written. The copy is
 * written before the workspace says where the deal stands, and never removed, so nobody sees it nowhere.
 */
export function carryDeal({ workspace, from, to, toId, dealId, place, origin }: Carry): boolean {
  const record = from.deals.read(dealId)
  if (record === null) return false
  editBoard(to, origin, () => {
    to.deals.create(dealId, record.beneath)
    const there = to.deals.read(dealId)?.fields ?? {}
    const now = { ...record.fields, place: { ...place, changeId: null } }
    for (const [field, value] of Object.entries(now))
      if (!same(there[field], value)) to.deals.edit(dealId, field, value)
    // What was set there once and is not here any more is empty, not as it was.
    for (const field of Object.keys(there)) if (!Object.hasOwn(now, field)) to.deals.edit(dealId, field, null)
    carryParts(from, to, dealId)
    for (const [id, change] of from.changes.entries())
      if (isOf(change, dealId) && !to.changes.has(id)) to.changes.set(id, change)
  })
  editWorkspace(workspace, origin, () => {
    workspace.collections.moves.create(dealId, { boardId: toId })
    workspace.collections.moves.edit(dealId, 'boardId', toId)
  })
  return true
}

function carryParts(from: BoardDocument, to: BoardDocument, dealId: DealId): void {
  for (const name of dealRecordNames) {
    const [source, target] = [from.records[name], to.records[name]]
    for (const id of source.ids()) {
      if (source.value(id, 'dealId') !== dealId) continue
      const record = source.read(id)
      if (record === null) continue
      target.create(id, record.beneath)
      const there = target.read(id)?.fields ?? {}
      for (const [field, value] of Object.entries(record.fields))
        if (!same(there[field], value)) target.edit(id, field, value)
    }
  }
}

function isOf(change: unknown, dealId: DealId): boolean {
  return typeof change === 'object' && change !== null && 'dealId' in change && change.dealId === dealId
}
