import type { YMapEvent } from 'yjs'
import { instantSchema } from '../../../core/dates'
import { changeSchema, type Change } from '../../../core/deal/schema'
import type { BoardDocument } from '../../../core/documents/board'
import { memberIdSchema, type BoardId, type DealId, type MemberId } from '../../../core/ids'
import { changedSince } from '../../../core/insights/changed'
import type { ChangedPatch } from '../../contract/change-rows'
import { basisOf } from '../insights/fact-source'
import type { OpenWorkspace } from '../workspace/open-workspace'
import { shownBoards } from './facts-subscription'

/** How long deals are read before the loop has its turn (S10). */
const READING_MS = 4
/** An import or a colleague's busy minute is told a few times, not at each row. */
const PAUSE_MS = 100

/** What changed since an instant, on every board that is not removed: as soon as all is read, then after each change. */
export function subscribeChanged(
  workspace: OpenWorkspace,
  since: number,
  send: (patch: ChangedPatch) => void,
): () => void {
  const changed = new Changed(workspace, since, send)
  return () => changed.end()
}

class Changed {
  /** Changes that are young enough, by board; they are only ever added to (D4). */
  readonly #changes = new Map<BoardId, Change[]>()
  readonly #created = new Map<DealId, MemberId | null>()
  readonly #boardStops: (() => void)[] = []
  readonly #stop: readonly (() => void)[]
  #cancel: () => void = () => undefined
  #telling: (() => void) | null = null
  #boards = ''
  #complete = false

  constructor(
    private readonly workspace: OpenWorkspace,
    private readonly since: number,
    private readonly send: (patch: ChangedPatch) => void,
  ) {
    this.#begin()
    const { follower } = workspace
    this.#stop = [
      follower.onDeals(({ boardId, ids }) => {
        for (const id of ids) this.#noteCreation(boardId, id)
        this.#tellSoon()
      }),
      // A rate or a stage's kind says something else of the same changes.
      follower.onDirectory(() => {
        if (shownBoards(workspace).join() === this.#boards) return this.#tellSoon()
        this.#leave()
        this.#begin()
      }),
    ]
  }

  end(): void {
    this.#leave()
    for (const stop of this.#stop) stop()
  }

  /** Ends what was begun on the boards that were looked at. */
  #leave(): void {
    this.#cancel()
    this.#telling?.()
    this.#telling = null
    for (const stop of this.#boardStops.splice(0)) stop()
  }

  #begin(): void {
    this.#changes.clear()
    this.#created.clear()
    this.#complete = false
    const boards = shownBoards(this.workspace)
    this.#boards = boards.join()
    this.#cancel = this.workspace.timers.soon(() => this.#read(this.#everyDeal(boards)))
  }

  #read(deals: Iterator<readonly [BoardId, string]>): void {
    const until = performance.now() + READING_MS
    for (let next = deals.next(); next.done !== true; next = deals.next()) {
      this.#noteCreation(...next.value)
      if (performance.now() > until) {
        this.#cancel = this.workspace.timers.soon(() => this.#read(deals))
        return
      }
    }
    this.#complete = true
    this.#tell()
  }

  *#everyDeal(boards: readonly BoardId[]): Generator<readonly [BoardId, string]> {
    for (const boardId of boards) {
      const board = this.workspace.board(boardId)
      this.#follow(boardId, board)
      for (const id of board.deals.ids()) yield [boardId, id]
    }
  }

  #follow(boardId: BoardId, { changes }: BoardDocument): void {
    const mine: Change[] = []
    const add = (value: unknown): void => {
      if (!isYoung(value, this.since)) return
      const change = changeSchema.safeParse(value)
      if (change.success) mine.push(change.data)
    }
    for (const value of changes.values()) add(value)
    const onChanges = (event: YMapEvent<unknown>): void => {
      for (const key of event.keysChanged) add(changes.get(String(key)))
    }
    changes.observe(onChanges)
    this.#boardStops.push(() => changes.unobserve(onChanges))
    this.#changes.set(boardId, mine)
  }

  #noteCreation(boardId: BoardId, id: string): void {
    const fields = this.workspace.board(boardId).deals.read(id)?.fields
    const at = instantSchema.safeParse(fields?.['createdAt'])
    if (!at.success || at.data < this.since) return
    this.#created.set(id as DealId, memberIdSchema.safeParse(fields?.['createdBy']).data ?? null)
  }

  #tellSoon(): void {
    if (this.#complete) this.#telling ??= this.workspace.timers.after(PAUSE_MS, () => this.#tell())
  }

  #tell(): void {
    this.#telling = null
    const { currency, stages, convert } = basisOf(this.workspace.document)
    const { standing } = this.workspace.follower
    // A deal takes its changes along to another board: they happened once.
    const happened = [...this.#changes].flatMap(([boardId, mine]) =>
      mine.filter(({ dealId }) => !standing.isElsewhere(boardId, dealId)),
    )
    const changes = changedSince(happened, this.since, {
      kindOf: stageId => stages.get(stageId)?.kind ?? null,
      convert,
      created: this.#created,
    })
    this.send({ currency, changes, complete: this.#complete })
  }
}

/** A year's changes are many, and most are older than what is asked: only the others are parsed. */
function isYoung(value: unknown, since: number): boolean {
  const at = (value as { at?: unknown } | null | undefined)?.at
  return typeof at === 'number' && at >= since
}
