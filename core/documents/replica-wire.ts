import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { z } from 'zod'

/**
 * What a replica and its engine say to each other about one document: y-protocols in the frames of y-websocket, one message a
 * frame. The bytes within (`vector`, `update`, `states`) are Yjs' and y-protocols' own.
 */
export type ReplicaMessage =
  | { readonly kind: 'step1'; readonly vector: Uint8Array }
  | { readonly kind: 'step2' | 'update'; readonly update: Uint8Array }
  | { readonly kind: 'presence'; readonly states: Uint8Array }
  | { readonly kind: 'ask-presence' }

const SYNC = 0
const PRESENCE = 1
const ASK_PRESENCE = 3
const syncKinds = ['step1', 'step2', 'update'] as const

export function encodeReplica(message: ReplicaMessage): Uint8Array {
  return encoding.encode(encoder => {
    switch (message.kind) {
      case 'step1':
        return writeSync(encoder, 0, message.vector)
      case 'step2':
        return writeSync(encoder, 1, message.update)
      case 'update':
        return writeSync(encoder, 2, message.update)
      case 'presence':
        encoding.writeVarUint(encoder, PRESENCE)
        return encoding.writeVarUint8Array(encoder, message.states)
      case 'ask-presence':
        return encoding.writeVarUint(encoder, ASK_PRESENCE)
    }
  })
}

/** Throws on bytes that are no message. */
export function decodeReplica(bytes: Uint8Array): ReplicaMessage {
  const decoder = decoding.createDecoder(bytes)
  switch (decoding.readVarUint(decoder)) {
    case SYNC: {
      const kind = syncKinds[decoding.readVarUint(decoder)]
      const content = decoding.readVarUint8Array(decoder)
      if (kind === undefined) throw new RangeError('no message of sync')
      return kind === 'step1' ? { kind, vector: content } : { kind, update: content }
    }
    case PRESENCE:
      return { kind: 'presence', states: decoding.readVarUint8Array(decoder) }
    case ASK_PRESENCE:
      return { kind: 'ask-presence' }
    default:
      throw new RangeError('no message of a replica')
  }
}

function writeSync(encoder: encoding.Encoder, kind: number, content: Uint8Array): void {
  encoding.writeVarUint(encoder, SYNC)
  encoding.writeVarUint(encoder, kind)
  encoding.writeVarUint8Array(encoder, content)
}

/** More of them, or a larger one, is nobody's cursor. */
const MAX_STATES = 500
const MAX_STATE_LENGTH = 16 * 1024

/**
 * What anybody's presence in a document must look like to be shown: the name and colour go into markup and styles. Where their
 * cursor is, and whatever else they say, passes through.
 */
export const replicaPresenceSchema = z.looseObject({
  name: z.string().max(200),
  /** A colour's name, a hex value or one of our variables: nothing that a style could be broken out of with. */
  color: z.string().regex(/^(#[0-9a-f]{3,8}|[a-z]{1,20}|var\(--[a-z0-9-]{1,60}\))$/i),
})
export type ReplicaPresence = z.infer<typeof replicaPresenceSchema>

export interface PresenceEntry {
  readonly client: number
  readonly clock: number
  /** JSON; `null` for one who has left. */
  readonly state: string
}

/** The readable entries of a presence message of y-protocols; the others are left out. Throws on bytes that are none. */
export function readPresence(states: Uint8Array): PresenceEntry[] {
  const decoder = decoding.createDecoder(states)
  const count = decoding.readVarUint(decoder)
  const entries: PresenceEntry[] = []
  for (let i = 0; i < Math.min(count, MAX_STATES); i++) {
    const client = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    const state = decoding.readVarString(decoder)
    if (isReadable(state)) entries.push({ client, clock, state })
  }
  return entries
}

export function writePresence(entries: readonly PresenceEntry[]): Uint8Array {
  return encoding.encode(encoder => {
    encoding.writeVarUint(encoder, entries.length)
    for (const { client, clock, state } of entries) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, state)
    }
  })
}

function isReadable(state: string): boolean {
  if (state.length > MAX_STATE_LENGTH) return false
  try {
    const parsed: unknown = JSON.parse(state)
    return parsed === null || replicaPresenceSchema.safeParse(parsed).success
  } catch {
    return false
  }
}
