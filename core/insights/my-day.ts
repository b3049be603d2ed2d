import { committeeGaps, type Gap, type Seat } from '../deal/committee'
import {
  qualificationElements,
  staleElements,
  type Qualification,
  type QualificationElement,
} from '../deal/qualification'
import { daysBetween, type CalendarDate } from '../dates'
import type { AccountId, BoardId, DealId, StageId, StepId } from '../ids'
import type { Money } from '../money'
import { addDays } from './period'

/** An open deal of one's own, as far as a day is made of it. */
export interface DayDeal {
  readonly id: DealId
  readonly boardId: BoardId
  readonly title: string
  readonly stageId: StageId
  readonly accountId: AccountId | null
  readonly amount: Money | null
  /** In the currency of the figures; null without an amount, or without a rate for its currency. */
  readonly minor: number | null
  /** Chance of winning, 0 to 1. */
  readonly probability: number
  readonly closeDate: CalendarDate | null
  readonly nextStep: string | null
  readonly nextStepDue: CalendarDate | null
  /** The last day on which it moved, or something was noted of it; null where nothing says. */
  readonly movedOn: CalendarDate | null
  /** How often its close date was put off, and by how many days in all. */
  readonly slips: number
  readonly slippedDays: number
  /** Open steps of the plan that are ours to do. */
  readonly steps: readonly {
    readonly id: StepId
    readonly title: string
    readonly due: CalendarDate | null
  }[]
  readonly seats: readonly Seat[]
  readonly qualification: Qualification
}

/** What a deal asks of its rep. It is asked of them alone, and never counted (B3). */
export type Question =
  | { readonly about: 'doubt'; readonly element: QualificationElement; readonly doubt: string }
  | { readonly about: 'stale'; readonly element: QualificationElement }
  | { readonly about: 'gap'; readonly gap: Gap }
  | { readonly about: 'noStep' }
  /** There is a next step, and no day for it. */
  | { readonly about: 'noDay'; readonly nextStep: string }

/** Why a line is there; what it says comes of this. */
export type Reason =
  /** Something that one meant to do. `stepId` names a step of the plan; null: the deal's next step. */
  | {
      readonly kind: 'step'
      readonly text: string
      readonly due: CalendarDate
      readonly stepId: StepId | null
    }
  | { readonly kind: 'passed'; readonly closeDate: CalendarDate; readonly slips: number }
  | {
      readonly kind: 'closing'
      readonly closeDate: CalendarDate
      readonly slips: number
      readonly slippedDays: number
    }
  | { readonly kind: 'still'; readonly days: number; readonly limit: number }
  | { readonly kind: 'question'; readonly question: Question }

/** `now`: due, or late; `soon`: within a week; `think`: nothing presses, and it helps. */
export const dayParts = ['now', 'soon', 'think'] as const
export type DayPart = (typeof dayParts)[number]

export interface DayLine {
  /** Equal for the same line of the same deal on another day. */
  readonly key: string
  readonly part: DayPart
  readonly deal: Pick<
    DayDeal,
    'id' | 'boardId' | 'title' | 'stageId' | 'accountId' | 'amount' | 'nextStep' | 'nextStepDue'
  >
  readonly reason: Reason
}

/** As far ahead as a day looks. */
export const DAYS_AHEAD = 7
/** A deal is still after so many days without a move or a note, where its stage says nothing else. */
export const STILL_AFTER_DAYS = 21
/** From this chance on, a committee without its most important people is worth a question. */
const ASKS_FROM = 0.5

/**
 * What moves one's own open deals today, best first: within each part, what is late before what is not, then by what the deal is worth
 * (amount times chance). A deal has at most one line to think about, so that the list stays one to be done.
 *
 * @param limitOf days of stillness after which a deal of that stage stands still
 */
export function myDay(
  deals: readonly DayDeal[],
  today: CalendarDate,
  limitOf: (stageId: StageId) => number = () => STILL_AFTER_DAYS,
): DayLine[] {
  const until = addDays(today, DAYS_AHEAD)
  const ranked = deals.flatMap(deal => linesOf(deal, { today, until }, limitOf(deal.stageId)))
  return ranked.sort(byHelp).map(({ line }) => line)
}

/** The day that is looked at, and the last one that it looks ahead to. */
interface Days {
  readonly today: CalendarDate
  readonly until: CalendarDate
}

interface RankedLine {
  readonly line: DayLine
  /** Lower is first, within its part. */
  readonly urgency: number
  readonly worth: number
}

