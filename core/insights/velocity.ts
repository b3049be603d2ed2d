import { daysBetween } from '../dates'
import type { DealFact } from './fact'
import { ENOUGH, known, meanOf, notEnough, valueOf, type Figure } from './figure'
import { openDeals } from './portfolio'

/** Days from its start to the day it was won or lost; null where one of them is unknown or they are the wrong way round. */
export function cycleDays(fact: DealFact): number | null {
  if (fact.startedOn === null || fact.closedOn === null) return null
  const days = daysBetween(fact.startedOn, fact.closedOn)
  return days < 0 ? null : days
}

/** Average sales cycle: mean of the days from start to signature of won deals. */
export function averageCycle(facts: readonly DealFact[]): Figure {
  return meanOf(
    facts.filter(fact => fact.kind === 'won'),
    cycleDays,
    'dates',
  )
}

/** Won deals among those that were decided, 0 to 1. Open deals say nothing yet. */
export function winRateByCount(facts: readonly DealFact[]): Figure {
  const decided = facts.filter(fact => fact.kind !== 'open')
  if (decided.length < ENOUGH) return notEnough('deals', decided)
  return known(decided.filter(fact => fact.kind === 'won').length / decided.length, decided)
}

/**
 * Won value among decided value, 0 to 1. Where most lost deals carry no amount (many CRMs set it to zero when a deal is lost) it would say
 * that everything is won: then it says nothing.
 */
export function winRateByValue(facts: readonly DealFact[]): Figure {
  const decided = facts.filter(fact => fact.kind !== 'open')
  const valued = decided.filter(fact => fact.minor !== null && fact.minor > 0)
  const lost = decided.filter(fact => fact.kind === 'lost')
  const lostValued = valued.filter(fact => fact.kind === 'lost')
  if (decided.length < ENOUGH) return notEnough('deals', decided)
  if (valued.length < ENOUGH || lostValued.length * 2 < lost.length) return notEnough('amounts', valued)
  const sum = (deals: readonly DealFact[]): number =>
    deals.reduce((total, deal) => total + (deal.minor ?? 0), 0)
  return known(1 - sum(lostValued) / sum(valued), valued)
}

/** Mean amount of won deals. Minor units. */
export function averageWon(facts: readonly DealFact[]): Figure {
  return meanOf(
    facts.filter(fact => fact.kind === 'won'),
    fact => fact.minor,
    'amounts',
  )
}

/**
 * Sales velocity: what the pipeline brings a day. Open deals x average won value x win rate / average cycle in days (the
 * usual formula of sales operations). Minor units a day.
 */
export function velocity(open: number, averageMinor: number, winRate: number, days: number): number | null {
  return days > 0 ? (open * averageMinor * winRate) / days : null
}

/** The velocity of these deals; it needs every one of its four parts. */
export function velocityOf(facts: readonly DealFact[]): Figure {
  const open = openDeals(facts)
  const [average, rate, cycle] = [averageWon(facts), winRateByCount(facts), averageCycle(facts)]
  const lacking = [average, rate, cycle].find(figure => figure.state === 'not-enough')
  if (lacking !== undefined) return lacking
  const value = velocity(open.length, valueOf(average) ?? 0, valueOf(rate) ?? 0, valueOf(cycle) ?? 0)
  return value === null ? notEnough('dates', open) : known(value, open)
}
