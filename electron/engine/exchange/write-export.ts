import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { csvLines, exportDeals, toTable } from '../../../core/exchange/export'
import type { BoardId } from '../../../core/ids'
import type { StoredWorkspace } from '../workers/documents'
import { outputKind, realOutput } from './output-file'

/** Deals as the text of a file, piece by piece. */
export interface ExportText {
  readonly deals: number
  readonly pieces: Iterable<string>
}

export function exportText(
  { workspace, board, movedAway }: Pick<StoredWorkspace, 'workspace' | 'board' | 'movedAway'>,
  boardIds: readonly BoardId[],
  format: 'csv' | 'json',
): ExportText {
  const deals = exportDeals(
    workspace,
    boardIds.map(id => ({ id, document: board(id), movedAway: movedAway(id) })),
  )
  const pieces =
    format === 'json' ? [`${JSON.stringify(deals, null, 2)}\n`] : csvLines(toTable(deals, workspace))
  return { deals: deals.length, pieces }
}

/**
 * Writes text to a file: beside it first, then in its place, so that a crash or a full disk never leaves half a file under
 * its name. A pipe or a device is written to as it is: it must not be replaced by a file. Throws the system's error.
 */
export function writeExport({ pieces }: ExportText, path: string): void {
  writeText(pieces, path)
}

/** The same, of any text. */
export function writeText(pieces: Iterable<string>, path: string): void {
  const target = realOutput(path)
  if (outputKind(target) === 'stream') return writePieces(target, pieces, false)
  // A name that nobody has: what is called `.part` there may be somebody's own.
  const beside = `${target}.${randomUUID()}.part`
  try {
    writePieces(beside, pieces, true)
    renameSync(beside, target)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}

function writePieces(path: string, pieces: Iterable<string>, sync: boolean): void {
  const file = openSync(path, 'w')
  try {
    // Not `writeSync`, which may write a part only and says so by a number.
    for (const piece of pieces) writeFileSync(file, piece)
    if (sync) fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
