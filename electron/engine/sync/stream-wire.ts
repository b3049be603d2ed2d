import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** The relay's stream as a client speaks it: every byte is in sync-server/PROTOCOL.md, *The stream*. A room is a document's name. */
export const STREAM_VERSION = 1

export type StreamMessage =
  | { readonly kind: 'welcome'; readonly version: number; readonly generation: string }
  | { readonly kind: 'moved'; readonly rooms: readonly { readonly room: string; readonly head: number }[] }
  | { readonly kind: 'listed' | 'position'; readonly position: string }
  | StreamLog
  | { readonly kind: 'damaged'; readonly room: string }
  | { readonly kind: 'durable'; readonly ref: number; readonly seq: number }
  | { readonly kind: 'refused'; readonly ref: number; readonly code: number }

/** Whoever has everything up to `after` has, with these updates, everything up to `head`. */
export interface StreamLog {
  readonly kind: 'log'
  readonly room: string
  readonly after: number
  readonly head: number
  readonly updates: readonly Uint8Array[]
}

/** Reads a frame of the relay. Throws on bytes that are none. The updates are copies: they outlive the frame. */
export function decodeStream(frame: Uint8Array): StreamMessage[] {
  const decoder = decoding.createDecoder(frame)
  const messages: StreamMessage[] = []
  do messages.push(readMessage(decoder))
  while (decoding.hasContent(decoder))
  return messages
}

function readMessage(decoder: decoding.Decoder): StreamMessage {
  const type = decoding.readVarUint(decoder)
  switch (type) {
    case 0:
      return { kind: 'welcome', version: decoding.readVarUint(decoder), generation: decoding.readVarString(decoder) } // prettier-ignore
    case 1:
      return { kind: 'moved', rooms: readMoved(decoder) }
    case 2:
      return { kind: 'listed', position: decoding.readVarString(decoder) }
    case 3:
      return readLog(decoder)
    case 4:
      return { kind: 'damaged', room: decoding.readVarString(decoder) }
    case 5:
      return { kind: 'durable', ref: decoding.readVarUint(decoder), seq: decoding.readVarUint(decoder) }
    case 6:
      return { kind: 'refused', ref: decoding.readVarUint(decoder), code: decoding.readVarUint(decoder) }
    case 7:
      return { kind: 'position', position: decoding.readVarString(decoder) }
    default:
      throw new RangeError(`no message of a stream: ${type}`)
  }
}

function readMoved(decoder: decoding.Decoder): { room: string; head: number }[] {
  const rooms: { room: string; head: number }[] = []
  for (let left = decoding.readVarUint(decoder); left > 0; left--)
    rooms.push({ room: decoding.readVarString(decoder), head: decoding.readVarUint(decoder) })
  return rooms
}

/** An entry of no bytes was set aside by a repair of the relay. */
function readLog(decoder: decoding.Decoder): StreamLog {
  const room = decoding.readVarString(decoder)
  const after = decoding.readVarUint(decoder)
  const head = decoding.readVarUint(decoder)
  const upTo = decoding.readVarUint(decoder)
  const updates = upTo > 0 ? [decoding.readVarUint8Array(decoder).slice()] : []
  for (let left = decoding.readVarUint(decoder); left > 0; left--)
    updates.push(decoding.readVarUint8Array(decoder).slice())
  return { kind: 'log', room, after, head, updates: updates.filter(update => update.length > 0) }
}

export function hello(generation: string, position: string): Uint8Array {
  return encoding.encode(encoder => {
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint(encoder, STREAM_VERSION)
    encoding.writeVarString(encoder, generation)
    encoding.writeVarString(encoder, position)
  })
}

export function fetchRooms(wanted: readonly { readonly room: string; readonly after: number }[]): Uint8Array {
  return encoding.encode(encoder => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, wanted.length)
    for (const { room, after } of wanted) {
      encoding.writeVarString(encoder, room)
      encoding.writeVarUint(encoder, after)
    }
  })
}

export function append(ref: number, room: string, update: Uint8Array): Uint8Array {
  return encoding.encode(encoder => {
    encoding.writeVarUint(encoder, 2)
    encoding.writeVarUint(encoder, ref)
    encoding.writeVarString(encoder, room)
    encoding.writeVarUint8Array(encoder, update)
  })
}
