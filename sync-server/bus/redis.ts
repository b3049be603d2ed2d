import { createClient } from '@redis/client'
import type { RelayLog } from '../log'
import type { Bus } from './port'

/** Reconnecting waits from the first to the second, doubling, with a jitter so that nodes do not all come at once. */
const backoffMs = { first: 50, most: 2_000 } as const
const connectMs = 5_000
/** A connection that has not answered for this long is made anew. */
const pingMs = 5_000

/** Why Redis can't be used, in words for the person who started the relay. */
export class BusOpenError extends Error {
  override readonly name = 'BusOpenError'
}

/**
 * Redis' publish and subscribe, on one connection (RESP 3). It reconnects for ever and listens again by itself.
 * Rejects with `BusOpenError` when the server can't be reached at the start: a wrong address should be known at once.
 */
export async function openRedisBus(url: string, log: RelayLog): Promise<Bus> {
  const client = createClient({
    url,
    RESP: 3,
    disableOfflineQueue: true, // what is said while it is down is lost, and known to be
    pingInterval: pingMs,
    socket: { connectTimeout: connectMs, socketTimeout: 3 * pingMs, reconnectStrategy: backoff },
  })
  const returns = new Set<() => void>()
  /** Channels to listen on that the server does not know of yet. Those it knew, the client tells it again by itself. */
  const pending = new Set<() => void>()
  let hasBegun = false
  let lastError = ''
  client.on('error', (error: Error) => {
    if (error.message !== lastError) log.warn({ err: error }, 'redis is away')
    lastError = error.message
  })
  client.on('ready', () => {
    for (const begin of pending) begin()
    if (!hasBegun) return
    log.info({}, 'redis is back')
    lastError = ''
    for (const run of returns) run()
  })
  await connect(client, url)
  hasBegun = true
  return {
    get isUp() {
      return client.isReady
    },
    publish(channel, message) {
      if (!client.isReady) return
      client.publish(channel, asBuffer(message)).catch(() => undefined) // the connection went; its return is told
    },
    subscribe(channel, listener) {
      const heard = (message: Buffer): void => listener(message)
      let begin: () => void = () => undefined
      const listening = new Promise<void>(resolve => {
        begin = () => {
          pending.delete(begin)
          // a connection that is lost meanwhile answers with an error: once more when it is back
          client.subscribe(channel, heard, true).then(resolve, () => pending.add(begin))
        }
      })
      if (client.isReady) begin()
      else pending.add(begin)
      return {
        listening,
        end() {
          if (pending.delete(begin)) return
          listening.then(() => client.unsubscribe(channel, heard, true)).catch(() => undefined)
        },
      }
    },
    onReturn: run => void returns.add(run),
    close() {
      client.destroy()
      return Promise.resolve()
    },
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
}

interface Connecting {
  connect(): Promise<unknown>
  once(event: 'error', run: (error: Error) => void): unknown
  destroy(): void
}

async function connect(client: Connecting, url: string): Promise<void> {
  const failed = new Promise<never>((_resolve, reject) => client.once('error', reject))
  const connected = client.connect()
  connected.catch(() => undefined) // destroyed below
  try {
    await Promise.race([connected, failed])
  } catch (error) {
    client.destroy()
    const message = error instanceof Error ? error.message : String(error)
    throw new BusOpenError(`Redis at ${placeOf(url)} can't be used (${message}).`, { cause: error })
  }
}

function backoff(retries: number): number {
  const wait = Math.min(backoffMs.first * 2 ** Math.min(retries, 10), backoffMs.most)
  return wait / 2 + (Math.random() * wait) / 2
}

function placeOf(url: string): string {
  try {
    return new URL(url).host
  } catch {
    return 'the given address'
  }
}
