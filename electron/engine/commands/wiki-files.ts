import type { Origin } from '../../../core/documents/origin'
import { fieldStateOf } from '../../../core/documents/field-state'
import type { PageDeletion } from '../../../core/page/schema'
import { ok, type Result } from '../../../core/result'
import type { Inverse } from '../../contract/inverse'
import type { CommandOutput } from '../../contract/commands'
import type { Failure } from '../../contract/messages'
import type { wikiFileCommands } from '../../contract/wiki-files'
import { kindOf } from '../documents/names'
import type { DocumentName } from '../store/port'
import type { WikiBuilt } from '../tasks/port'
import { withPatience } from '../wiki/patience'
import { author, fail, isOurs, type CommandContext, type Handlers } from './handler'
import { inverseOfSteps } from './record-steps'
import { wikiWork } from './wiki-work'

export const wikiFileHandlers: Handlers<keyof typeof wikiFileCommands> = {
  /** Reads and builds on another thread, and stores all that it made in one commit: whole or absent. */
  'wiki.import': (context, { path, skipBad, workId, parentId }) =>
    wikiWork(
      context,
      workId,
      async ({ options, tell }): Promise<Result<CommandOutput<'wiki.import'>, Failure>> => {
        const { workspace, tasks } = context
        if (parentId !== null && !workspace.wiki.tree().nodes.some(node => node.id === parentId))
          return fail('not-found', `no page ${parentId}`, { at: 'parentId' })
        await workspace.registry.settled()
        const input = {
          folder: workspace.folder,
          path,
          skipBad,
          ...author(context),
          by: workspace.member.id,
          parentId,
        }
        const { entries, report, pictures, tops } = await withPatience(
          (slow, with_) => tasks.run('wiki.build', { ...input, slow }, with_),
          options,
        )
        if (entries.length === 0) return ok({ inverse: null, written: false, report, firstId: null })
        const from: Origin = { from: 'seed' }
        const breathe = (): Promise<void> => new Promise(resolve => workspace.timers.soon(resolve))
        const show = (done: number): void => {
          if (done % 20 === 0) tell('showing', done, entries.length)
        }
        const isPage = (name: DocumentName): boolean => kindOf(name).kind === 'page'
        await workspace.registry.takeIn(entries, from, breathe, show, isPage)
        workspace.blobs.hold(pictures)
        return ok({ inverse: undoImport(context, tops), written: true, report, firstId: tops[0]?.id ?? null })
      },
    ),
  'wiki.export': (context, { pageId, path, alone, workId }) =>
    wikiWork(context, workId, async ({ options }) => {
      const { workspace, tasks } = context
      if (isOurs(context, path)) return fail('invalid-input', 'in the data folder', { at: 'path' })
      await workspace.registry.settled()
      const done = await tasks.run('wiki.export', { folder: workspace.folder, pageId, path, alone }, options)
      if (done.ok) return done
      const { code, detail } = done.error
      return code === 'no-such-page' ? fail('not-found', detail, { at: 'pageId' }) : fail('invalid-input', `${code}: ${detail}`, { at: 'path' }) // prettier-ignore
    }),
  'wiki.cancel': ({ imports }, { workId }) => {
    imports.get(workId)?.abort()
    return ok({})
  },
}

/** Undoing an import removes what it made, and nothing that somebody has put beneath it since (P3). */
function undoImport(context: CommandContext, tops: WikiBuilt['tops']): Inverse | null {
  const { pages } = context.workspace.document.collections
  const { at, by } = author(context)
  return inverseOfSteps(
    tops.map(({ id, beneath }) => ({
      collection: 'pages',
      id,
      field: 'deleted',
      expected: fieldStateOf(pages, id, 'deleted'),
      to: { edited: true, value: { at, by, took: beneath } satisfies PageDeletion },
    })),
  )
}
