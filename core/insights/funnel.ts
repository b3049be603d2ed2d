import type { StageId } from '../ids'
import type { DealFact } from './fact'
import { ENOUGH, known, notEnough, sumOf, type Figure } from './figure'

/** One open stage of a board. */
export interface FunnelStep {
  readonly stageId: StageId
  /** Open deals that stand in it. A count, and what they are worth in minor units. */
  readonly count: Figure
  readonly sum: Figure
  /** Of the deals that left it, how many went on, to a later stage or won; 0 to 1. */
  readonly conversion: Figure
}

/**
 * A board's open stages in their order, with how many go on from each. A deal that was won has been through all of them; one that was
 * lost got as far as the stage it was lost from. Where that is unknown of most lost deals (a file brought them), a conversion would
 * say that everybody goes on: then it says nothing.
 * @param stages the open stages of one board, in their order
 */
export function funnel(facts: readonly DealFact[], stages: readonly StageId[]): FunnelStep[] {
  const placeOf = new Map(stages.map((stageId, at) => [stageId, at]))
  const lost = facts.filter(fact => fact.kind === 'lost')
  const traced = lost.filter(({ closedFrom }) => closedFrom !== null && placeOf.has(closedFrom))
  const isTraced = traced.length * 2 >= lost.length
  return stages.map((stageId, at) => {
    const here = facts.filter(fact => fact.kind === 'open' && fact.stageId === stageId)
    const on = facts.filter(fact => fact.kind === 'won' || (fact.kind === 'open' && (placeOf.get(fact.stageId) ?? -1) > at) || (fact.kind === 'lost' && fact.closedFrom !== null && (placeOf.get(fact.closedFrom) ?? -1) > at)) // prettier-ignore
    const ended = traced.filter(({ closedFrom }) => closedFrom === stageId)
    return {
      stageId,
      count: known(here.length, here),
      sum: sumOf(here, fact => fact.minor),
      conversion: rate(on, ended, isTraced),
    }
  })
}

function rate(on: readonly DealFact[], ended: readonly DealFact[], isTraced: boolean): Figure {
  const left = [...on, ...ended]
  if (left.length < ENOUGH) return notEnough('deals', left)
  return isTraced ? known(on.length / left.length, left) : notEnough('stages', left)
}
