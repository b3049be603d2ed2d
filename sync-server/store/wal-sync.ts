import { closeSync, fdatasync, openSync } from 'node:fs'
import { promisify } from 'node:util'

/** Brings what was written to a file to its disk, and resolves once it is there. */
export type SyncFile = (fd: number) => Promise<void>

/**
 * Syncs SQLite's write-ahead log beside the event loop. A commit only writes to it (`synchronous=NORMAL`), in order and with
 * checksums; so once the file is synced, every commit before is durable, as with `synchronous=FULL`, and nobody waited for the
 * disk who did not ask for it. (No lock of SQLite's is on this file: to close it takes none away.)
 */
export class WalSync {
  readonly #fd: number
  readonly #sync: SyncFile
  #running: Promise<void> | null = null
  #next: Promise<void> | null = null
  #isDirty = true
  #failure: { readonly error: unknown } | null = null

  constructor(database: string, sync: SyncFile = promisify(fdatasync)) {
    this.#fd = openSync(`${database}-wal`, 'r+')
    this.#sync = sync
  }

  get isRunning(): boolean {
    return this.#running !== null
  }

  /** Something was committed. */
  wrote(): void {
    this.#isDirty = true
  }

  /**
   * Resolves when all that was committed before is on disk. Rejects when a sync has failed, and from then on always: pages
   * that could not be written pass for written at the next one.
   */
  async synced(): Promise<void> {
    if (this.#failure) throw this.#failure.error
    if (!this.#running) return this.#isDirty ? this.#start() : undefined
    // the one under way may have begun too early
    this.#next ??= this.#running.then(() => {
      this.#next = null
      return this.#isDirty ? this.#start() : undefined
    })
    return this.#next
  }

  close(): void {
    closeSync(this.#fd)
  }

  #start(): Promise<void> {
    this.#isDirty = false
    this.#running = this.#sync(this.#fd).then(
      () => void (this.#running = null),
      (error: unknown) => {
        this.#running = null
        this.#failure = { error }
        throw error
      },
    )
    return this.#running
  }
}
