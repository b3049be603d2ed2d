import { editBoard, type BoardDocument } from '../documents/board'
import { same, type Fields } from '../documents/collection'
import { editWorkspace, type WorkspaceDocument } from '../documents/workspace'
import type { BoardId, DealId } from '../ids'
import { carryMarks, isCarriedTwice, staysLate } from './late'
import { dealRecordNames } from './records'
import type { Place } from './schema'

interface Carry {
  readonly workspace: WorkspaceDocument
  readonly from: BoardDocument
  readonly to: BoardDocument
  readonly fromId: BoardId
  readonly toId: BoardId
  readonly deals: readonly Carried[]
  readonly origin: unknown
}

/** A deal, and where it will stand on the other board. */
export interface Carried {
  readonly dealId: DealId
  readonly place: Omit<Place, 'changeId'>
}

/**
 * Moves deals to another board with all that belongs to them: they keep their ids (D12). The other board gets a copy of each as it stands:
 * what files said as what it was made of, what people changed as edits. Coming back, only what differs is written. The copies are
 * written before the workspace says where the deals stand, and never removed, so nobody sees one nowhere. What belongs to them is
 * looked for once for all: each on its own, two hundred deals read every note of the board two hundred times.
 */
export function carryDeals({ workspace, from, to, fromId, toId, deals, origin }: Carry): void {
  const here = deals.filter(({ dealId }) => from.deals.has(dealId))
  const ids = new Set<string>(here.map(({ dealId }) => dealId))
  editBoard(to, origin, () => {
    for (const carried of here) carryFields({ from, to, fromId, toId }, carried)
    carryParts(from, to, ids)
    for (const [id, change] of from.changes.entries())
      if (isOf(change, ids) && !to.changes.has(id)) to.changes.set(id, change)
  })
  editWorkspace(workspace, origin, () => {
    for (const { dealId } of here) {
      workspace.collections.moves.create(dealId, { boardId: toId })
      workspace.collections.moves.edit(dealId, 'boardId', toId)
    }
  })
}

type Way = Pick<Carry, 'from' | 'to' | 'fromId' | 'toId'>

/** What somebody wrote there meanwhile, and nobody here has changed, stays (`late.ts`). */
function carryFields({ from, to, fromId, toId }: Way, { dealId, place }: Carried): void {
  const record = from.deals.read(dealId)
  if (record === null) return
  to.deals.create(dealId, record.beneath)
  const there = to.deals.read(dealId)?.fields ?? {}
  if (isCarriedTwice(record.fields, there, fromId, toId))
    return void to.deals.edit(dealId, 'place', { ...place, changeId: null })
  const now: Fields = {
    ...record.fields,
    ...carryMarks(record.fields, fromId, toId),
    place: { ...place, changeId: null },
  }
  const stays = (field: string): boolean => staysLate(record.fields, there, toId, field)
  for (const [field, value] of Object.entries(now))
    if (!same(there[field], value) && !stays(field)) to.deals.edit(dealId, field, value)
  // What was set there once and is not here any more is empty, not as it was.
  for (const field of Object.keys(there))
    if (!Object.hasOwn(now, field) && !stays(field)) to.deals.edit(dealId, field, null)
}

function carryParts(from: BoardDocument, to: BoardDocument, dealIds: ReadonlySet<string>): void {
  for (const name of dealRecordNames) {
    const [source, target] = [from.records[name], to.records[name]]
    for (const id of source.ids()) {
      if (!dealIds.has(String(source.value(id, 'dealId')))) continue
      const record = source.read(id)
      if (record === null) continue
      target.create(id, record.beneath)
      const there = target.read(id)?.fields ?? {}
      for (const [field, value] of Object.entries(record.fields))
        if (!same(there[field], value)) target.edit(id, field, value)
    }
  }
}

function isOf(change: unknown, dealIds: ReadonlySet<string>): boolean {
  return (
    typeof change === 'object' && change !== null && 'dealId' in change && dealIds.has(String(change.dealId))
  )
}
