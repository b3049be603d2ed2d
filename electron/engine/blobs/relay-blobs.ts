import { maxBlobBytes } from '../../contract/blobs'

/** A picture of this size on a slow line takes so long; a relay that is silent for longer is gone. */
const PATIENCE_MS = 120_000

export type Fetched =
  | { readonly is: 'here'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly is: 'absent' }
  | { readonly is: 'unreachable' }

/** The relay's blobs of one workspace, by HTTP (sync-server/PROTOCOL.md, *Blobs*). Never throws: a relay may be away at any time. */
export class RelayBlobs {
  readonly #base: string
  readonly #workspaceId: string
  readonly #ended = new AbortController()

  /** `relay` is the address that its sockets have: `ws://` or `wss://`. */
  constructor(relay: string, workspaceId: string) {
    this.#base = relay.replace(/^ws/, 'http')
    this.#workspaceId = workspaceId
  }

  /** Whether the relay has it on its disk now; what it has already is not sent again. */
  async put(hash: string, bytes: Uint8Array<ArrayBuffer>): Promise<'held' | 'refused' | 'unreachable'> {
    try {
      const known = await this.#ask('HEAD', hash)
      if (known.ok) return 'held'
      const answer = await this.#ask('PUT', hash, bytes)
      await answer.arrayBuffer()
      if (answer.status === 200 || answer.status === 201) return 'held'
      return answer.status >= 500 || answer.status === 429 ? 'unreachable' : 'refused'
    } catch {
      return 'unreachable'
    }
  }

  /** Whoever asks compares the hash: nothing is taken on the relay's word. */
  async get(hash: string): Promise<Fetched> {
    try {
      const answer = await this.#ask('GET', hash)
      if (answer.ok) return { is: 'here', bytes: await upTo(maxBlobBytes, answer) }
      await answer.arrayBuffer()
      return answer.status === 404 ? { is: 'absent' } : { is: 'unreachable' }
    } catch {
      return { is: 'unreachable' }
    }
  }

  close(): void {
    this.#ended.abort()
  }

  #ask(method: string, hash: string, body?: Uint8Array<ArrayBuffer>): Promise<Response> {
    const signal = AbortSignal.any([this.#ended.signal, AbortSignal.timeout(PATIENCE_MS)])
    const url = `${this.#base}/blobs/${hash}?workspace=${this.#workspaceId}`
    return fetch(url, { method, signal, redirect: 'error', ...(body === undefined ? {} : { body }) })
  }
}

/** Reads an answer, and no more than so many bytes of it. */
async function upTo(limit: number, answer: Response): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of answer.body ?? []) {
    length += part.byteLength
    if (length > limit) throw new RangeError('larger than a picture may be')
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}
