import type { DealSets } from '../deal/sets'
import type { TacticUse } from '../deal/tactic-use'
import type { AccountId, CompetitorId, DealId, PageId, PersonId, ProductId, StageId } from '../ids'
import { ENOUGH } from './figure'
import { smoothedRate } from './smoothed'

/** What a page of the wiki says it is for. Empty lists say nothing: it is for any. */
export interface TacticFact {
  readonly pageId: PageId
  readonly competitors: readonly CompetitorId[]
  readonly stages: readonly StageId[]
  readonly products: readonly ProductId[]
  readonly sectors: readonly string[]
}

/** What of a deal decides which pages help, and which other deals are like it. */
export interface Situation {
  readonly dealId: DealId
  readonly outcome: 'open' | 'won' | 'lost'
  readonly stageId: StageId | null
  /** Stages that a decided deal stood in on its way, as far as moves were noted; an open one is asked where it stands. */
  readonly stages: readonly StageId[]
  readonly competitors: readonly CompetitorId[]
  readonly products: readonly ProductId[]
  readonly accountId: AccountId | null
  readonly sector: string | null
  readonly ownerId: PersonId | null
  /** Who helps its owner, and as what. */
  readonly team: DealSets['team']
  /** In the currency of the figures. */
  readonly minor: number | null
}

/** Why a page is shown, in the order in which it is said. */
export type Reason =
  /** Used in deals like this one that were decided: so many of them were won. With a stage: of those that stood in it. */
  | {
      readonly kind: 'record'
      readonly won: number
      readonly of: number
      readonly competitorId: CompetitorId | null
      readonly stageId: StageId | null
    }
  | { readonly kind: 'competitor'; readonly competitorId: CompetitorId }
  | { readonly kind: 'stage'; readonly stageId: StageId }
  | { readonly kind: 'product'; readonly productId: ProductId }
  | { readonly kind: 'sector'; readonly sector: string }

export interface Ranked {
  readonly pageId: PageId
  readonly score: number
  readonly reasons: readonly Reason[]
}

/** What each match is worth; a full record (every deal won that others lose) is worth about as much as naming the competitor. */
const WORTH = { competitor: 3, stage: 2, product: 1.5, sector: 1, record: 6 } as const
/** A page for other competitors, or for another stage, is of little help here. */
const ELSEWHERE = { competitor: -3, stage: -1, product: -1, sector: -0.5 } as const

/**
 * The pages that help to win this deal, best first, each with its reasons; pages that nothing speaks for are left out. The
 * record is the smoothed share of won deals among decided ones like this in which the page was used (`smoothed.ts`), against the share of
 * all decided deals that were won: what it adds counts, not that its users sell well anyway. Where enough deals against a competitor stood
 * in the stage that both the page and this deal are about, they are the record, against the share of deals from that stage: whoever gets
 * as far as a negotiation wins more often, with the page or without it.
 */
export function howToWin(
  deal: Situation,
  tactics: readonly TacticFact[],
  past: readonly Situation[],
  uses: readonly TacticUse[],
): Ranked[] {
  const decided = new Map(past.filter(each => each.outcome !== 'open').map(each => [each.dealId, each]))
  const bases = new Bases([...decided.values()])
  const usesOf = groupUses(uses)
  return tactics
    .map(tactic =>
      rank(deal, tactic, recordOf(deal, tactic, usesOf.get(tactic.pageId) ?? [], decided), bases),
    )
    .filter(({ score, reasons }) => score > 0 && reasons.length > 0)
    .sort((a, b) => b.score - a.score || (a.pageId < b.pageId ? -1 : 1))
}

type DealRecord = Extract<Reason, { kind: 'record' }>

function rank(deal: Situation, tactic: TacticFact, record: DealRecord, bases: Bases): Ranked {
  const reasons: Reason[] = record.of > 0 ? [record] : []
  const base = bases.of(record.stageId)
  let score = record.of === 0 ? 0 : WORTH.record * (smoothedRate(record.won, record.of, base) - base)
  const match = <T>(
    wanted: readonly T[],
    here: readonly T[],
    kind: keyof typeof ELSEWHERE,
    say: (what: T) => Reason,
  ) => {
    const shared = firstShared(wanted, here)
    if (shared !== null) reasons.push(say(shared))
    score += shared !== null ? WORTH[kind] : wanted.length > 0 ? ELSEWHERE[kind] : 0
  }
  match(tactic.competitors, deal.competitors, 'competitor', competitorId => ({
    kind: 'competitor',
    competitorId,
  }))
  match(tactic.stages, present(deal.stageId), 'stage', stageId => ({ kind: 'stage', stageId }))
  match(tactic.products, deal.products, 'product', productId => ({ kind: 'product', productId }))
  match(tactic.sectors, present(deal.sector), 'sector', sector => ({ kind: 'sector', sector }))
  return { pageId: tactic.pageId, score, reasons }
}

/**
 * How decided deals like this one went in which a page was used. Where the page names a competitor of this deal, those against *that* one:
 * the record says its name. Where it names the stage, too, those that stood in it, if they are enough to speak of (B4).
 */
