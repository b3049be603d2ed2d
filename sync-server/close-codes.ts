/**
 * Why the relay closed a connection. `y-websocket` gives up on 4400-4499 (trying again can't help) and comes back
 * after any other; the numbers follow that convention. PROTOCOL.md lists them for people.
 */
export const closeCodes = {
  /** The relay is stopping or restarting. */
  restarting: 1012,
  /** Text frame, unknown message, or bytes that are no message. */
  malformed: 4400,
  /** No grant, or one that does not hold. */
  unauthorized: 4401,
  /** A good grant, for something else. */
  forbidden: 4403,
  /** The path names no room. */
  badRoom: 4404,
  /** The client does not read what it is sent. */
  tooSlow: 4508,
  /** The workspace has as many connections or open rooms as it may. */
  tooMany: 4529,
  /** The store could not be read or written. Nothing was lost that had been answered for. */
  storage: 4503,
  /** The room's stored bytes fail their checksums: it stays closed until somebody repairs or restores it. */
  damaged: 4510,
} as const

export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes]
