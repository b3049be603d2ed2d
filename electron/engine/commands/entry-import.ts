import { coveredBy, importLayers, markLayer } from '../../../core/documents/layers'
import type { LayerId } from '../../../core/ids'
import { ok, type Result } from '../../../core/result'
import type { CommandOutput, ParsedCommand } from '../../contract/commands'
import type { Failure } from '../../contract/messages'
import { badFile } from '../queries/import-preview'
import { fail, type CommandContext, type Handlers } from './handler'
import { onRecords } from './record-steps'
import { runningImport, takeIn } from './running-import'

/** Imports of lists: planned and built on another thread, stored in one commit, as those of deals. */
export const entryImportCommands: Handlers<'entries.run'> = { 'entries.run': runEntries }

function runEntries(
  context: CommandContext,
  { importId, ...request }: ParsedCommand<'entries.run'>,
): Promise<Result<CommandOutput<'entries.run'>, Failure>> {
  const { workspace, tasks } = context
  return runningImport<CommandOutput<'entries.run'>>(context, importId, async running => {
    const built = await tasks.run(
      'entries.build',
      { folder: workspace.folder, ...request, by: workspace.member.id, at: workspace.timers.now() },
      { signal: running.signal, onProgress: ({ phase, done, total }) => running.tell(phase, done, total) },
    )
    if (!built.ok) return badFile(built.error)
    const { layerId, entries, report } = built.value
    if (report.badRows > 0 && !request.skipBad)
      return fail('bad-rows', `${report.badRows} rows`, { problems: report.problems })
    if (entries.length === 0) return ok({ inverse: null, report })
    await takeIn(context, entries, layerId, running)
    await workspace.follower.idle()
    return ok({ inverse: { kind: 'import-mark', boardId: null, layerId, undone: true }, report })
  })
}

/** Takes an import of a list back, or brings it again. */
export function markList(
  context: CommandContext,
  layerId: LayerId,
  undone: boolean,
): Result<CommandOutput<'import.mark'>, Failure> {
  return onRecords(context, ({ imports }) => {
    const layer = importLayers(imports).find(
      each => each.layerId === layerId && each.record.kind !== undefined,
    )
    if (layer === undefined) return fail('not-found', `no import ${layerId} of a list`, { at: 'layerId' })
    const later = coveredBy(imports, layerId)
    if (undone && later !== null) return fail('later-import-first', later.record.fileName)
    markLayer(imports, layerId, undone)
    const inverse = layer.undone === undone ? null : { kind: 'import-mark' as const, boardId: null, layerId, undone: !undone } // prettier-ignore
    return ok({ inverse, deals: 0 })
  })
}
