import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import * as Y from 'yjs'

const pack = promisify(gzip)
const unpack = promisify(gunzip)

/** A page of 5 MB with a long past: what unfolds to more is not read. */
const MAX_STATE_BYTES = 64 * 1024 * 1024

export interface PackedState {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** SHA-256 of the packed bytes, in hex. */
  readonly hash: string
}

/** A document's whole state, small. Compressed on a thread of the system's own. */
export async function packState(doc: Y.Doc): Promise<PackedState> {
  const bytes = new Uint8Array(await pack(Y.encodeStateAsUpdate(doc)))
  return { bytes, hash: createHash('sha256').update(bytes).digest('hex') }
}

/** The state again; null where the bytes are none, or would unfold beyond all measure. */
export async function unpackState(bytes: Uint8Array): Promise<Uint8Array | null> {
  try {
    const state = await unpack(bytes, { maxOutputLength: MAX_STATE_BYTES })
    // Another computer wrote them: what can't be decoded is no state.
    Y.decodeUpdate(state)
    return state
  } catch {
    return null
  }
}
