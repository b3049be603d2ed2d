import { maxBlobBytes, sniffImage, type Blob } from '../../contract/blobs'
import { createSignal } from '../signal'
import type { Timers } from '../timers'
import { Absences } from './absences'
import { BlobFiles, hashOf } from './blob-files'
import { RelayBlobs } from './relay-blobs'

/** Pauses before asking again for what the relay did not have, or when it was away: short at first, for a page is often here before its pictures. */
const FIRST_PAUSE_MS = 300
const LONGEST_PAUSE_MS = 15_000
/** Before asking again for what nobody has brought for a while. */
const SELDOM_PAUSE_MS = 10 * 60_000
const AT_ONCE = 2

/** What became of one that was to be moved: done with, or to be tried again, and when. */
type Moved = 'done' | ReturnType<Absences['count']>

/** Why bytes are not kept as a picture. */
export type BlobProblem = 'too-large' | 'no-picture'

export interface BlobsOptions {
  readonly folder: string
  readonly workspaceId: string
  readonly timers: Timers
}

/**
 * The pictures of a workspace (contract/blobs.ts). Kept here first, then brought to the relay, and fetched from it when somebody wants
 * one that is not here. What it is not known to hold counts as not held (S5), across restarts.
 */
export class Blobs {
  readonly #files: BlobFiles
  readonly #options: BlobsOptions
  readonly #unheld = new Set<string>()
  readonly #wanted = new Set<string>()
  /** What could not be moved just now. */
  readonly #later = new Set<string>()
  readonly #busy = new Set<string>()
  /** What the relay did not have, over and over. */
  readonly #seldom = new Set<string>()
  readonly #absences = new Absences()
  #cancelSeldom: (() => void) | null = null
  readonly #arrived = createSignal<string>()
  readonly #changed = createSignal<void>()
  #relay: RelayBlobs | null = null
  #cancelAgain: (() => void) | null = null
  /** Marks are read, or written, one after the other. */
  #marking: Promise<void> = Promise.resolve()
  /** Readings of marks that are under way: until they are done, nothing is known to be held. */
  #unread = 0
  #pause = FIRST_PAUSE_MS
  #closed = false

  constructor(options: BlobsOptions) {
    this.#options = options
    this.#files = new BlobFiles(options.folder)
    this.#mark(() => this.#files.unheld())
  }

  /** A picture that was wanted is here. */
  readonly onArrived = this.#arrived.on
  /** What is held has changed. */
  readonly onChange = this.#changed.on

  /** Pictures of which the relay has not said that it holds them. */
  get unheld(): number {
    return this.#unheld.size + this.#unread
  }

  /** Pictures that are not here and are still asked for. */
  get wanted(): number {
    return this.#wanted.size
  }

  /** Keeps a picture; on disk when it resolves. Throws a StoreError when the disk refuses it. */
  async put(
    bytes: Uint8Array<ArrayBuffer>,
  ): Promise<{ readonly hash: string; readonly mime: Blob['mime'] } | BlobProblem> {
    if (bytes.byteLength > maxBlobBytes) return 'too-large'
    const mime = sniffImage(bytes)
    if (mime === null) return 'no-picture'
    const hash = await hashOf(bytes)
    await this.#files.put(hash, bytes, false)
    if (this.#wanted.delete(hash)) this.#arrived.emit(hash)
    this.#unheld.add(hash)
    this.#changed.emit()
    this.#work()
    return { hash, mime }
  }

  /** Keeps a page's state at a point in time (engine/history), as pictures are kept. */
  async keepState(hash: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#files.put(hash, bytes, false)
    this.#wanted.delete(hash)
    this.hold([hash])
  }

  /** A page's state, or null while it is not here: it is fetched then, and `onArrived` tells. */
  async state(hash: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const bytes = await this.#files.get(hash)
    if (bytes === null) this.want(hash)
    return bytes
  }

  /** What another thread has put among the files, marked as not held: it is brought to the relay. */
  hold(hashes: readonly string[]): void {
    for (const hash of hashes) this.#unheld.add(hash)
    this.#changed.emit()
    this.#work()
  }

  /** A picture, or null while it is not here: it is fetched then, and `onArrived` tells. */
  async get(hash: string): Promise<Blob | null> {
    const bytes = await this.#files.get(hash)
    const mime = bytes === null ? null : sniffImage(bytes)
    // What is here and no picture was kept by another version: it is no use to ask the relay for it.
    if (bytes !== null) return mime === null ? null : { mime, bytes }
    this.want(hash)
    return null
  }

  /** Asks for a picture that somebody will want to see (S6): it is fetched when it is not here. */
  want(hash: string): void {
    if (!this.#wanted.has(hash)) this.#pause = FIRST_PAUSE_MS
    this.#seldom.delete(hash)
    this.#wanted.add(hash)
    this.#work()
  }

  /** Follows a relay, or none. `isNew` is one of which nothing is known: every picture is in doubt then. */
  follow(relay: string | null, isNew: boolean): void {
    this.#relay?.close()
    this.#relay = relay === null ? null : new RelayBlobs(relay, this.#options.workspaceId)
    if (isNew) this.doubt()
    this.retry()
  }

  /** The relay may have lost what it had. */
  doubt(): void {
    this.#mark(async () => {
      const all = await this.#files.hashes()
      for (const hash of all) await this.#files.markUnheld(hash)
      return all
    })
  }

