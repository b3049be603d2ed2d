import type { TacticUse } from '../../../core/deal/tactic-use'
import { readRecords } from '../../../core/documents/workspace'
import { daysBetween } from '../../../core/dates'
import type { BoardId, DealId } from '../../../core/ids'
import { factOf } from '../../../core/insights/fact'
import { discountPast } from '../../../core/insights/discounts'
import {
  howToWin,
  isLike,
  similarDeals,
  whoHasDoneThis,
  type Ranked,
  type Situation,
} from '../../../core/insights/how-to-win'
import { reasonNames } from '../../../core/workspace/planning'
import { turningPoints } from '../../../core/insights/turning-points'
import type { DiscountPast, HowToWin, RankedPage, SimilarDeal } from '../../contract/how-to-win'
import type { WinSource } from './source'
import { SituationBook } from './situation-book'
import { tacticsOf, type Tactics } from './tactics'

const PAGES = 6
const SIMILAR = 3
const PEOPLE = 3

/** Answers *how to win this one* for any deal, from what it keeps; tells when the answers may be others. */
export class WinBook {
  readonly #deals: SituationBook
  readonly #stop: readonly (() => void)[]
  #tactics: Tactics | null = null
  readonly #listeners = new Set<() => void>()

  constructor(private readonly workspace: WinSource) {
    this.#deals = new SituationBook(workspace)
    const { wiki, pageFollower, document } = workspace
    const onPages = (): void => {
      this.#tactics = null
      this.#tell()
    }
    this.#stop = [
      wiki.onRows(onPages),
      pageFollower.onFacts(onPages),
      document.collections.tags.onChange(onPages),
      document.collections.accounts.onChange(() => (this.#tactics = null)),
      this.#deals.onChanged(() => this.#tell()),
    ]
  }

  onChanged(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Whether all deals have been read; answers before that would tell less than there is. */
  get isComplete(): boolean {
    return this.#deals.isComplete
  }

  /** Null for a deal that is not on this board (yet), or in its trash. */
  answer(boardId: BoardId, dealId: DealId): HowToWin | null {
    const deal = this.#deals.situation(boardId, dealId)
    if (deal === null) return null
    const tactics = (this.#tactics ??= tacticsOf(this.workspace, this.#deals.sectors.all()))
    const past = this.#deals.situations()
    const uses = this.#deals.uses()
    const ranked = howToWin(deal, tactics.facts, past, uses)
    const of = (outcome: 'won' | 'lost'): SimilarDeal[] =>
      similarDeals(
        deal,
        past.filter(other => other.outcome === outcome),
        SIMILAR,
      ).flatMap(other => this.#similar(other, outcome, uses, tactics) ?? [])
    return {
      outcome: deal.outcome,
      pages: ranked.slice(0, PAGES).flatMap(each => rankedPage(each, tactics) ?? []),
      more: Math.max(0, ranked.length - PAGES),
      used: titlesOf(
        uses.filter(use => use.dealId === dealId),
        tactics,
      ),
      won: of('won'),
      lost: of('lost'),
      discounts: this.#discounts(deal, past),
      people: whoHasDoneThis(deal, past).slice(0, PEOPLE),
    }
  }

  destroy(): void {
    for (const stop of this.#stop) stop()
    this.#deals.destroy()
  }

  #discounts(deal: Situation, past: readonly Situation[]): DiscountPast {
    const gives = this.#deals.givesByDeal()
    const won = past.flatMap(({ dealId, ...other }) => {
      const traded = gives.get(dealId)
      const isPast = traded !== undefined && other.outcome === 'won' && dealId !== deal.dealId
      return isPast && isLike(deal, { dealId, ...other }) ? [{ dealId, gives: traded }] : []
    })
    const { trades, ...known } = discountPast(won)
    return {
      ...known,
      trades: trades.flatMap(({ dealId, discount, gets }) => {
        const home = this.#deals.home(dealId)
        const { standing } = this.workspace.follower
        const title = home === null ? null : standing.deal(home.boardId, home.board.deals, dealId)?.title
        return home === null || title === undefined || title === null
          ? []
          : [{ dealId, boardId: home.boardId, title, discount, gets: [...gets] }]
      }),
    }
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener()
  }

  #similar(
    { dealId }: Situation,
    outcome: SimilarDeal['outcome'],
    uses: readonly TacticUse[],
    tactics: Tactics,
  ): SimilarDeal | null {
    const home = this.#deals.home(dealId)
    const deal =
      home === null ? null : this.workspace.follower.standing.deal(home.boardId, home.board.deals, dealId)
    if (home === null || deal === null) return null
    const { boardId } = home
    const { convert, stages } = this.#deals.basis
    const changes = home.changes.of(dealId)
    const moves = changes.filter(change => change.kind === 'place')
    const fact = factOf(deal, { boardId, stages, moves, convert })
    const [start, end] = [fact?.startedOn ?? null, fact?.closedOn ?? null]
    const reasons = reasonNames(deal.sets.reasons, readRecords(this.workspace.document, 'reasons'))
    const { from, amount: change, slips, slippedDays } = turningPoints(changes, deal.place?.stageId ?? null)
    const { title, accountId, ownerId, amount } = deal
    return {
      ...{ dealId, boardId, title, outcome, accountId, ownerId, amount, from, change, slips, slippedDays },
      closedOn: end,
      days: start === null || end === null || end < start ? null : daysBetween(start, end),
      reason: reasons.length === 0 ? null : reasons.join(', '),
      used: titlesOf(
        uses.filter(use => use.dealId === dealId),
        tactics,
      ),
    }
  }
}

function rankedPage({ pageId, reasons }: Ranked, { rows }: Tactics): RankedPage | null {
  const row = rows.get(pageId)
  if (row === undefined) return null
  const { id, kind, title, updatedAt } = row
  return { pageId: id, kind, title, updatedAt, reasons: [...reasons] }
}

function titlesOf(uses: readonly TacticUse[], { rows }: Tactics): HowToWin['used'] {
  const used = new Map(uses.map(use => [use.pageId, rows.get(use.pageId)]))
  return [...used].flatMap(([pageId, row]) =>
    row === undefined ? [] : [{ pageId, title: row.title, kind: row.kind }],
  )
}
