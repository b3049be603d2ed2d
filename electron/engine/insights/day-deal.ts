import type { Change } from '../../../core/deal/schema'
import type { BoardDocument } from '../../../core/documents/board'
import { dateOf, type CalendarDate } from '../../../core/dates'
import type { BoardId } from '../../../core/ids'
import { factOf } from '../../../core/insights/fact'
import type { DayDeal } from '../../../core/insights/my-day'
import { turningPoints } from '../../../core/insights/turning-points'
import { ChangeIndex } from './change-index'
import type { Standing } from '../projection/standing'
import type { FactBasis } from './fact-source'
import { PartIndex } from './part-index'

/** One board, ready to be asked for what a day is made of. */
export class DayBoard {
  readonly #changes: ChangeIndex
  readonly #seats: PartIndex<'seats'>
  readonly #steps: PartIndex<'steps'>
  readonly #notes: PartIndex<'notes'>

  constructor(
    private readonly boardId: BoardId,
    private readonly board: BoardDocument,
    private readonly standing: Standing,
    onDeals: (dealIds: readonly string[]) => void,
  ) {
    this.#changes = new ChangeIndex(board)
    this.#seats = new PartIndex(board, 'seats', onDeals)
    this.#steps = new PartIndex(board, 'steps', onDeals)
    this.#notes = new PartIndex(board, 'notes', onDeals)
  }

  /** A deal as its rep's day sees it; null for one that is not open, or not theirs. */
  read(id: string, mine: ReadonlySet<string>, { convert, stages }: FactBasis): DayDeal | null {
    const { boardId, board } = this
    const deal = this.standing.deal(boardId, board.deals, id)
    if (deal === null || deal.ownerId === null || !mine.has(deal.ownerId)) return null
    const stage = deal.place === null ? undefined : stages.get(deal.place.stageId)
    // A stage of another board is no stage here: the deal is shown unsorted (D6).
    if (stage?.boardId !== boardId || stage.kind !== 'open') return null
    const changes = this.#changes.of(id)
    const moves = changes.filter(change => change.kind === 'place')
    const { ownProbability } = deal
    const fact = factOf(deal, { boardId, stages, moves, convert, ownProbability })
    if (fact === null) return null
    const { slips, slippedDays } = turningPoints(changes, null)
    const { title, accountId, amount, closeDate, nextStep, nextStepDue, qualification } = deal
    return {
      ...{ id: deal.id, boardId, title, accountId, amount, closeDate, nextStep, nextStepDue, qualification },
      ...{ stageId: stage.id, minor: fact.minor, probability: fact.probability, slips, slippedDays },
      movedOn: this.#movedOn(id, fact.inStageSince, changes),
      steps: this.#steps.of(id).filter(({ state, side }) => state === 'open' && side === 'seller'),
      seats: this.#seats.of(id),
    }
  }

  destroy(): void {
    for (const each of [this.#changes, this.#seats, this.#steps, this.#notes]) each.destroy()
  }

  /** The last day on which something happened to it, by the clocks of those who did it: shown to its rep, never an order (D2). */
  #movedOn(id: string, since: CalendarDate | null, changes: readonly Change[]): CalendarDate | null {
    const latest = [...changes, ...this.#notes.of(id)].reduce<number | null>((last, { at }) => Math.max(last ?? 0, at), null) // prettier-ignore
    const last = latest === null ? null : dateOf(latest)
    if (since === null || last === null) return since ?? last
    return last > since ? last : since
  }
}
