import { describe, expect, test } from 'vitest'
import { asBoard, asDeal, asStage } from '../../test/support/replicas'
import { calendarDateSchema } from '../dates'
import { competitorIdSchema } from '../ids'
import { winRateByCompetitor, wilson } from './competition'
import { cycleDistribution } from './cycles'
import type { DealFact } from './fact'
import { valueOf } from './figure'
import { funnel } from './funnel'
import { addDays } from './period'

const start = calendarDateSchema.parse('2026-01-01')
let made = 0
const fact = (given: Partial<DealFact>): DealFact => ({
  id: asDeal(`d${made++}`), boardId: asBoard('b'), kind: 'open', stageId: asStage('s1'), probability: 0.5, category: 'pipeline', minor: null,
  amount: null, accountId: null, ownerId: null, productId: null, startedOn: null, closeDate: null, closedOn: null, closedFrom: null,
  inStageSince: null, slips: 0, ...given,
}) // prettier-ignore
const times = (count: number, given: Partial<DealFact>) => Array.from({ length: count }, () => fact(given))
const wonAfter = (days: number) => fact({ kind: 'won', startedOn: start, closedOn: addDays(start, days) })
const stages = ['s1', 's2', 's3'].map(asStage)

describe('funnel', () => {
  const facts = [
    ...times(4, { minor: 100 }),
    ...times(3, { stageId: asStage('s2') }),
    ...times(6, { kind: 'won', closedFrom: asStage('s3') }),
    ...times(2, { kind: 'lost', closedFrom: asStage('s1') }),
    ...times(1, { kind: 'lost', closedFrom: asStage('s2') }),
  ]

  test('who stands where, and how many of those that left a stage went on', () => {
    const steps = funnel(facts, stages)
    expect(steps.map(({ count, sum }) => [valueOf(count), valueOf(sum)])).toEqual([
      [4, 400],
      [3, 0],
      [0, 0],
    ])
    // from the first: 3 in the second, 6 won and 1 lost later went on, 2 were lost
    expect(steps.map(({ conversion }) => valueOf(conversion))).toEqual([10 / 12, 6 / 7, 1])
  })

  test('where most lost deals do not say from which stage, no conversion is said', () => {
    const untraced = [...facts, ...times(4, { kind: 'lost' })]
    expect(funnel(untraced, stages)[0]?.conversion).toMatchObject({ state: 'not-enough', why: 'stages' })
    expect(funnel(times(4, { kind: 'won' }), stages)[0]?.conversion).toMatchObject({ why: 'deals' })
  })
})

describe('cycle distribution', () => {
  test('equal steps that hold every deal once, the longest few in the last; the median', () => {
    const days = [0, 3, 6, 7, 13, 14, 20, 27, 400]
    const { bins, median } = cycleDistribution(days.map(wonAfter))
    expect(valueOf(median)).toBe(13)
    expect(bins.at(-1)?.to).toBeNull()
    expect(bins.flatMap(({ count }) => count.deals)).toHaveLength(days.length)
    expect(bins.slice(0, -1).every(({ from, to }) => to !== null && to > from)).toBe(true)
  })

  test('an even number has its median between two; four deals are too few', () => {
    expect(valueOf(cycleDistribution([1, 2, 4, 8, 16, 32].map(wonAfter)).median)).toBe(6)
    expect(cycleDistribution([1, 2, 4, 8].map(wonAfter))).toMatchObject({
      bins: [],
      median: { why: 'deals' },
    })
  })
})

describe('against whom', () => {
  const datavo = competitorIdSchema.parse('datavo')
  const rare = competitorIdSchema.parse('rare')
  test('a rate with its interval from five deals on; one deal counts for each competitor on it', () => {
    const facts = [
      ...times(7, { kind: 'won' }).map(one => ({ ...one, competitors: [datavo] })),
      ...times(3, { kind: 'lost' }).map(one => ({ ...one, competitors: [datavo, rare] })),
      ...times(9, {}).map(one => ({ ...one, competitors: [rare] })),
    ]
    const [first, second] = winRateByCompetitor(facts)
    expect([first?.competitorId, first?.won, first?.decided, valueOf(first!.rate)]).toEqual([
      datavo,
      7,
      10,
      0.7,
    ])
    expect(second).toMatchObject({
      competitorId: rare,
      decided: 3,
      interval: null,
      rate: { state: 'not-enough' },
    })
  })

  test('Wilson’s interval as published: 7 of 10 lie between 39.7 % and 89.2 %', () => {
    const { low, high } = wilson(7, 10)
    expect(low).toBeCloseTo(0.3968, 4)
    expect(high).toBeCloseTo(0.8922, 4)
    expect(wilson(5, 5).high).toBeCloseTo(1, 12)
    expect(wilson(0, 5).low).toBeCloseTo(0, 12)
  })
})
