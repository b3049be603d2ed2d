import type { DealId } from '../../core/ids'
import type { Patch } from '../../electron/contract/queries'
import type { DealMore } from '../../electron/contract/table-rows'

/** What a table shows of a board's deals beside their cards, as patches bring it. */
export class MoreRows {
  #rows = new Map<DealId, DealMore>()
  #version = 0
  #complete = false
  readonly #listeners = new Set<() => void>()

  readonly get = (id: DealId): DealMore | undefined => this.#rows.get(id)
  /** Whether all of it is here. */
  readonly complete = (): boolean => this.#complete
  /** Grows with every change that is told: when all is here, and with each edit after that. */
  readonly version = (): number => this.#version
  readonly onAny = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  apply({ reset, upsert, remove, complete }: Patch<'board.more'>): void {
    // What was here stays until the new takes its place: cells that go empty and fill again are noise.
    if (reset && !this.#complete) this.#rows.clear()
    for (const more of upsert) this.#rows.set(more.id, more)
    for (const id of remove) this.#rows.delete(id)
    this.#complete ||= complete
    // Ten thousand rows come in ten patches; to lay them all out after each would hold ten frames, and show no line sooner.
    if (!complete) return
    this.#version++
    for (const listener of [...this.#listeners]) listener()
  }
}
