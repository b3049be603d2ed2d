/**
 * What carries word between nodes. It keeps nothing and promises little: a message reaches whoever listens at that moment at
 * most once, messages of two senders may arrive in another order on each node, and those sent while a connection is down are
 * lost. Who uses it must be able to do without any one message.
 */
export interface Bus {
  /** Hands `message` to everybody who listens on `channel`, the caller too. Never throws, never waits. */
  publish(channel: string, message: Uint8Array): void
  subscribe(channel: string, listener: (message: Uint8Array) => void): Subscription
  /** Calls `run` each time that the bus is back and listens on all channels again: messages may have been missed. */
  onReturn(run: () => void): void
  /** False while messages are known to be lost. */
  readonly isUp: boolean
  close(): Promise<void>
}

export interface Subscription {
  /** Resolves when what is published from now on is heard. Stays pending while the bus is down; never rejects. */
  readonly listening: Promise<void>
  end(): void
}
