import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { type RoomName, toRoomName } from '../room-name'
import { decodeFrame, presenceFrame, type PresenceState } from '../wire'

/** Changes whenever an older node would misread a newer one. Such messages are passed over: the store tells the rest. */
const version = 1
const kind = { entries: 0, news: 1, roll: 2, who: 3, beat: 4, bye: 5 } as const

/** What nodes say to each other about a room. */
export type RoomMessage =
  /** The room's log has reached `last`; `updates` are its last entries, or none where the store is to be asked. */
  | { readonly is: 'entries'; readonly last: number; readonly updates: readonly Uint8Array[] }
  | { readonly is: 'news' | 'roll'; readonly states: readonly PresenceState[] }
  /** Asks for everybody's roll. */
  | { readonly is: 'who' }

/** `by` is the sender's id. */
export type NodeMessage =
  | { readonly is: 'room'; readonly by: string; readonly room: RoomName; readonly message: RoomMessage }
  | { readonly is: 'beat' | 'bye'; readonly by: string }

export function encodeMessage(said: NodeMessage): Uint8Array {
  return encoding.encode(encoder => {
    encoding.writeVarUint(encoder, version)
    encoding.writeVarString(encoder, said.by)
    if (said.is !== 'room') return encoding.writeVarUint(encoder, kind[said.is])
    encoding.writeVarUint(encoder, kind[said.message.is])
    encoding.writeVarString(encoder, said.room)
    writeBody(encoder, said.message)
  })
}

function writeBody(encoder: encoding.Encoder, message: RoomMessage): void {
  switch (message.is) {
    case 'entries':
      encoding.writeVarUint(encoder, message.last)
      encoding.writeVarUint(encoder, message.updates.length)
      for (const update of message.updates) encoding.writeVarUint8Array(encoder, update)
      return
    case 'news':
    case 'roll':
      return encoding.writeVarUint8Array(encoder, presenceFrame(message.states))
    case 'who':
      return
  }
}

/** Null for what is no message, or one of another version. The byte strings are views on `bytes`. */
export function decodeMessage(bytes: Uint8Array): NodeMessage | null {
  try {
    const decoder = decoding.createDecoder(bytes)
    if (decoding.readVarUint(decoder) !== version) return null
    const by = decoding.readVarString(decoder)
    const code = decoding.readVarUint(decoder)
    if (code === kind.beat) return { is: 'beat', by }
    if (code === kind.bye) return { is: 'bye', by }
    const room = toRoomName(decoding.readVarString(decoder))
    const message = readBody(decoder, code)
    return room && message && { is: 'room', by, room, message }
  } catch {
    return null
  }
}

function readBody(decoder: decoding.Decoder, code: number): RoomMessage | null {
  switch (code) {
    case kind.entries:
      return readEntries(decoder)
    case kind.news:
      return { is: 'news', states: readStates(decoder) }
    case kind.roll:
      return { is: 'roll', states: readStates(decoder) }
    case kind.who:
      return { is: 'who' }
    default:
      return null
  }
}

function readEntries(decoder: decoding.Decoder): RoomMessage {
  const last = decoding.readVarUint(decoder)
  const count = decoding.readVarUint(decoder)
  const updates: Uint8Array[] = []
  while (updates.length < count) updates.push(decoding.readVarUint8Array(decoder))
  return { is: 'entries', last, updates }
}

function readStates(decoder: decoding.Decoder): readonly PresenceState[] {
  const message = decodeFrame(decoding.readVarUint8Array(decoder))
  if (message.kind !== 'presence') throw new Error('no presence')
  return message.states
}
