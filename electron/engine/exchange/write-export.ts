import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { csvLines, exportDeals, toTable } from '../../../core/exchange/export'
import type { BoardId } from '../../../core/ids'
import type { StoredWorkspace } from '../workers/documents'

/**
 * Writes the deals of some boards to a file: beside it first, then in its place, so that a crash or a full disk never
 * leaves half a file under its name. @returns how many deals it holds. Throws the system's error.
 */
export function writeExport(
  { workspace, board }: Pick<StoredWorkspace, 'workspace' | 'board'>,
  boardIds: readonly BoardId[],
  format: 'csv' | 'json',
  path: string,
): number {
  const deals = exportDeals(
    workspace,
    boardIds.map(id => ({ id, document: board(id) })),
  )
  const text =
    format === 'json' ? [`${JSON.stringify(deals, null, 2)}\n`] : csvLines(toTable(deals, workspace))
  const beside = `${path}.part`
  try {
    const file = openSync(beside, 'w')
    try {
      for (const piece of text) writeSync(file, piece)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
  return deals.length
}
