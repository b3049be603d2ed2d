import type { Follower } from '../projection/follower'
import type { Timers } from '../timers'
import type { DealSource } from './deal-source'
import type { SearchChange } from './port'
import type { SearchIndex } from './search-index'
import type { SearchSource } from './source'

/** Put into the index in one turn of the loop: deals take about 0.2 ms each, a page of 800 words 4 ms. */
const PER_TURN = 16
const TURN_MS = 4
const LETTERS = 4_000
const WORDS = 2_000
/** While rows are being written, the index waits: people see their boards before they search them. */
const LATER_MS = 60
/** How long to wait when the disk took nothing. */
const RETRY_MS = 2_000

interface Due {
  readonly source: SearchSource
  readonly id: string
}

/**
 * Keeps the index equal to what it was derived from, in turns of a few milliseconds that nobody waits for: not a start, which begins it
 * only when the boards are shown, nor an edit, which is answered before.
 */
export class SearchFeed {
  readonly #due = new Map<string, Due>()
  readonly #stop: (() => void)[] = []
  #cancel: (() => void) | null = null
  #idle: (() => void)[] = []
  #begun = false
  #failing = false

  constructor(
    private readonly index: SearchIndex,
    private readonly deals: DealSource,
    private readonly sources: readonly SearchSource[],
    private readonly follower: Follower,
    private readonly timers: Timers,
  ) {}

  /** Compares the index with all that there is, and follows it from now on. */
  begin(): void {
    if (this.#begun) return
    this.#begun = true
    this.#stop.push(
      this.follower.onDeals(() => this.#schedule()),
      this.follower.onRebuilt(() => this.#lookAtAll()),
      this.deals.onDue(() => this.#schedule()),
      ...this.sources.map(source => source.onChange(ids => this.#mark(source, ids))),
    )
    this.#lookAtAll()
  }

  /** Whether something that exists may not be found yet. */
  get building(): boolean {
    return !this.#begun || this.#cancel !== null
  }

  /** Puts the few that were changed just now, before somebody asks: who renames a deal finds it by its new name. */
  catchUp(): void {
    if (!this.#begun || this.#failing) return
    try {
      if (this.deals.due(PER_TURN).length < PER_TURN) this.#putDeals()
      if (this.#due.size < PER_TURN) this.#putOthers()
    } catch {
      // The next turn finds out, too, and waits.
    }
  }

  /** Resolves when the index holds all. */
  idle(): Promise<void> {
    return this.building ? new Promise(resolve => this.#idle.push(resolve)) : Promise.resolve()
  }

  destroy(): void {
    this.#cancel?.()
    for (const stop of this.#stop) stop()
    this.#due.clear()
  }

  #lookAtAll(): void {
    this.index.forget()
    this.deals.compareBoards()
    for (const source of this.sources) {
      this.#mark(source, this.index.idsOf(source.kind))
      this.#mark(source, source.ids())
    }
    this.#schedule()
  }

  #mark(source: SearchSource, ids: Iterable<string>): void {
    for (const id of ids) this.#due.set(`${source.kind}:${id}`, { source, id })
    this.#schedule()
  }

  #schedule(wait = 0): void {
    this.#cancel ??= wait === 0 ? this.timers.soon(this.#turn) : this.timers.after(wait, this.#turn)
  }

  readonly #turn = (): void => {
    this.#cancel = null
    if (this.follower.backlog > 0) return this.#schedule(LATER_MS)
    try {
      this.#failing = false
      if (this.#putDeals() || this.#putOthers() || this.index.warm(WORDS)) this.#schedule()
      else for (const resolve of this.#idle.splice(0)) resolve()
    } catch {
      // The disk takes no more. What was due still is.
      this.#failing = true
      this.#schedule(RETRY_MS)
    }
  }

  /** Puts the next deals; false when none are due. */
  #putDeals(): boolean {
    const due = this.deals.due(PER_TURN)
    if (due.length === 0) return false
    this.index.apply(due.map(each => this.deals.change(each)), () => this.deals.done(due)) // prettier-ignore
    return true
  }

  #putOthers(): boolean {
    const until = performance.now() + TURN_MS
    const keys: string[] = []
    const changes: SearchChange[] = []
    let letters = 0
    for (const [key, { source, id }] of this.#due) {
      const change = source.isCurrent?.(id) === true ? null : changeOf(source, id)
      if (change !== null) changes.push(change)
      if (change?.op === 'put') letters += change.doc.body.length
      if (keys.push(key) === PER_TURN || letters > LETTERS || performance.now() > until) break
    }
    if (keys.length === 0) return false
    this.index.apply(changes)
    for (const key of keys) this.#due.delete(key)
    return true
  }
}

function changeOf(source: SearchSource, id: string): SearchChange {
  const doc = source.read(id)
  return doc === null ? { op: 'remove', ref: { kind: source.kind, id } } : { op: 'put', doc }
}
