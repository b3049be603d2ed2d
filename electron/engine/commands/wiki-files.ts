import type { Origin } from '../../../core/documents/origin'
import { ok } from '../../../core/result'
import type { wikiFileCommands } from '../../contract/wiki-files'
import { fail, isOurs, type Handlers } from './handler'

export const wikiFileHandlers: Handlers<keyof typeof wikiFileCommands> = {
  /** Reads and builds on another thread, and stores all that it made in one commit: whole or absent. */
  'wiki.import': async ({ workspace, tasks }, { path, skipBad }) => {
    await workspace.registry.settled()
    const by = { by: workspace.member.id, at: workspace.timers.now() }
    const { entries, report } = await tasks.run('wiki.build', {
      folder: workspace.folder,
      path,
      skipBad,
      ...by,
    })
    if (entries.length === 0) return ok({ written: false, report })
    const from: Origin = { from: 'seed' }
    const breathe = (): Promise<void> => new Promise(resolve => workspace.timers.soon(resolve))
    await workspace.registry.takeIn(entries, from, breathe, () => undefined)
    return ok({ written: true, report })
  },
  'wiki.export': async (context, { pageId, path }) => {
    const { workspace, tasks } = context
    if (isOurs(context, path)) return fail('invalid-input', 'in the data folder', { at: 'path' })
    await workspace.registry.settled()
    const done = await tasks.run('wiki.export', { folder: workspace.folder, pageId, path })
    if (done.ok) return done
    const { code, detail } = done.error
    return code === 'no-such-page' ? fail('not-found', detail, { at: 'pageId' }) : fail('invalid-input', `${code}: ${detail}`, { at: 'path' }) // prettier-ignore
  },
}
