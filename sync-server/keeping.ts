import { join } from 'node:path'
import { serveControl } from './backup/control'
import type { RelayLog } from './log'
import type { Nodes } from './nodes/port'
import type { LogStore } from './store/port'
import { openSqliteStore } from './store/sqlite'

/** Where a relay keeps its rooms, as the command line has it. */
export interface KeepingOptions {
  /** Folder of the SQLite file; not used with `store`. */
  readonly data: string
  /** `postgres://...` */
  readonly store: string | undefined
  /** `redis://...`: there are other nodes on the same database. */
  readonly redis: string | undefined
}

export interface Keeping {
  readonly store: LogStore
  readonly nodes: Nodes | undefined
  /** For people; without a password. */
  readonly where: string
  close(): Promise<void>
}

/**
 * Opens the store, and the bus where there is one. Rejects with `StoreOpenError` or `BusOpenError`. The clients of PostgreSQL
 * and Redis are loaded only where they are asked for: the relay inside the app never does.
 */
export async function openKeeping(options: KeepingOptions, log: RelayLog): Promise<Keeping> {
  const { data, redis } = options
  if (options.store === undefined) {
    const store = openSqliteStore(join(data, 'relay.db'))
    const endControl = await serveControl(data, store, log).catch((error: unknown) => {
      log.warn({ err: error }, 'no control socket: a backup needs the relay stopped')
      return () => Promise.resolve()
    })
    const close = (): Promise<void> => endControl().then(() => store.close())
    return { store, nodes: undefined, where: data, close }
  }
  const { openPostgresStore } = await import('./store/postgres')
  const store = await openPostgresStore(options.store, { use: redis === undefined ? 'alone' : 'shared' })
  const { host, pathname } = new URL(options.store)
  const where = `${host}${pathname}`
  if (redis === undefined) return { store, nodes: undefined, where, close: () => store.close() }
  try {
    return { ...(await withNodes(store, redis, log)), where }
  } catch (error) {
    await store.close()
    throw error
  }
}

async function withNodes(store: LogStore, redis: string, log: RelayLog): Promise<Omit<Keeping, 'where'>> {
  const { openRedisBus } = await import('./bus/redis')
  const { joinCluster } = await import('./nodes/cluster')
  const bus = await openRedisBus(redis, log)
  const nodes = joinCluster({ store, bus, log })
  return {
    store,
    nodes,
    async close() {
      await nodes.close()
      await bus.close()
      await store.close()
    },
  }
}
