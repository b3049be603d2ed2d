import type { Deal, Change } from '../deal/schema'
import { dateOf, type CalendarDate } from '../dates'
import { stageIdSchema, type AccountId, type BoardId, type DealId, type PersonId, type ProductId, type StageId } from '../ids' // prettier-ignore
import type { Money } from '../money'
import type { Stage, StageKind } from '../workspace/schema'

/** How sure its owner is that a deal closes in its period, from most to least; `omitted` counts in no forecast. */
export type ForecastCategory = NonNullable<Deal['forecastCategory']>

/** What the figures are made of: one deal, reduced to what is counted. */
export interface DealFact {
  readonly id: DealId
  readonly boardId: BoardId
  readonly kind: StageKind
  readonly stageId: StageId
  /** Chance of winning, 0 to 1: the deal's own where somebody said one, else its stage's. */
  readonly probability: number
  readonly category: ForecastCategory
  /** In the currency of the figures; null without an amount, or without a rate for its currency. */
  readonly minor: number | null
  readonly amount: Money | null
  readonly accountId: AccountId | null
  readonly ownerId: PersonId | null
  readonly productId: ProductId | null
  readonly startedOn: CalendarDate | null
  /** For an open deal when it is expected to close. */
  readonly closeDate: CalendarDate | null
  /** When it was won or lost; null while it is open, and where nothing says. */
  readonly closedOn: CalendarDate | null
  /** The stage that it was won or lost from; null while it is open, and where a file brought it closed. */
  readonly closedFrom: StageId | null
  /** Since when it is in its stage; null where that was before anything was recorded. */
  readonly inStageSince: CalendarDate | null
  /** How often its close date was put off, of what was noted. */
  readonly slips: number
}

/** From here on a deal without a category of its own counts as committed, or as best case. */
export const COMMIT_FROM = 0.9
export const BEST_CASE_FROM = 0.5

export interface FactContext {
  readonly boardId: BoardId
  readonly stages: ReadonlyMap<string, Stage>
  /** The deal's moves between stages, in any order. */
  readonly moves: readonly Change[]
  /** An amount in minor units of the currency of the figures; null where no rate is known. */
  readonly convert: (money: Money) => number | null
  /** How often its close date was put off. */
  readonly slips?: number
  /** What its rep thinks of it; null: as its stage. */
  readonly ownProbability?: number | null
  readonly timeZone?: string
}

/** The fact of a deal; null for one that is deleted or stands in no stage that exists: it is in no figure, and its board shows it. */
export function factOf(deal: Deal, context: FactContext): DealFact | null {
  const stage = deal.place === null ? undefined : context.stages.get(deal.place.stageId)
  if (stage === undefined || deal.deleted !== null) return null
  const moved = lastMove(deal, context.moves)
  const movedOn = moved === null ? null : dateOf(moved.at, context.timeZone)
  const probability =
    stage.kind === 'open' ? (context.ownProbability ?? stage.probability) : stage.probability
  return {
    id: deal.id,
    boardId: context.boardId,
    kind: stage.kind,
    stageId: stage.id,
    probability,
    category: deal.forecastCategory ?? categoryOf(probability),
    minor: deal.amount === null ? null : context.convert(deal.amount),
    amount: deal.amount,
    accountId: deal.accountId,
    ownerId: deal.ownerId,
    productId: deal.productId,
    startedOn: deal.startedOn ?? (deal.createdAt === null ? null : dateOf(deal.createdAt, context.timeZone)),
    closeDate: deal.closeDate,
    // A deal that was closed here closed on the day of that move; one that a file brought closed when the file says.
    closedOn: stage.kind === 'open' ? null : (movedOn ?? deal.closeDate),
    closedFrom: stage.kind === 'open' || moved === null ? null : (stageIdSchema.safeParse(stageBefore(moved)).data ?? null), // prettier-ignore
    slips: context.slips ?? 0,
    inStageSince: movedOn ?? (deal.imported ? null : dateOfOrNull(deal.createdAt, context.timeZone)),
  }
}

function categoryOf(probability: number): ForecastCategory {
  if (probability >= COMMIT_FROM) return 'commit'
  return probability >= BEST_CASE_FROM ? 'best_case' : 'pipeline'
}

/** The move that put it where it stands: its place names it (D4), so no clock has to be trusted. */
function lastMove(deal: Deal, moves: readonly Change[]): Change | null {
  const changeId = deal.place?.changeId ?? null
  if (changeId === null) return null
  const named = moves.find(move => placeChange(move) === changeId)
  if (named !== undefined) return named
  // Tidied within its lane since: the newest move into this stage.
  const here = moves.filter(move => stageAfter(move) === deal.place?.stageId)
  return here.reduce<Change | null>((last, move) => (last === null || move.at > last.at ? move : last), null)
}

function placeChange(move: Change): unknown {
  return isObject(move.after) ? move.after['changeId'] : undefined
}

export function stageAfter(move: Change): unknown {
  return isObject(move.after) ? move.after['stageId'] : undefined
}

export function stageBefore(move: Change): unknown {
  return isObject(move.before) ? move.before['stageId'] : undefined
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function dateOfOrNull(instant: number | null, timeZone?: string): CalendarDate | null {
  return instant === null ? null : dateOf(instant, timeZone)
}
