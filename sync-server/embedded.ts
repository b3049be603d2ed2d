import { join } from 'node:path'
import { type Access, openAccess } from './access'
import { type GrantAccess, grantAccess } from './access/grant-access'
import type { Clock } from './clock'
import { listen } from './http'
import { entryRoutes } from './http/entries'
import { healthRoutes } from './http/health'
import type { Route } from './http/route'
import type { Limits } from './limits'
import { type RelayLog, silentLog } from './log'
import { isLoopback } from './loopback'
import type { Nodes } from './nodes/port'
import { createRelay, type Relay } from './relay'
import type { LogStore } from './store/port'
import { openSqliteStore } from './store/sqlite'

export interface EmbeddedRelayOptions {
  /** Where the rooms are kept: a folder (made if need be; `relay.db` in it is this relay's alone), or a store that stays the caller's. */
  readonly dataDir?: string
  readonly store?: LogStore
  /** 0, the default, for any free one. */
  readonly port?: number
  /** Loopback unless told. */
  readonly host?: string
  /** Access by grants. With neither this nor `access`, everybody may do anything, which is refused on more than loopback. */
  readonly grants?: GrantOptions
  /** Who may do what, decided by the caller. */
  readonly access?: Access
  /** Other nodes on the same store. Stays the caller's, like the store. */
  readonly nodes?: Nodes
  readonly log?: RelayLog
  readonly limits?: Partial<Limits>
  readonly clock?: Clock
}

export interface GrantOptions {
  /** The workspaces that may be created here; without it, any whose owner asks. */
  readonly only?: ReadonlySet<string>
}

export interface EmbeddedRelay {
  readonly port: number
  readonly url: string
  readonly stats: Relay['stats']
  /** Brings everything to disk, says goodbye, gives port and folder back. */
  close(): Promise<void>
}

/** Open access was asked for where others than this computer could connect. */
export class OpenAccessError extends Error {
  override readonly name = 'OpenAccessError'
}

/**
 * A relay in this process: store, rooms and port, ready when it resolves.
 * Rejects with `StoreOpenError`, `OpenAccessError`, or the network's error (`EADDRINUSE`).
 */
export async function startEmbeddedRelay(options: EmbeddedRelayOptions): Promise<EmbeddedRelay> {
  const { port = 0, host = '127.0.0.1', log = silentLog, limits, clock } = options
  if (!options.grants && !options.access && !isLoopback(host)) {
    throw new OpenAccessError(
      `Without grants the relay serves this computer only: it will not listen on ${host}.`,
    )
  }
  const { store, isOurs } = storeOf(options)
  const grants = options.grants && grantAccess({ store, ...options.grants })
  const access = grants ?? options.access ?? openAccess
  const { nodes } = options
  const chosen = { ...(limits && { limits }), ...(clock && { clock }), ...(nodes && { nodes }) }
  const relay = createRelay({ store, access, log, ...chosen })
  const closeCore = async (): Promise<void> => {
    await relay.close()
    if (isOurs) await store.close()
  }
  try {
    const server = await listen({ relay, log, host, port, routes: routesOf(grants) })
    return {
      port: server.port,
      url: server.url,
      stats: () => relay.stats(),
      async close() {
        await relay.close()
        await server.close()
        if (isOurs) await store.close()
      },
    }
  } catch (error) {
    await closeCore()
    throw error
  }
}

function routesOf(grants: GrantAccess | undefined): readonly Route[] {
  return [...healthRoutes(), ...(grants ? entryRoutes(grants) : [])]
}

function storeOf({ store, dataDir }: EmbeddedRelayOptions): { store: LogStore; isOurs: boolean } {
  if (store) return { store, isOurs: false }
  if (dataDir === undefined) throw new TypeError('An embedded relay needs a dataDir or a store')
  return { store: openSqliteStore(join(dataDir, 'relay.db')), isOurs: true }
}
