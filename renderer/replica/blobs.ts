import { useMemo, useSyncExternalStore } from 'react'
import type { Result } from '../../core/result'
import type { CommandOutput } from '../../electron/contract/commands'
import type { Failure } from '../../electron/contract/messages'
import type { EngineClient } from '../app/engine-client'
import { useSession } from '../app/session'
import { createValueStore, type ValueStore } from './value-store'

/** A picture in use: its address while somebody shows it, null while it is arriving. */
export interface ShownBlob {
  readonly url: ValueStore<string | null>
  release(): void
}

interface Entry {
  readonly url: ValueStore<string | null>
  users: number
}

/** Pictures by their hash, each with one object URL for as long as anybody shows it. */
class BlobUrls {
  readonly #entries = new Map<string, Entry>()

  constructor(private readonly client: EngineClient) {
    client.onEvent(event => {
      if (event.kind === 'blob-arrived') this.#load(event.hash)
    })
    // Asked while the engine was away, or of another workspace.
    client.connection.subscribe(() => {
      if (client.connection.get() === 'up') for (const hash of this.#entries.keys()) this.#load(hash)
    })
  }

  show(hash: string): ShownBlob {
    const entry = this.#entries.get(hash) ?? { url: createValueStore<string | null>(null), users: 0 }
    const isNew = entry.users === 0
    entry.users += 1
    this.#entries.set(hash, entry)
    if (isNew) this.#load(hash)
    let released = false
    return {
      url: entry.url,
      release: () => {
        if (released) return
        released = true
        entry.users -= 1
        if (entry.users === 0) this.#forget(hash, entry)
      },
    }
  }

  #load(hash: string): void {
    const entry = this.#entries.get(hash)
    if (entry === undefined || entry.url.get() !== null) return
    void this.client.query('blob.get', { hash }).then(answer => {
      if (!answer.ok || answer.value === null || entry.url.get() !== null) return
      if (entry.users === 0) return
      const { bytes, mime } = answer.value
      entry.url.set(URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mime })))
    })
  }

  #forget(hash: string, entry: Entry): void {
    if (this.#entries.get(hash) === entry) this.#entries.delete(hash)
    const url = entry.url.get()
    if (url !== null) URL.revokeObjectURL(url)
  }
}

const byClient = new WeakMap<EngineClient, BlobUrls>()

/** Shows a picture until it is released. */
export function showBlob(client: EngineClient, hash: string): ShownBlob {
  const urls = byClient.get(client) ?? new BlobUrls(client)
  byClient.set(client, urls)
  return urls.show(hash)
}

/** Keeps a picture that was pasted or dropped: `too-large` and `no-picture` say why not. */
export function keepBlob(
  client: EngineClient,
  bytes: Uint8Array,
): Promise<Result<CommandOutput<'blob.put'>, Failure>> {
  return client.command('blob.put', { bytes })
}

/** The address of a picture for an `<img>`; null while it is arriving. */
export function useBlob(hash: string): string | null {
  const { client } = useSession()
  const shown = useMemo(() => shownWhileListening(client, hash), [client, hash])
  return useSyncExternalStore(shown.subscribe, shown.get)
}

function shownWhileListening(client: EngineClient, hash: string) {
  let blob: ShownBlob | null = null
  return {
    get: () => blob?.url.get() ?? null,
    subscribe: (listener: () => void) => {
      const shown = showBlob(client, hash)
      blob = shown
      const stop = shown.url.subscribe(listener)
      listener()
      return () => {
        stop()
        blob = null
        shown.release()
      }
    },
  }
}
