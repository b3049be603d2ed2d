import { ok } from '../../../core/result'
import { fail, isOurs, type Handlers } from './handler'

export const storeCommands: Handlers<'projection.rebuild' | 'store.check' | 'store.backup'> = {
  'projection.rebuild': async ({ workspace }) => {
    const deals = await workspace.follower.rebuild()
    await workspace.pageFollower.rebuild()
    return ok({ deals })
  },
  'store.check': async ({ workspace, tasks }) => {
    await workspace.store.flush()
    const damage = await tasks.run('store.check', { folder: workspace.folder })
    return ok({ damage: damage.map(each => `${each.document ?? 'store'}: ${each.detail}`) })
  },
  'store.backup': async (context, { path }) => {
    const { workspace, tasks } = context
    if (isOurs(context, path)) return fail('invalid-input', 'in the data folder', { at: 'path' })
    await workspace.store.flush()
    await tasks.run('store.backup', { folder: workspace.folder, path })
    return ok({ path })
  },
}