  /** The connection was made anew: whatever waits is tried at once. */
  retry(): void {
    this.#pause = FIRST_PAUSE_MS
    this.#absences.forget()
    this.#seldom.clear()
    this.#tryAgain()
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#cancelAgain?.()
    this.#cancelSeldom?.()
    this.#relay?.close()
    await this.#marking
  }

  /** Takes up what `read` says is not held, after what is read or marked already. */
  #mark(read: () => Promise<readonly string[]>): void {
    this.#unread += 1
    this.#marking = this.#marking.then(read).then(
      hashes => {
        this.#unread -= 1
        for (const hash of hashes) this.#unheld.add(hash)
        this.#changed.emit()
        this.#work()
      },
      // The folder can't be read or written: what is in it is not called held.
      () => undefined,
    )
  }

  #tryAgain(): void {
    this.#later.clear()
    this.#cancelAgain?.()
    this.#cancelAgain = null
    this.#work()
  }

  #work(): void {
    const relay = this.#relay
    if (relay === null || this.#closed) return
    const due = [...this.#unheld, ...this.#wanted].filter(
      hash => !this.#busy.has(hash) && !this.#later.has(hash) && !this.#seldom.has(hash),
    )
    for (const hash of due.slice(0, Math.max(0, AT_ONCE - this.#busy.size))) {
      this.#busy.add(hash)
      void this.#move(relay, hash)
        .catch((): Moved => 'soon')
        .then(moved => {
          this.#busy.delete(hash)
          if (moved === 'done') this.#absences.forget(hash)
          else this.#again(hash, moved)
          this.#work()
        })
    }
  }

  #again(hash: string, when: Exclude<Moved, 'done'>): void {
    if (this.#closed) return
    if (when === 'never') return void this.#wanted.delete(hash)
    if (when === 'seldom') return this.#atLeisure(hash)
    this.#later.add(hash)
    this.#cancelAgain ??= this.#options.timers.after(this.#pause, () => {
      this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS)
      this.#tryAgain()
    })
  }

  #atLeisure(hash: string): void {
    this.#seldom.add(hash)
    this.#cancelSeldom ??= this.#options.timers.after(SELDOM_PAUSE_MS, () => {
      this.#cancelSeldom = null
      this.#seldom.clear()
      this.#work()
    })
  }

  /** Brings one picture there or here. */
  async #move(relay: RelayBlobs, hash: string): Promise<Moved> {
    const bytes = await this.#files.get(hash)
    if (bytes === null) {
      // A mark without its picture: a crash came between the two.
      if (this.#unheld.delete(hash)) await this.#files.markHeld(hash)
      return this.#wanted.has(hash) ? this.#fetch(relay, hash) : 'done'
    }
    if (this.#wanted.delete(hash)) this.#arrived.emit(hash)
    if (!this.#unheld.has(hash)) return 'done'
    const answer = await relay.put(hash, bytes)
    if (answer !== 'held') return 'soon'
    // Held by the relay that was asked; another one may be followed by now.
    if (relay !== this.#relay) return 'done'
    await this.#files.markHeld(hash)
    this.#unheld.delete(hash)
    this.#changed.emit()
    return 'done'
  }

  async #fetch(relay: RelayBlobs, hash: string): Promise<Moved> {
    const fetched = await relay.get(hash)
    if (fetched.is === 'unreachable') return 'soon'
    // Whoever has it may not have brought it there yet.
    if (fetched.is === 'absent' || (await hashOf(fetched.bytes)) !== hash) return this.#absences.count(hash)
    this.#wanted.delete(hash)
    if (sniffImage(fetched.bytes) === null && !isPacked(fetched.bytes)) return 'done'
    await this.#files.put(hash, fetched.bytes, true)
    this.#arrived.emit(hash)
    return 'done'
  }
}

/** A state of a page: compressed by gzip. */
function isPacked(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}
