import type { Guest } from './admission'
import type { CloseCode } from './close-codes'

/** A connection as its transport and the relay see it: one room's, or a stream of many. */
export interface Line extends Guest {
  /** The transport has a binary frame. */
  receive(frame: Uint8Array): void
  /** The transport got something that is no binary frame. */
  receiveOther(what: string): void
  /** The transport's socket has ended, by whoever's will. */
  ended(): void
  /** Nothing more is taken; what was asked before is still answered. */
  stopListening(): void
  /** Called every few seconds. */
  keepAlive(): void
  close(code: CloseCode, reason: string): void
}