function recordOf(
  deal: Situation,
  tactic: TacticFact,
  uses: readonly TacticUse[],
  decided: ReadonlyMap<DealId, Situation>,
): DealRecord {
  const competitorId = firstShared(tactic.competitors, deal.competitors)
  const stageId = firstShared(tactic.stages, present(deal.stageId))
  const isAlike = (other: Situation): boolean =>
    competitorId === null ? isLike(deal, other) : other.competitors.includes(competitorId)
  const alike = uses.flatMap(({ dealId, verdict }) => {
    const other = decided.get(dealId)
    return other === undefined || dealId === deal.dealId || !isAlike(other) ? [] : [{ other, verdict }]
  })
  const single = { kind: 'record', competitorId, stageId: null, ...tally(alike) } as const
  if (competitorId === null || stageId === null || single.of < ENOUGH) return single
  const both = tally(alike.filter(({ other }) => other.stages.includes(stageId)))
  return both.of < ENOUGH ? single : { ...single, ...both, stageId }
}

/** A deal counts once, however many used the page in it; *did not help* is no win of it. */
function tally(used: readonly { readonly other: Situation; readonly verdict: TacticUse['verdict'] }[]) {
  const helped = new Map<DealId, boolean>()
  for (const { other, verdict } of used) {
    const won = other.outcome === 'won' && verdict !== 'did-not'
    helped.set(other.dealId, (helped.get(other.dealId) ?? false) || won)
  }
  return { won: [...helped.values()].filter(Boolean).length, of: helped.size }
}

/** The share of decided deals that were won, of all and of those that stood in a stage; each is counted once. */
class Bases {
  readonly #known = new Map<StageId | null, number>()

  constructor(private readonly decided: readonly Situation[]) {}

  of(stageId: StageId | null): number {
    const known = this.#known.get(stageId)
    if (known !== undefined) return known
    const among = stageId === null ? this.decided : this.decided.filter(({ stages }) => stages.includes(stageId)) // prettier-ignore
    const base = shareWon(among)
    this.#known.set(stageId, base)
    return base
  }
}

/** Alike in what decides most: the competitor where one is known, else the product or the sector; a deal of which nothing is known is like all. */
export function isLike(deal: Situation, other: Situation): boolean {
  if (deal.competitors.length > 0) return deal.competitors.some(id => other.competitors.includes(id))
  if (deal.products.length === 0 && deal.sector === null) return true
  return (
    deal.products.some(id => other.products.includes(id)) ||
    (deal.sector !== null && deal.sector === other.sector)
  )
}

/** Decided deals most like this one, best first: what there is to learn from. */
export function similarDeals(deal: Situation, past: readonly Situation[], most: number): Situation[] {
  return past
    .filter(other => other.outcome !== 'open' && other.dealId !== deal.dealId)
    .map(other => ({ other, score: likeness(deal, other) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.other.dealId < b.other.dealId ? -1 : 1))
    .slice(0, most)
    .map(({ other }) => other)
}

function likeness(deal: Situation, other: Situation): number {
  const shared = <T>(a: readonly T[], b: readonly T[]): boolean => a.some(each => b.includes(each))
  const competitor = shared(deal.competitors, other.competitors)
  const product = shared(deal.products, other.products)
  const account = shared(present(deal.accountId), present(other.accountId))
  const sector = shared(present(deal.sector), present(other.sector))
  // Size alone makes no two deals alike.
  const size = (competitor || product) && isOfSize(deal.minor, other.minor)
  return (
    4 * Number(competitor) + 2 * Number(product) + 2 * Number(account) + Number(sector) + Number(size) / 2
  )
}

function isOfSize(a: number | null, b: number | null): boolean {
  return a !== null && b !== null && b >= a / 2 && b <= a * 2
}

/** Somebody to ask about a deal. A deal counts for its owner and for everybody who helped; `as`: in what, most recently read. */
export interface Experienced {
  readonly personId: PersonId
  /** Deals like this one that they won, and that they helped to win. */
  readonly won: number
  readonly helped: number
  readonly as: string
}

/** Who on the team has won deals like this one, or helped to, most first: whom to ask. Its own people know it already. */
export function whoHasDoneThis(deal: Situation, past: readonly Situation[]): Experienced[] {
  const known = new Set([deal.ownerId, ...deal.team.map(each => each.personId)])
  const found = new Map<PersonId, Experienced>()
  const count = (personId: PersonId, add: Partial<Experienced>): void => {
    if (known.has(personId)) return
    const { won = 0, helped = 0, as = '' } = found.get(personId) ?? {}
    found.set(personId, {
      personId,
      won: won + (add.won ?? 0),
      helped: helped + (add.helped ?? 0),
      as: add.as === undefined || add.as === '' ? as : add.as,
    })
  }
  for (const other of past) {
    if (other.outcome !== 'won' || other.dealId === deal.dealId || !isLike(deal, other)) continue
    if (other.ownerId !== null) count(other.ownerId, { won: 1 })
    for (const { personId, as } of other.team)
      if (personId !== other.ownerId) count(personId, { helped: 1, as })
  }
  return [...found.values()].sort(
    (a, b) => b.won + b.helped - a.won - a.helped || (a.personId < b.personId ? -1 : 1),
  )
}

function shareWon(decided: readonly Situation[]): number {
  if (decided.length === 0) return 0.5
  return decided.filter(({ outcome }) => outcome === 'won').length / decided.length
}

function groupUses(uses: readonly TacticUse[]): Map<PageId, TacticUse[]> {
  const groups = new Map<PageId, TacticUse[]>()
  for (const use of uses) {
    if (use.deleted !== null) continue
    const group = groups.get(use.pageId)
    if (group === undefined) groups.set(use.pageId, [use])
    else group.push(use)
  }
  return groups
}

function firstShared<T>(wanted: readonly T[], here: readonly T[]): T | null {
  return wanted.find(each => here.includes(each)) ?? null
}

function present<T>(value: T | null): readonly T[] {
  return value === null ? [] : [value]
}
