import { ok } from '../../../core/result'
import { relayAddress } from '../workspace/link'
import { fail, type Handlers } from './handler'

type SharingCommand =
  'sharing.connect' | 'sharing.retry' | 'workspace.create' | 'workspace.join' | 'workspace.open'

export const sharingCommands: Handlers<SharingCommand> = {
  'sharing.connect': ({ sync }, { relay }) => {
    const address = relay === null ? null : relayAddress(relay)
    if (relay !== null && address === null) return fail('bad-address', relay, { at: 'relay' })
    sync.setRelay(address)
    return ok({})
  },
  'sharing.retry': ({ sync }) => {
    sync.wake()
    return ok({})
  },
  'workspace.create': async ({ workspaces }, { name, sample }) =>
    ok({ workspaceId: await workspaces.create(name, sample) }),
  'workspace.join': async ({ workspaces }, { link }) => {
    const joined = await workspaces.join(link)
    return joined.ok ? ok({ workspaceId: joined.value }) : joined
  },
  'workspace.open': async ({ workspaces }, { workspaceId }) => {
    const opened = await workspaces.open(workspaceId)
    return opened.ok ? ok({}) : opened
  },
}
