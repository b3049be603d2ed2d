import { changesForCrm, valuesOf } from '../../../core/exchange/changes/changes'
import { changesFile } from '../../../core/exchange/changes/file'
import { duplicatesOf, type Duplicate } from '../../../core/duplicates/sides'
import { refusedOutput } from '../exchange/output-file'
import { writeExport } from '../exchange/write-export'
import { StoreError } from '../store/port'
import type { CrmChanges, CrmWritten, TaskInput } from '../tasks/port'
import { withStoredWorkspace } from './documents'

/** Deals that a preview lists; a file holds all of them. */
const SHOWN = 500

/** What a file for the CRM would hold. */
export function planCrm({ folder, boardId }: TaskInput<'crm.plan'>): CrmChanges {
  return withStoredWorkspace(folder, stored => {
    const changes = changesForCrm(stored.workspace, stored.board(boardId), stored.movedAway(boardId))
    const { lines, emptied } = changesFile(stored.workspace, changes)
    return {
      dialect: changes.dialect,
      total: changes.deals.length,
      emptied,
      header: lines[0]?.trim() ?? '',
      deals: changes.deals.slice(0, SHOWN).map(({ deal, isNew, cells }) => ({
        id: deal.id,
        title: deal.title,
        isNew,
        cells: cells.map(({ field, from, to }) => ({ field, from, to })),
      })),
    }
  })
}

/** Writes the file, and gives what it held, for the mark. */
export function writeCrm({ folder, boardId, path }: TaskInput<'crm.write'>): CrmWritten {
  const refused = refusedOutput(folder, path, 'export')
  if (refused !== null) throw new StoreError('unknown', refused)
  return withStoredWorkspace(folder, stored => {
    const { deals, ...how } = changesForCrm(
      stored.workspace,
      stored.board(boardId),
      stored.movedAway(boardId),
    )
    const { lines } = changesFile(stored.workspace, { ...how, deals })
    writeExport({ deals: deals.length, pieces: lines }, path)
    return { deals: deals.length, values: valuesOf(deals) }
  })
}

export function findDuplicatesOf({ folder }: TaskInput<'duplicates.find'>): Duplicate[] {
  return withStoredWorkspace(folder, stored =>
    duplicatesOf(
      stored.workspace,
      stored.boardIds().map(id => ({ id, document: stored.board(id) })),
    ),
  )
}
