import type { DealId } from '../../core/ids'
import type { BoardPatch } from '../../electron/contract/queries'
import type { CardRow, LaneTotal } from '../../electron/contract/rows'
import { findRow, patchLane } from './sorted-rows'
import { Topics } from './topics'

/** What this person did to a card and the engine has not yet confirmed: shown at once, whatever the disk or the network does. */
export interface Overlay {
  readonly dealId: DealId
  /** The card as it looks with this on top; null when it is not to be seen. */
  apply(row: CardRow | null): CardRow | null
  /** Whether the engine's row already says the same, so that the overlay is not needed any more. */
  settled(row: CardRow | null): boolean
}

interface Pending {
  readonly overlay: Overlay
  answered: boolean
  patched: boolean
}

const NO_ROWS: readonly CardRow[] = []
/** An answered edit whose patch does not come (its card is filtered away, say) stops being shown after this long. */
const LINGER = 2_000

/**
 * The rows of one board in a window: what patches brought, with what this person has just done on top. Each lane is an
 * array sorted by (order, id), replaced when it changes and only then, so that only the lanes that changed paint again.
 */
export class BoardRows {
  readonly #topics = new Topics()
  #base = new Map<DealId, CardRow>()
  #shown = new Map<DealId, CardRow>()
  #lanes = new Map<string, readonly CardRow[]>()
  #totals = new Map<string, LaneTotal>()
  #pending = new Map<DealId, Pending[]>()
  #version = 0
  #state: 'empty' | 'partial' | 'complete' = 'empty'

  /** @param later runs a function after so many milliseconds; tests hand in their own. */
  constructor(
    readonly later: (run: () => void, ms: number) => void = (run, ms) => void setTimeout(run, ms),
  ) {}

  readonly state = (): 'empty' | 'partial' | 'complete' => this.#state
  readonly lane = (lane: string): readonly CardRow[] => this.#lanes.get(lane) ?? NO_ROWS
  readonly total = (lane: string): LaneTotal | undefined => this.#totals.get(lane)
  readonly totals = (): ReadonlyMap<string, LaneTotal> => this.#totals
  readonly row = (id: DealId): CardRow | undefined => this.#shown.get(id)
  readonly rows = (): Iterable<CardRow> => this.#shown.values()
  readonly size = (): number => this.#shown.size
  readonly onLane = (lane: string, listener: () => void): (() => void) =>
    this.#topics.on(`lane:${lane}`, listener)
  readonly onRow = (id: DealId, listener: () => void): (() => void) => this.#topics.on(`row:${id}`, listener)
  readonly onTotals = (listener: () => void): (() => void) => this.#topics.on('totals', listener)
  /** Whatever changes, once for all that changes together. */
  readonly onAny = (listener: () => void): (() => void) => this.#topics.on('any', listener)
  /** Grows with every change. */
  readonly version = (): number => this.#version
  readonly onState = (listener: () => void): (() => void) => this.#topics.on('state', listener)

  /** The card's position in its lane; -1 when it is not shown. */
  indexOf(id: DealId): number {
    const row = this.#shown.get(id)
    return row === undefined ? -1 : Math.max(-1, findRow(this.lane(row.lane), row))
  }

  apply(patch: BoardPatch): void {
    switch (patch.kind) {
      case 'reset':
        this.#reset(patch.rows, patch.totals)
        return this.#setState(patch.complete ? 'complete' : 'partial')
      case 'more':
        for (const row of patch.rows) this.#base.set(row.id, row)
        this.#refresh(patch.rows.map(row => row.id))
        return this.#setState(patch.complete ? 'complete' : 'partial')
      case 'change':
        for (const row of patch.upsert) this.#base.set(row.id, row)
        for (const id of patch.remove) this.#base.delete(id)
        for (const row of patch.upsert) this.#settle(row.id)
        for (const id of patch.remove) this.#settle(id)
        this.#refresh([...patch.upsert.map(row => row.id), ...patch.remove])
        return this.#setTotals(patch.totals)
    }
  }

