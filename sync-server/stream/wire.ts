import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { CloseCode } from '../close-codes'
import type { WholeLog } from '../store/port'

/** The stream's messages. PROTOCOL.md shows every byte. A frame holds one or more, back to back. */
export const streamVersion = 1
const ask = { hello: 0, fetch: 1, append: 2 } as const
const tell = {
  welcome: 0,
  moved: 1,
  listed: 2,
  log: 3,
  damaged: 4,
  durable: 5,
  refused: 6,
  position: 7,
} as const

/** A room of the stream's workspace: its name without the workspace. */
export type LocalName = string

export interface Wanted {
  readonly room: LocalName
  readonly after: number
}

export type Request =
  | { readonly kind: 'hello'; readonly generation: string; readonly position: string }
  | { readonly kind: 'fetch'; readonly wanted: readonly Wanted[] }
  | { readonly kind: 'append'; readonly ref: number; readonly room: LocalName; readonly update: Uint8Array }
  | { readonly kind: 'malformed'; readonly what: string }

/** Reads a client's frame. After something malformed nothing more is read. The byte strings are views on `frame`. */
export function decodeRequests(frame: Uint8Array): Request[] {
  const requests: Request[] = []
  try {
    const decoder = decoding.createDecoder(frame)
    do requests.push(readRequest(decoder))
    while (decoding.hasContent(decoder) && requests.at(-1)?.kind !== 'malformed')
  } catch {
    requests.push({ kind: 'malformed', what: 'bytes that are no message' })
  }
  return requests
}

function readRequest(decoder: decoding.Decoder): Request {
  const type = decoding.readVarUint(decoder)
  switch (type) {
    case ask.hello: {
      const version = decoding.readVarUint(decoder)
      if (version !== streamVersion) return { kind: 'malformed', what: `stream version ${version}` }
      const generation = decoding.readVarString(decoder)
      return { kind: 'hello', generation, position: decoding.readVarString(decoder) }
    }
    case ask.fetch:
      return { kind: 'fetch', wanted: readWanted(decoder) }
    case ask.append: {
      const ref = decoding.readVarUint(decoder)
      const room = decoding.readVarString(decoder)
      const update = decoding.readVarUint8Array(decoder)
      Y.decodeUpdate(update)
      return { kind: 'append', ref, room, update }
    }
    default:
      return { kind: 'malformed', what: `message type ${type}` }
  }
}

function readWanted(decoder: decoding.Decoder): Wanted[] {
  const wanted: Wanted[] = []
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    wanted.push({ room: decoding.readVarString(decoder), after: decoding.readVarUint(decoder) })
  }
  return wanted
}

/** Writes one message of the relay. */
export type Say = (encoder: encoding.Encoder) => void

export function welcome(generation: string): Say {
  return encoder => {
    encoding.writeVarUint(encoder, tell.welcome)
    encoding.writeVarUint(encoder, streamVersion)
    encoding.writeVarString(encoder, generation)
  }
}

export function moved(rooms: readonly (readonly [room: LocalName, head: number])[]): Say {
  return encoder => {
    encoding.writeVarUint(encoder, tell.moved)
    encoding.writeVarUint(encoder, rooms.length)
    for (const [room, head] of rooms) {
      encoding.writeVarString(encoder, room)
      encoding.writeVarUint(encoder, head)
    }
  }
}

export function listed(position: string): Say {
  return encoder => {
    encoding.writeVarUint(encoder, tell.listed)
    encoding.writeVarString(encoder, position)
  }
}

export function log(room: LocalName, after: number, { snapshot, entries, head }: WholeLog): Say {
  return encoder => {
    encoding.writeVarUint(encoder, tell.log)
    encoding.writeVarString(encoder, room)
    encoding.writeVarUint(encoder, after)
    encoding.writeVarUint(encoder, head)
    encoding.writeVarUint(encoder, snapshot?.upTo ?? 0)
    if (snapshot) encoding.writeVarUint8Array(encoder, snapshot.bytes)
    encoding.writeVarUint(encoder, entries.length)
    for (const { bytes } of entries) encoding.writeVarUint8Array(encoder, bytes)
  }
}

export function damaged(room: LocalName): Say {
  return encoder => {
    encoding.writeVarUint(encoder, tell.damaged)
    encoding.writeVarString(encoder, room)
  }
}

export function durable(ref: number, seq: number): Say {
  return encoder => {
    encoding.writeVarUint(encoder, tell.durable)
    encoding.writeVarUint(encoder, ref)
    encoding.writeVarUint(encoder, seq)
  }
}

export function refused(ref: number, code: CloseCode): Say {
  return encoder => {
    encoding.writeVarUint(encoder, tell.refused)
    encoding.writeVarUint(encoder, ref)
    encoding.writeVarUint(encoder, code)
  }
}

export function position(at: string): Say {
  return encoder => {
    encoding.writeVarUint(encoder, tell.position)
    encoding.writeVarString(encoder, at)
  }
}
