import { z } from 'zod'
import type { DocumentName, DocumentStore } from '../store/port'

/** One fact about many documents is many small facts: written in this many parts, so that a change costs one part. */
const PARTS = 256
const HEAD = 'ledger'

const headSchema = z.object({ generation: z.string(), position: z.string() })
/** By document: up to which entry of the relay's log it is here, and up to which of ours it is held. */
const partSchema = z.record(z.string(), z.tuple([z.number().int(), z.number().int()]))
type Part = z.infer<typeof partSchema>

/**
 * What is known of the relay, kept beside the documents: how far of each room's log is here (its cursor), and up to which of our
 * own entries the relay is proven to hold each document (S5). A ledger that is older than the truth costs asking again; so
 * it is written now and then, and never before what it speaks of is on disk.
 */
export class Ledger {
  #head: z.infer<typeof headSchema>
  readonly #parts: Part[]
  readonly #changed = new Set<number>()
  #headChanged = false

  constructor(private readonly store: DocumentStore) {
    this.#head = read(store, HEAD, headSchema) ?? { generation: '', position: '' }
    this.#parts = Array.from({ length: PARTS }, (_, at) => read(store, partKey(at), partSchema) ?? {})
  }

  /** The relay's store; numbers of another one mean nothing. Empty before the first. */
  get generation(): string {
    return this.#head.generation
  }

  /** Everything that the relay told before this is here; empty when that is not known. */
  get position(): string {
    return this.#head.position
  }

  setPosition(position: string): void {
    if (position === this.#head.position) return
    this.#head = { ...this.#head, position }
    this.#headChanged = true
  }

  cursor(name: DocumentName): number {
    return this.#entry(name)[0]
  }

  setCursor(name: DocumentName, cursor: number): void {
    const [known, held] = this.#entry(name)
    if (cursor > known) this.#set(name, [cursor, held])
  }

  /** Whether a document may hold something that the relay does not. */
  mayBeUnheld(name: DocumentName): boolean {
    return this.store.lastSeq(name) > this.#entry(name)[1]
  }

  /** The relay holds all that is on this computer's disk now. */
  setHeld(name: DocumentName): void {
    const [cursor, held] = this.#entry(name)
    const seq = this.store.lastSeq(name)
    if (seq !== held) this.#set(name, [cursor, seq])
  }

  /** Nothing is known of a document any more: it was damaged here, and may lack what it had. */
  forget(name: DocumentName): void {
    this.#set(name, [0, 0])
    this.setPosition('')
  }

  /** Another relay, or one that has lost its memory: nothing is known. */
  reset(generation: string): void {
    this.#head = { generation, position: '' }
    this.#headChanged = true
    for (const at of this.#parts.keys()) {
      if (Object.keys(this.#parts[at] ?? {}).length === 0) continue
      this.#parts[at] = {}
      this.#changed.add(at)
    }
    this.write()
  }

  /** Brings it to disk, all in one. */
  write(): void {
    const entries = new Map([...this.#changed].map(at => [partKey(at), JSON.stringify(this.#parts[at])]))
    if (this.#headChanged) entries.set(HEAD, JSON.stringify(this.#head))
    if (entries.size === 0) return
    this.store.setMetas(entries)
    this.#changed.clear()
    this.#headChanged = false
  }

  #entry(name: DocumentName): readonly [cursor: number, held: number] {
    return this.#parts[partOf(name)]?.[name] ?? [0, 0]
  }

  #set(name: DocumentName, entry: [number, number]): void {
    const at = partOf(name)
    const part = this.#parts[at]
    if (part === undefined) return
    part[name] = entry
    this.#changed.add(at)
  }
}

/** FNV-1a: spreads names evenly, and is the same at every start. */
function partOf(name: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
  return (hash >>> 0) % PARTS
}

function partKey(at: number): string {
  return `${HEAD}:${at}`
}

/** What can't be read is not known. */
function read<T>(store: DocumentStore, key: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.parse(JSON.parse(store.getMeta(key) ?? ''))
  } catch {
    return null
  }
}
