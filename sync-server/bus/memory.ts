import type { Bus } from './port'

type Listener = (message: Uint8Array) => void

/** What several buses in one process share: the twin of a Redis server, that a test can make worse. */
export interface MemoryExchange {
  readonly listeners: Map<string, Set<Listener>>
  /** Carries one message to one listener: now, later, twice or never. */
  deliver(run: () => void): void
}

export function memoryExchange(deliver: (run: () => void) => void = queueMicrotask): MemoryExchange {
  return { listeners: new Map(), deliver }
}

export interface MemoryBus extends Bus {
  /** Cuts the connection off, or makes it again. */
  connect(isUp: boolean): void
}

/** One node's connection to `exchange`. */
export function createMemoryBus(exchange: MemoryExchange): MemoryBus {
  const mine = new Set<{ channel: string; heard: Listener }>()
  const returns = new Set<() => void>()
  let isUp = true
  return {
    get isUp() {
      return isUp
    },
    publish(channel, message) {
      if (!isUp) return
      const copy = message.slice()
      for (const listener of exchange.listeners.get(channel) ?? []) exchange.deliver(() => listener(copy))
    },
    subscribe(channel, listener) {
      const heard: Listener = message => (isUp ? listener(message) : undefined)
      const present = exchange.listeners.get(channel)
      if (present) present.add(heard)
      else exchange.listeners.set(channel, new Set([heard]))
      const one = { channel, heard }
      mine.add(one)
      return {
        listening: Promise.resolve(),
        end() {
          mine.delete(one)
          exchange.listeners.get(channel)?.delete(heard)
        },
      }
    },
    onReturn: run => void returns.add(run),
    connect(next) {
      const isReturn = next && !isUp
      isUp = next
      if (isReturn) for (const run of returns) run()
    },
    close() {
      isUp = false
      for (const { channel, heard } of mine) exchange.listeners.get(channel)?.delete(heard)
      return Promise.resolve()
    },
  }
}
