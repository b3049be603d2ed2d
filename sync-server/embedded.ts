import { join } from 'node:path'
import { type Access, openAccess } from './access'
import { grantAccess } from './access/grant-access'
import { fileBlobs } from './blobs/files'
import type { BlobStore } from './blobs/port'
import { type Clock, systemClock } from './clock'
import { listen } from './http'
import type { TlsFiles } from './http/tls'
import type { Limits } from './limits'
import { type RelayLog, silentLog } from './log'
import { isLoopback } from './loopback'
import { countedStore, RelayMetrics } from './metrics/relay-metrics'
import type { Nodes } from './nodes/port'
import { createRelay, type Relay } from './relay'
import { relayRoutes } from './routes'
import type { LogStore } from './store/port'
import { openSqliteStore } from './store/sqlite'

export interface EmbeddedRelayOptions {
  /** Where the rooms are kept: a folder (made if need be; `relay.db` in it is this relay's alone), or a store that stays the caller's. */
  readonly dataDir?: string
  readonly store?: LogStore
  /** Where images of pages are kept; without it, in the data folder. With neither, none are taken. */
  readonly blobsDir?: string
  /** What the status page says. */
  readonly version?: string
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
  /** Without it, plain HTTP: on this computer, or behind a proxy that speaks TLS. */
  readonly tls?: TlsFiles
  /** A proxy says who its clients are (`X-Forwarded-For`). */
  readonly isBehindProxy?: boolean
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
  /** Reads the certificate's files anew. Throws `CertificateError`, and the old ones stay. */
  renewCertificate(): void
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
  const { host = '127.0.0.1', log = silentLog, limits, clock = systemClock, nodes } = options
  if (!options.grants && !options.access && !isLoopback(host)) {
    throw new OpenAccessError(
      `Without grants the relay serves this computer only: it will not listen on ${host}.`,
    )
  }
  const { store, isOurs } = storeOf(options)
  const metrics = new RelayMetrics()
  const grants = options.grants ? grantAccess({ store, ...options.grants }) : null
  const access = grants ?? options.access ?? openAccess
  const chosen = { clock, ...(limits && { limits }), ...(nodes && { nodes }) }
  const relay = createRelay({ store: countedStore(store, metrics), access, log, ...chosen })
  const closeCore = async (): Promise<void> => {
    await relay.close()
    metrics.stop()
  }
  const closeStore = async (): Promise<void> => {
    if (isOurs) await store.close()
  }
  metrics.gauge('connections', 'Open connections.', () => relay.stats().connections)
  metrics.gauge('rooms', 'Rooms in memory.', () => relay.stats().rooms)
  metrics.gauge('other_nodes', 'Other nodes heard of lately.', () => nodes?.others() ?? 0)
  try {
    const otherNodes = (): number => nodes?.others() ?? 0
    const blobs = blobsOf(options, log)
    const { version = 'embedded' } = options
    const deps = { relay, store, metrics, clock, access, grants, blobs, version, otherNodes }
    const routes = relayRoutes(deps)
    const server = await listen({ port: 0, ...options, host, log, relay, routes, metrics, clock })
    return {
      port: server.port,
      url: server.url,
      stats: () => relay.stats(),
      renewCertificate: () => server.renewCertificate(),
      async close() {
        await closeCore()
        await server.close()
        await closeStore()
      },
    }
  } catch (error) {
    await closeCore()
    await closeStore()
    throw error
  }
}

function blobsOf({ blobsDir, dataDir }: EmbeddedRelayOptions, log: RelayLog): BlobStore | null {
  const folder = blobsDir ?? (dataDir === undefined ? null : join(dataDir, 'blobs'))
  return folder === null ? null : fileBlobs(folder, log)
}

function storeOf({ store, dataDir }: EmbeddedRelayOptions): { store: LogStore; isOurs: boolean } {
  if (store) return { store, isOurs: false }
  if (dataDir === undefined) throw new TypeError('An embedded relay needs a dataDir or a store')
  return { store: openSqliteStore(join(dataDir, 'relay.db')), isOurs: true }
}
