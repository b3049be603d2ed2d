import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

/** y-websocket's message types, and y-protocols' sync steps. PROTOCOL.md shows every byte. */
const type = { sync: 0, presence: 1, auth: 2, queryPresence: 3 } as const
const step = { one: 0, two: 1, update: 2 } as const
const permissionDenied = 0

/** What one client says about itself. The state stays JSON text: the relay only checks that it is JSON. */
export interface PresenceState {
  readonly client: number
  readonly clock: number
  readonly json: string
}

export const goneState = 'null'

/** What a client may say. */
export type Message =
  | { readonly kind: 'step-one'; readonly stateVector: Uint8Array }
  | { readonly kind: 'step-two'; readonly update: Uint8Array }
  | { readonly kind: 'update'; readonly update: Uint8Array }
  | { readonly kind: 'presence'; readonly states: readonly PresenceState[] }
  | { readonly kind: 'query-presence' }
  | { readonly kind: 'malformed'; readonly what: string }

/**
 * Reads one frame. What comes out (but `malformed`) is well-formed to its last byte, so that it can be kept and passed on:
 * a stock client may throw on a frame that is not. The byte strings are views on `frame`.
 */
export function decodeFrame(frame: Uint8Array): Message {
  try {
    const decoder = decoding.createDecoder(frame)
    const message = readMessage(decoder)
    if (message.kind !== 'malformed' && decoding.hasContent(decoder)) {
      return { kind: 'malformed', what: 'bytes after the message' }
    }
    return message
  } catch {
    // not the error's own words: JSON.parse and lib0 quote what they could not read, and that is a person's
    return { kind: 'malformed', what: 'bytes that are no message' }
  }
}

function readMessage(decoder: decoding.Decoder): Message {
  const messageType = decoding.readVarUint(decoder)
  switch (messageType) {
    case type.sync:
      return readSync(decoder)
    case type.presence:
      return { kind: 'presence', states: readPresence(decoding.readVarUint8Array(decoder)) }
    case type.queryPresence:
      return { kind: 'query-presence' }
    default:
      return { kind: 'malformed', what: `message type ${messageType}` }
  }
}

function readSync(decoder: decoding.Decoder): Message {
  const syncStep = decoding.readVarUint(decoder)
  const bytes = decoding.readVarUint8Array(decoder)
  switch (syncStep) {
    case step.one:
      Y.decodeStateVector(bytes)
      return { kind: 'step-one', stateVector: bytes }
    case step.two:
      Y.decodeUpdate(bytes)
      return { kind: 'step-two', update: bytes }
    case step.update:
      Y.decodeUpdate(bytes)
      return { kind: 'update', update: bytes }
    default:
      return { kind: 'malformed', what: `sync step ${syncStep}` }
  }
}

function readPresence(bytes: Uint8Array): PresenceState[] {
  const decoder = decoding.createDecoder(bytes)
  const states: PresenceState[] = []
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const client = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    const json = decoding.readVarString(decoder)
    // a state is an object or null; anything else trips the clients that read fields of it
    states.push({
      client,
      clock,
      json: typeof JSON.parse(json) === 'object' ? json : raise('state is no object'),
    })
  }
  return states
}

function raise(what: string): never {
  throw new Error(what)
}

/** Asks a client for what a replica with this state vector lacks. */
export function stepOneFrame(stateVector: Uint8Array): Uint8Array {
  return syncFrame(step.one, stateVector)
}

/** Answers a step one. */
export function stepTwoFrame(update: Uint8Array): Uint8Array {
  return syncFrame(step.two, update)
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(step.update, update)
}

/** What an update message has before its update, of so many bytes. */
export function updateHeader(length: number): number[] {
  const header: number[] = [type.sync, step.update]
  for (; length > 127; length = Math.floor(length / 128)) header.push((length % 128) + 128)
  header.push(length)
  return header
}

function syncFrame(syncStep: number, bytes: Uint8Array): Uint8Array {
  return encoding.encode(encoder => {
    encoding.writeVarUint(encoder, type.sync)
    encoding.writeVarUint(encoder, syncStep)
    encoding.writeVarUint8Array(encoder, bytes)
  })
}

export function presenceFrame(states: readonly PresenceState[]): Uint8Array {
  return encoding.encode(encoder => {
    encoding.writeVarUint(encoder, type.presence)
    encoding.writeVarUint8Array(
      encoder,
      encoding.encode(inner => {
        encoding.writeVarUint(inner, states.length)
        for (const { client, clock, json } of states) {
          encoding.writeVarUint(inner, client)
          encoding.writeVarUint(inner, clock)
          encoding.writeVarString(inner, json)
        }
      }),
    )
  })
}

/** A presence frame about nobody: every stock client accepts it, and knows that the relay lives. */
export const keepAliveFrame: Uint8Array = presenceFrame([])

/** Tells a client that what it sent was not taken. */
export function deniedFrame(reason: string): Uint8Array {
  return encoding.encode(encoder => {
    encoding.writeVarUint(encoder, type.auth)
    encoding.writeVarUint(encoder, permissionDenied)
    encoding.writeVarString(encoder, reason)
  })
}