  /** Shows an edit at once. Returns what to call when it is answered (`true`), refused or taken back (`false`). */
  overlay(overlays: readonly Overlay[]): (kept: boolean) => void {
    const added = overlays.map(overlay => ({ overlay, answered: false, patched: false }))
    for (const pending of added) {
      const id = pending.overlay.dealId
      this.#pending.set(id, [...(this.#pending.get(id) ?? []), pending])
    }
    this.#refresh(overlays.map(({ dealId }) => dealId))
    return kept => this.#answered(added, kept)
  }

  #answered(added: readonly Pending[], kept: boolean): void {
    const waiting: Pending[] = []
    for (const pending of added) {
      pending.answered = true
      const base = this.#base.get(pending.overlay.dealId) ?? null
      if (kept && !pending.patched && !pending.overlay.settled(base)) waiting.push(pending)
    }
    this.#drop(added.filter(pending => !waiting.includes(pending)))
    if (waiting.length > 0) this.later(() => this.#drop(waiting), LINGER)
  }

  #drop(gone: readonly Pending[]): void {
    for (const pending of gone) this.#keep(pending.overlay.dealId, other => other !== pending)
    this.#refresh(gone.map(pending => pending.overlay.dealId))
  }

  #settle(id: DealId): void {
    const base = this.#base.get(id) ?? null
    this.#keep(id, pending => {
      pending.patched = true
      return !pending.answered && !pending.overlay.settled(base)
    })
  }

  #keep(id: DealId, wanted: (pending: Pending) => boolean): void {
    const list = this.#pending.get(id)?.filter(wanted)
    if (list === undefined) return
    if (list.length === 0) this.#pending.delete(id)
    else this.#pending.set(id, list)
  }

  #effective(id: DealId): CardRow | null {
    let row = this.#base.get(id) ?? null
    for (const { overlay } of this.#pending.get(id) ?? []) row = overlay.apply(row)
    return row
  }

  #reset(rows: readonly CardRow[], totals: readonly LaneTotal[]): void {
    const before = new Set(this.#lanes.keys())
    const ids = [...this.#shown.keys()]
    this.#base = new Map(rows.map(row => [row.id, row]))
    this.#shown = new Map()
    this.#lanes = new Map()
    this.#refresh([...this.#base.keys(), ...this.#pending.keys()])
    for (const lane of before) if (!this.#lanes.has(lane)) this.#topics.emit(`lane:${lane}`)
    for (const id of ids) if (!this.#shown.has(id)) this.#topics.emit(`row:${id}`)
    this.#changed()
    this.#setTotals(totals)
  }

  /** Brings the lanes up to date with the rows of these ids. */
  #refresh(ids: readonly DealId[]): void {
    const touched = new Map<string, { removed: CardRow[]; added: CardRow[] }>()
    const lane = (name: string) => {
      let change = touched.get(name)
      if (change === undefined) touched.set(name, (change = { removed: [], added: [] }))
      return change
    }
    const changed: DealId[] = []
    for (const id of new Set(ids)) {
      const before = this.#shown.get(id) ?? null
      const after = this.#effective(id)
      if (before === after) continue
      if (before !== null) lane(before.lane).removed.push(before)
      if (after !== null) lane(after.lane).added.push(after)
      if (after === null) this.#shown.delete(id)
      else this.#shown.set(id, after)
      changed.push(id)
    }
    for (const [name, { removed, added }] of touched)
      this.#lanes.set(name, patchLane(this.lane(name), removed, added))
    for (const name of touched.keys()) this.#topics.emit(`lane:${name}`)
    for (const id of changed) this.#topics.emit(`row:${id}`)
    if (changed.length > 0) this.#changed()
  }

  /** Totals always come whole: a lane that is not among them has no deals. */
  #setTotals(totals: readonly LaneTotal[]): void {
    this.#totals = new Map(totals.map(total => [total.lane, total]))
    this.#topics.emit('totals')
  }

  #changed(): void {
    this.#version++
    this.#topics.emit('any')
  }

  #setState(state: 'partial' | 'complete'): void {
    if (this.#state === state) return
    this.#state = state
    this.#topics.emit('state')
  }
}
