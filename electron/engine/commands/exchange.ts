import { coveredBy, importLayers, markLayer } from '../../../core/documents/layers'
import { editBoard } from '../../../core/documents/board'
import { ok, type Result } from '../../../core/result'
import type { CommandOutput, ParsedCommand } from '../../contract/commands'
import type { Inverse } from '../../contract/inverse'
import type { Failure } from '../../contract/messages'
import { entryImportCommands, markList } from './entry-import'
import { badFile } from '../queries/import-preview'
import { runningImport, takeIn } from './running-import'
import { fail, isOurs, origin, writableBoard, type CommandContext, type Handlers } from './handler'

type ExchangeCommand = 'entries.run' | 'import.run' | 'import.cancel' | 'import.mark' | 'export.run'

export const exchangeCommands: Handlers<ExchangeCommand> = {
  'import.run': runImport,
  'import.cancel': ({ imports }, { importId }) => {
    imports.get(importId)?.abort()
    return ok({})
  },
  ...entryImportCommands,
  'import.mark': (context, { boardId, layerId, undone }) => {
    if (boardId === null) return markList(context, layerId, undone)
    const board = writableBoard(context, boardId)
    if (!board.ok) return board
    const layers = importLayers(board.value.imports)
    const layer = layers.find(each => each.layerId === layerId)
    if (layer === undefined) return fail('not-found', `no import ${layerId} on this board`, { at: 'layerId' })
    const later = coveredBy(board.value.imports, layerId)
    if (undone && later !== null) return fail('later-import-first', later.record.fileName)
    const before = board.value.deals.ids().length
    editBoard(board.value, origin(context), () => markLayer(board.value.imports, layerId, undone))
    // Its board, and the names that it brought, stay: somebody may have put a deal of their own there, or used an account.
    const inverse: Inverse | null =
      layer.undone === undone ? null : { kind: 'import-mark', boardId, layerId, undone: !undone }
    return ok({ inverse, deals: Math.abs(board.value.deals.ids().length - before) })
  },
  'export.run': async (context, { boardId, format, path }) => {
    const { workspace, tasks } = context
    if (isOurs(context, path)) return fail('invalid-input', 'in the data folder', { at: 'path' })
    await workspace.registry.settled()
    return ok({
      deals: await tasks.run('export.write', { folder: workspace.folder, boardId, format, path }),
      path,
    })
  },
}

/**
 * Reads, plans and builds on another thread; stores all that it made in one commit; then lets the live documents follow, a
 * little a turn. Until that commit nothing of it exists, so a crash or *cancel* leaves nothing behind.
 */
function runImport(
  context: CommandContext,
  { importId, ...request }: ParsedCommand<'import.run'>,
): Promise<Result<CommandOutput<'import.run'>, Failure>> {
  const { workspace, tasks } = context
  return runningImport<CommandOutput<'import.run'>>(context, importId, async running => {
    const built = await tasks.run(
      'import.build',
      { folder: workspace.folder, ...request, by: workspace.member.id, at: workspace.timers.now() },
      { signal: running.signal, onProgress: ({ phase, done, total }) => running.tell(phase, done, total) },
    )
    if (!built.ok) return badFile(built.error)
    const { boardId, layerId, entries, report } = built.value
    if (report.badRows > 0 && !request.skipBad)
      return fail('bad-rows', `${report.badRows} rows`, { problems: report.problems })
    if (entries.length === 0) return ok({ inverse: null, report, cancelled: false })
    await takeIn(context, entries, layerId, running)
    workspace.board(boardId)
    await workspace.follower.idle()
    return ok({ inverse: { kind: 'import-mark', boardId, layerId, undone: true }, report, cancelled: false })
  })
}
