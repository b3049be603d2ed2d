import type { WorkspaceDocument } from '../../../core/documents/workspace'
import type { PageId } from '../../../core/ids'
import { readPage } from '../../../core/page/read'
import type { Documents } from '../documents/documents'
import { kindOf, pageDocument } from '../documents/names'
import type { DocumentRegistry } from '../documents/registry'
import { createSignal } from '../signal'
import type { DocumentName } from '../store/port'
import type { Timers } from '../timers'
import { derive, unreadable, type Derived, type StoredFacts } from './page-facts'
import type { FactsAsOf, PageTables } from './page-tables'

/** A page that is being written on is read again after so much quiet, and never more than this share of the time. */
const AFTER_EDIT_MS = 250
const SHARE = 1 / 30
/** The disk refused the tables: they are tried again, and the rows that windows have are right meanwhile. */
const RETRY_MS = 2_000

/**
 * Keeps what the tables say of pages equal to their documents. Pages are not in memory unless somebody reads them, so each
 * is read for this alone, one a turn of the loop; after a crash, those are read again whose log went on (`seq`).
 */
export class PageFollower {
  /** Pages to be read, with the earliest moment for it. */
  readonly #due = new Map<PageId, number>()
  /** Read while ahead of their logs: to be marked once all of it is on disk. */
  readonly #unmarked = new Set<PageId>()
  /** Until when a page that was read rests, however much is written on it. */
  readonly #rests = new Map<PageId, number>()
  readonly #changed = createSignal<readonly PageId[]>()
  readonly #stop: (() => void)[]
  #facts: Map<PageId, FactsAsOf> | null = null
  #generation: number
  #cancel: (() => void) | null = null
  #wakesAt = Infinity
  #idle: (() => void)[] = []

  constructor(
    private readonly tables: PageTables,
    private readonly documents: Documents,
    private readonly registry: DocumentRegistry,
    private readonly workspace: WorkspaceDocument,
    private readonly timers: Timers,
  ) {
    this.#generation = tables.generation
    this.#stop = [
      registry.onChanged(name => this.#onChanged(name)),
      registry.onDurable(({ name }) => this.#onDurable(name)),
      workspace.collections.pages.onChange(ids => this.#onRecords(ids)),
    ]
  }

  /** What the rows of these pages say of their documents is new. */
  readonly onFacts = this.#changed.on

  factsOf(id: PageId): StoredFacts | null {
    return this.#known().get(id)?.facts ?? null
  }

  /** Reads again, in the background, every page whose log is not where the tables say. */
  catchUp(): void {
    const known = this.#known()
    for (const { document, seq } of this.registry.store.documents()) {
      const kind = kindOf(document)
      if (kind.kind === 'page' && known.get(kind.pageId)?.seq !== seq) this.#enqueue(kind.pageId, 0)
    }
  }

  /** Forgets what the tables say of pages, and reads every one again. Resolves when that is done. */
  async rebuild(): Promise<void> {
    this.#generation = this.tables.generation
    const known = [...this.#known().keys()]
    for (const id of known) this.tables.write(id, null, null)
    this.#facts = new Map()
    this.catchUp()
    this.#changed.emit(known)
    await this.idle()
  }

  /** Resolves when the tables hold all that the documents do. */
  idle(): Promise<void> {
    return this.#due.size === 0 ? Promise.resolve() : new Promise(resolve => this.#idle.push(resolve))
  }

  destroy(): void {
    this.#cancel?.()
    for (const stop of this.#stop) stop()
    this.#due.clear()
  }

  #known(): Map<PageId, FactsAsOf> {
    return (this.#facts ??= this.tables.all())
  }

  #onChanged(name: DocumentName): void {
    const kind = kindOf(name)
    if (kind.kind !== 'page') return
    this.#enqueue(kind.pageId, Math.max(performance.now() + AFTER_EDIT_MS, this.#rests.get(kind.pageId) ?? 0))
  }

  #onDurable(name: DocumentName): void {
    const kind = kindOf(name)
    if (kind.kind !== 'page' || this.registry.isWriting(name) || this.#due.has(kind.pageId)) return
    if (this.#unmarked.delete(kind.pageId)) this.tables.mark(kind.pageId, this.documents.seq(name))
  }

  /** A page that is of another kind has another head. */
  #onRecords(ids: ReadonlySet<string>): void {
    for (const id of ids) {
      const page = readPage(this.workspace, id)
      const known = page === null ? undefined : this.#known().get(page.id)
      if (page !== null && known !== undefined && known.facts.kind !== page.kind) this.#enqueue(page.id, 0)
    }
  }

  #enqueue(id: PageId, at: number): void {
    // The first moment stands: somebody who never stops writing is still counted.
    if (!this.#due.has(id)) this.#due.set(id, at)
    this.#wake(at)
  }

  #wake(at: number): void {
    if (this.#cancel !== null && this.#wakesAt <= at) return
    this.#cancel?.()
    this.#wakesAt = at
    const wait = at - performance.now()
    const turn = (): void => {
      this.#cancel = null
      this.#turn()
    }
    this.#cancel = wait <= 0 ? this.timers.soon(turn) : this.timers.after(wait, turn)
  }

  /** Reads one page: decoding holds the loop, so what is waiting is served in between. */
  #turn(): void {
    const now = performance.now()
    let following = Infinity
    let next: PageId | null = null
    for (const [id, at] of this.#due) {
      if (next === null && at <= now) next = id
      else following = Math.min(following, at)
    }
    if (next !== null) {
      this.#due.delete(next)
      this.#read(next)
    }
    if (following !== Infinity) this.#wake(following)
    if (this.#due.size === 0) for (const resolve of this.#idle.splice(0)) resolve()
  }

  #read(id: PageId): void {
    const name = pageDocument(id)
    const began = performance.now()
    const kind = readPage(this.workspace, id)?.kind ?? 'note'
    const seq = this.registry.isWriting(name) ? null : this.documents.seq(name)
    const derived = this.#derived(name, kind)
    if (derived === null) this.#known().delete(id)
    else this.#known().set(id, { facts: derived.facts, seq })
    this.#keep(id, derived, seq)
    const now = performance.now()
    // A long page that is written on all the time is read less often.
    this.#rests.set(id, now + (now - began) / SHARE)
    this.#changed.emit([id])
  }

  #derived(name: DocumentName, kind: StoredFacts['kind']): Derived | null {
    try {
      return derive(this.documents.read(name), kind)
    } catch {
      return unreadable(kind)
    }
  }

  #keep(id: PageId, derived: Derived | null, seq: number | null): void {
    try {
      this.tables.write(id, derived, seq)
      if (seq === null) this.#unmarked.add(id)
    } catch {
      this.#enqueue(id, performance.now() + RETRY_MS)
    }
    if (this.tables.generation === this.#generation) return
    // The tables were emptied beneath us.
    this.#generation = this.tables.generation
    for (const known of this.#known().keys()) this.#enqueue(known, performance.now() + AFTER_EDIT_MS)
  }
}
