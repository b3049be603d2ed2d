import type { GrantAccess } from './access/grant-access'
import type { Clock } from './clock'
import { entryRoutes } from './http/entries'
import { healthRoutes } from './http/health'
import type { Route } from './http/route'
import type { RelayMetrics } from './metrics/relay-metrics'
import type { Relay } from './relay'
import { toRoomName } from './room-name'
import type { LogStore } from './store/port'

export interface RoutesDeps {
  readonly relay: Relay
  readonly store: LogStore
  readonly metrics: RelayMetrics
  readonly clock: Clock
  readonly grants: GrantAccess | null
}

/** A store that has not answered for this long can't serve. */
const storeMs = 2_000

/** Everything that a relay answers without a WebSocket. */
export function relayRoutes({ relay, store, metrics, clock, grants }: RoutesDeps): readonly Route[] {
  const trouble = (): Promise<string | null> =>
    relay.isClosing ? Promise.resolve('stopping') : storeTrouble(store, clock)
  return [...healthRoutes({ trouble }, metrics), ...(grants ? entryRoutes(grants) : [])]
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