function byHelp(a: RankedLine, b: RankedLine): number {
  return (
    dayParts.indexOf(a.line.part) - dayParts.indexOf(b.line.part) ||
    a.urgency - b.urgency ||
    b.worth - a.worth ||
    (a.line.key < b.line.key ? -1 : 1)
  )
}

function linesOf(deal: DayDeal, days: Days, limit: number): RankedLine[] {
  const pressing = [...stepsOf(deal, days), ...datesOf(deal, days)]
  const thought = thoughtOf(deal, days.today, limit, pressing.length > 0)
  return [...pressing, ...(thought === null ? [] : [thought])]
}

/** What one promised, late or due within the week. */
function stepsOf(deal: DayDeal, { today, until }: Days): RankedLine[] {
  const steps = [
    { stepId: null, text: deal.nextStep ?? '', due: deal.nextStepDue },
    ...deal.steps.map(({ id, title, due }) => ({ stepId: id, text: title, due })),
  ]
  return steps.flatMap(({ stepId, text, due }) => {
    if (due === null || due > until) return []
    const part = due <= today ? 'now' : 'soon'
    // The longer a promise waits, the less it is worth: today's first, then the latest of the late ones.
    const urgency = part === 'now' ? Math.min(1, daysBetween(due, today)) : daysBetween(today, due)
    return [ranked(deal, part, { kind: 'step', text, due, stepId }, urgency)]
  })
}

function datesOf(deal: DayDeal, { today, until }: Days): RankedLine[] {
  const { closeDate, slips, slippedDays } = deal
  if (closeDate === null || closeDate > until) return []
  if (closeDate < today) return [ranked(deal, 'now', { kind: 'passed', closeDate, slips }, 2)]
  const part = closeDate === today ? 'now' : 'soon'
  const urgency = part === 'now' ? 0 : daysBetween(today, closeDate)
  return [ranked(deal, part, { kind: 'closing', closeDate, slips, slippedDays }, urgency)]
}

/** For how many days an open deal has stood still, where that is longer than its stage allows; a deal of which nothing is known does not. */
export function stillFor(
  { movedOn }: Pick<DayDeal, 'movedOn'>,
  today: CalendarDate,
  limit: number,
): { readonly days: number; readonly limit: number } | null {
  const days = movedOn === null ? 0 : daysBetween(movedOn, today)
  return days > limit ? { days, limit } : null
}

/** One thing to think about: that it stands still, else the question that matters most. */
function thoughtOf(deal: DayDeal, today: CalendarDate, limit: number, pressing: boolean): RankedLine | null {
  const still = stillFor(deal, today, limit)
  if (still !== null) return ranked(deal, 'think', { kind: 'still', ...still }, 0)
  const question = questionOf(deal, today, pressing)
  if (question === null) return null
  const isOfPlanning = question.about === 'noStep' || question.about === 'noDay'
  return ranked(deal, 'think', { kind: 'question', question }, isOfPlanning ? 2 : 1)
}

/** The question that matters most: a doubt in one's own words, what was known long ago, who is missing, what comes next and when. */
function questionOf(deal: DayDeal, today: CalendarDate, pressing: boolean): Question | null {
  const { qualification } = deal
  const doubted = qualificationElements.find(element => qualification[element].doubt.trim() !== '')
  if (doubted !== undefined)
    return { about: 'doubt', element: doubted, doubt: qualification[doubted].doubt.trim() }
  // What presses is enough to do for one deal and one day.
  if (pressing) return null
  const stale = staleElements(qualification, today)[0]
  if (stale !== undefined) return { about: 'stale', element: stale }
  const hasSeats = deal.seats.some(seat => seat.deleted === null)
  const gap = hasSeats || deal.probability >= ASKS_FROM ? committeeGaps(deal.seats)[0] : undefined
  if (gap !== undefined) return { about: 'gap', gap }
  if (deal.nextStepDue !== null || deal.steps.length > 0) return null
  const nextStep = (deal.nextStep ?? '').trim()
  return nextStep === '' ? { about: 'noStep' } : { about: 'noDay', nextStep }
}

function ranked(deal: DayDeal, part: DayPart, reason: Reason, urgency: number): RankedLine {
  const { id, boardId, title, stageId, accountId, amount, nextStep, nextStepDue } = deal
  const of = reason.kind === 'step' && reason.stepId !== null ? reason.stepId : reason.kind
  return {
    line: {
      key: `${id}:${of}`,
      part,
      deal: { id, boardId, title, stageId, accountId, amount, nextStep, nextStepDue },
      reason,
    },
    urgency,
    worth: (deal.minor ?? 0) * deal.probability,
  }
}
