import { readRecords } from '../../core/documents/workspace'
import { byOrder } from '../../core/order'
import { nameKey } from '../../core/workspace/names'
import { writeExport } from '../engine/exchange/write-export'
import { withStoredWorkspace } from '../engine/workers/documents'
import { CliFailure, exitCodes } from './failure'
import { tell, type Output } from './output'
import { withStore } from './workspace'

export interface ExportOptions {
  readonly workspace: string
  readonly format: 'csv' | 'json'
  readonly out: string
  readonly board?: string | undefined
}

/** `export`: the deals of one board, or of all, to a file. */
export function exportFile(options: ExportOptions, output: Output): Promise<void> {
  return withStore(options.workspace, (_store, folder) =>
    withStoredWorkspace(folder, ({ workspace, board }) => {
      const all = readRecords(workspace, 'boards').filter(each => each.deleted === null).sort(byOrder) // prettier-ignore
      const { board: name } = options
      const chosen = name === undefined ? all : all.filter(each => nameKey(each.name) === nameKey(name))
      if (name !== undefined && chosen.length === 0)
        throw new CliFailure(exitCodes.badInput, `There is no board "${name}".`)
      const deals = writeExport({ workspace, board }, chosen.map(({ id }) => id), options.format, options.out) // prettier-ignore
      tell(output, { deals, out: options.out }, [`${deals} deals written to ${options.out}`])
    }),
  )
}
