import { type Access, openAccess } from './access'
import type { GrantAccess } from './access/grant-access'
import type { BlobStore } from './blobs/port'
import type { Clock } from './clock'
import { blobRoutes } from './http/blobs'
import { entryRoutes } from './http/entries'
import { healthRoutes } from './http/health'
import type { Route } from './http/route'
import { type Status, statusRoutes } from './http/status-page'
import type { RelayMetrics } from './metrics/relay-metrics'
import type { Relay } from './relay'
import { toRoomName } from './room-name'
import type { LogStore } from './store/port'

export interface RoutesDeps {
  readonly relay: Relay
  readonly store: LogStore
  readonly metrics: RelayMetrics
  readonly clock: Clock
  readonly access: Access
  readonly grants: GrantAccess | null
  /** Where there is nowhere to keep blobs, none are taken. */
  readonly blobs: BlobStore | null
  readonly version: string
  readonly otherNodes: () => number
}

/** A store that has not answered for this long can't serve. */
const storeMs = 2_000

/** Everything that a relay answers without a WebSocket. */
export function relayRoutes(deps: RoutesDeps): readonly Route[] {
  const { relay, store, metrics, clock, access, grants, blobs } = deps
  const trouble = (): Promise<string | null> =>
    relay.isClosing ? Promise.resolve('stopping') : storeTrouble(store, clock)
  const startedAt = clock.now()
  const status = (): Status => ({
    version: deps.version,
    uptimeSeconds: (clock.now() - startedAt) / 1000,
    nodes: deps.otherNodes() + 1,
    isOpen: access === openAccess,
    ...relay.stats(),
  })
  return [
    ...statusRoutes(status),
    ...healthRoutes({ trouble }, metrics),
    ...(grants ? entryRoutes(grants) : []),
    ...(blobs ? blobRoutes({ blobs, access, maxBytes: relay.limits.maxBlobBytes }) : []),
  ]
}

/** Asks the store something small. */
async function storeTrouble(store: LogStore, clock: Clock): Promise<string | null> {
  const probe = toRoomName('readyz')
  if (probe === null) return null
  let cancel = (): void => undefined
  const silence = new Promise<string>(resolve => {
    cancel = clock.idly(storeMs, () => resolve('the store does not answer'))
  })
  const answer = store.heads([probe]).then(
    () => null,
    () => 'the store can not be read',
  )
  const found = await Promise.race([answer, silence])
  cancel()
  return found
}
