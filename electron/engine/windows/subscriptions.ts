import { readRecords } from '../../../core/documents/workspace'
import type { ParsedSubscription, Patch, SubscriptionName } from '../../contract/queries'
import type { Sync } from '../sync/sync'
import type { OpenWorkspace } from '../workspace/open-workspace'
import { subscribeBoard } from './board-subscription'
import { subscribeChanged } from './changed-subscription'
import { subscribeMyDay, subscribeStill } from './day-subscription'
import { subscribeDeal, subscribeHowToWin } from './deal-subscription'
import { subscribeDeals } from './deals-subscription'
import { directoryOf } from './directory'
import { subscribeFacts } from './facts-subscription'
import { subscribeMore } from './more-subscription'
import { subscribeWiki } from './wiki-subscription'

export interface SubscriptionContext {
  readonly workspace: OpenWorkspace
  readonly sync: Sync
}

type Subscribe<S extends SubscriptionName> = (
  context: SubscriptionContext,
  input: ParsedSubscription<S>,
  send: (patch: Patch<S>) => void,
) => () => void

/** How each subscription is served: all of it at once, then what changes. */
export const subscribeTo: { readonly [S in SubscriptionName]: Subscribe<S> } = {
  board: ({ workspace }, input, send) => subscribeBoard(workspace, input, send),
  'board.more': ({ workspace }, input, send) => subscribeMore(workspace, input, send),
  facts: ({ workspace }, _input, send) => subscribeFacts(workspace, send),
  snapshots: ({ workspace }, _input, send) => {
    const { document } = workspace
    return whole(workspace, tell => document.collections.snapshots.onChange(tell), () => send(readRecords(document, 'snapshots'))) // prettier-ignore
  },
  changed: ({ workspace }, { since }, send) => subscribeChanged(workspace, since, send),
  'my-day': ({ workspace }, { today }, send) => subscribeMyDay(workspace, today, send),
  'my-still': ({ workspace }, { today }, send) => subscribeStill(workspace, today, send),
  deal: ({ workspace }, input, send) => subscribeDeal(workspace, input, send),
  'deal.how-to-win': ({ workspace }, input, send) => subscribeHowToWin(workspace, input, send),
  'deal.mentions': ({ workspace }, { kind, id }, send) =>
    whole(workspace, workspace.briefs.onRead, () => send(workspace.briefs.mentionsOf(kind, id))),
  wiki: ({ workspace }, _input, send) => subscribeWiki(workspace, send),
  deals: ({ workspace }, { ids }, send) => subscribeDeals(workspace, ids, send),
  directory: ({ workspace }, _input, send) =>
    whole(workspace, workspace.follower.onDirectory, () => send(directoryOf(workspace))),
  sync: ({ workspace, sync }, _input, send) => whole(workspace, sync.onStatus, () => send(sync.status())),
  presence: ({ workspace, sync }, _input, send) =>
    whole(workspace, sync.presence.onChange, () => send(sync.presence.rows())),
}

/** Sends the whole now, and again once a turn in which it changed. */
function whole(
  workspace: OpenWorkspace,
  onChange: (listener: () => void) => () => void,
  send: () => void,
): () => void {
  let waiting: (() => void) | null = null
  const stop = onChange(() => {
    waiting ??= workspace.timers.soon(() => {
      waiting = null
      send()
    })
  })
  send()
  return () => {
    stop()
    waiting?.()
  }
}
