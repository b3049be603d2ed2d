import { readRecords } from '../../core/documents/workspace'
import { byOrder } from '../../core/order'
import { nameKey } from '../../core/workspace/names'
import { outputKind, refusedOutput } from '../engine/exchange/output-file'
import { exportText, writeExport } from '../engine/exchange/write-export'
import { withStoredWorkspace } from '../engine/workers/documents'
import { CliFailure, exitCodes } from './failure'
import { tell, type Output } from './output'
import { withStore } from './workspace'

export interface ExportOptions {
  readonly workspace: string
  readonly format: 'csv' | 'json'
  /** `-` is standard output. */
  readonly out: string
  readonly board?: string | undefined
}

/** `export`: the deals of one board, or of all, to a file or to standard output. */
export function exportFile(options: ExportOptions, output: Output): Promise<void> {
  return withStore(options.workspace, (_store, folder) =>
    withStoredWorkspace(folder, stored => {
      const { workspace } = stored
      const all = readRecords(workspace, 'boards').filter(each => each.deleted === null).sort(byOrder) // prettier-ignore
      const { board: name } = options
      const chosen = name === undefined ? all : all.filter(each => nameKey(each.name) === nameKey(name))
      if (name !== undefined && chosen.length === 0)
        throw new CliFailure(exitCodes.badInput, `There is no board "${name}".`)
      const text = exportText(stored, chosen.map(({ id }) => id), options.format) // prettier-ignore
      if (options.out === '-') return output.write([...text.pieces].join(''))
      const refused = refusedOutput(folder, options.out, 'export')
      if (refused !== null) throw new CliFailure(exitCodes.badInput, refused)
      writeExport(text, options.out)
      // What goes to a pipe or a device may be standard output itself: only the deals belong there.
      const { deals } = text
      if (outputKind(options.out) === 'stream') output.err(`${deals} deals written to ${options.out}`)
      else tell(output, { deals, out: options.out }, [`${deals} deals written to ${options.out}`])
    }),
  )
}
