import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asBoard, asDeal, asMember, asStage } from '../../test/support/replicas'
import { calendarDateSchema } from '../dates'
import type { Change } from '../deal/schema'
import { changedSince } from './changed'
import { groupChanges } from './change-groups'
import type { DealFact } from './fact'
import { valueOf } from './figure'
import { byCategory, forecastByMonth, likelyByMonthEnd, weightedForecast } from './forecast'
import { measure } from './measures'
import { monthOf, quarterOf, yearOf } from './period'
import { converter } from './rates'
import { smoothedRate } from './smoothed'
import { overdue, slippedAgain, unmovedSince } from './stillness'
import { averageCycle, velocity, winRateByCount } from './velocity'

const day = (text: string) => calendarDateSchema.parse(text)
let made = 0
const fact = (given: Partial<DealFact>): DealFact => ({
  id: asDeal(`d${made++}`),
  boardId: asBoard('b'),
  kind: 'open',
  stageId: asStage('s'),
  probability: 0.5,
  category: 'pipeline',
  minor: null,
  amount: null,
  accountId: null,
  ownerId: null,
  productId: null,
  startedOn: null,
  closeDate: null,
  closedOn: null,
  closedFrom: null,
  inStageSince: null,
  slips: 0,
  ...given,
})

describe('published vectors', () => {
  test('4,245.74 at 50 % weigh 2,122.87', () => {
    const figure = weightedForecast([fact({ minor: 424_574, probability: 0.5 })])
    expect(valueOf(figure)).toBe(212_287)
  })

  test('(40 x 25,000 x 0.25) / 90 are 2,777.78 a day', () => {
    expect(velocity(40, 2_500_000, 0.25, 90)?.toFixed(0)).toBe('277778')
  })
})

describe('forecast', () => {
  const facts = [
    fact({ minor: 100, category: 'commit', closeDate: day('2026-11-10'), probability: 0.9 }),
    fact({ minor: 200, category: 'best_case', closeDate: day('2026-12-01'), probability: 0.5 }),
    fact({ minor: 400, category: 'pipeline', closeDate: day('2026-11-30'), probability: 0.25 }),
    fact({ minor: 800, category: 'omitted' }),
    fact({ minor: 1600, kind: 'won', closedOn: day('2026-11-02'), probability: 1 }),
    fact({ kind: 'open', closeDate: day('2026-11-01') }),
  ]

  test('categories are cumulative, and what is omitted counts in none', () => {
    const { commit, bestCase, open } = byCategory(facts)
    expect([commit, bestCase, open].map(valueOf)).toEqual([100, 300, 700])
  })

  test('by month, with the deals behind each', () => {
    expect(
      forecastByMonth(facts).map(({ month, open }) => [month, valueOf(open), open.deals.length]),
    ).toEqual([
      ['2026-11', 500, 2],
      ['2026-12', 200, 1],
    ])
  })

  test('likely by month’s end: won in it, and weighted what is due by then', () => {
    expect(valueOf(likelyByMonthEnd(facts, day('2026-11-24')))).toBe(1600 + 90 + 100)
  })
})

test('a rate or an average of too few deals is not said', () => {
  const won = fact({ kind: 'won', startedOn: day('2026-01-01'), closedOn: day('2026-01-11') })
  expect(winRateByCount([won, won, won, won])).toMatchObject({ state: 'not-enough', why: 'deals' })
  expect(valueOf(averageCycle([won, won, won, won, won]))).toBe(10)
  const undated = fact({ kind: 'won' })
  expect(averageCycle([won, undated, undated, undated, undated])).toMatchObject({ why: 'dates' })
})

test('put off more than once: open deals alone, and once is no figure', () => {
  const facts = [fact({ slips: 2 }), fact({ slips: 1 }), fact({ slips: 5, kind: 'won' }), fact({})]
  expect(slippedAgain(facts)).toMatchObject({ value: 1, deals: [facts[0]!.id] })
})

test('overdue and unmoved tell what is known from what is not', () => {
  const facts = [
    fact({ closeDate: day('2026-11-23'), inStageSince: day('2026-10-02') }),
    fact({ closeDate: day('2026-11-24'), inStageSince: day('2026-11-01') }),
    fact({}),
  ]
  expect(valueOf(overdue(facts, day('2026-11-24')))).toBe(1)
  const { still, unknown } = unmovedSince(facts, day('2026-11-01'))
  expect([still, unknown].map(valueOf)).toEqual([1, 1])
})

describe('periods', () => {
  test('a fiscal year that begins in April', () => {
    expect(yearOf(day('2026-02-10'), 4)).toEqual({ from: '2025-04-01', to: '2026-03-31' })
    expect(quarterOf(day('2026-02-10'), 4)).toEqual({ from: '2026-01-01', to: '2026-03-31' })
    expect(quarterOf(day('2026-12-31'), 2)).toEqual({ from: '2026-11-01', to: '2027-01-31' })
    expect(monthOf(day('2024-02-10'))).toEqual({ from: '2024-02-01', to: '2024-02-29' })
    expect(monthOf(day('2026-12-31'), 1)).toEqual({ from: '2027-01-01', to: '2027-01-31' })
  })

  test('whatever the start, a day is in its own quarter and year, and quarters follow each other', () => {
    const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 12 }), (date, start) => {
        const today = day(date.toISOString().slice(0, 10))
        for (const period of [quarterOf(today, start), yearOf(today, start), monthOf(today)]) {
          expect(period.from <= today && today <= period.to).toBe(true)
        }
        const [here, next] = [quarterOf(today, start), quarterOf(today, start, 1)]
        expect(Date.parse(next.from) - Date.parse(here.to)).toBe(86_400_000)
      }),
    )
  })
})

test('amounts in other currencies count by the newest rate that was typed, and not at all without one', () => {
  const convert = converter('EUR', [
    { currency: 'USD', worth: 0.8, on: day('2026-01-01') },
    { currency: 'USD', worth: 0.9, on: day('2026-06-01') },
    { currency: 'JPY', worth: 0.006, on: day('2026-06-01') },
  ])
  expect(convert({ minor: 1000, currency: 'EUR' })).toBe(1000)
  expect(convert({ minor: 1000, currency: 'USD' })).toBe(900)
  expect(convert({ minor: 1000, currency: 'JPY' })).toBe(600)
  expect(convert({ minor: 1000, currency: 'CHF' })).toBeNull()
  // what a dollar is worth in euros says nothing of francs
  const francs = converter('CHF', [{ currency: 'USD', into: 'EUR', worth: 0.8, on: day('2026-01-01') }])
  expect(francs({ minor: 1000, currency: 'USD' })).toBeNull()
})

test('one lucky win does not lead: 1 of 1 stays below 14 of 18 when two in three are won', () => {
  expect(smoothedRate(1, 1, 2 / 3)).toBeLessThan(smoothedRate(14, 18, 2 / 3))
  expect(smoothedRate(0, 0, 0.4)).toBeCloseTo(0.4, 12)
})

describe('what changed', () => {
  const usd = (minor: number) => ({ minor, currency: 'USD' })
  const change = (
    kind: Change['kind'],
    before: unknown,
    after: unknown,
    at: number,
    dealId = 'd',
    by = 'm',
  ): Change => ({
    dealId: asDeal(dealId),
    kind,
    before,
    after,
    at,
    by: asMember(by),
  })
  const context = {
    kindOf: (stage: string) =>
      (({ o: 'open', w: 'won', l: 'lost' })[stage] as 'open' | 'won' | 'lost' | undefined) ?? null,
    convert: converter('USD', []),
    created: new Map([[asDeal('new'), asMember('m')]]),
  }
  const place = (stageId: string) => ({ stageId, order: 'a', changeId: null })

  test('first and last are taken together: there and back is nothing', () => {
    const changes = [
      change('closeDate', '2026-11-01', '2026-12-01', 110),
      change('closeDate', '2026-12-01', '2026-11-15', 120),
      change('amount', usd(100), usd(300), 110),
      change('amount', usd(300), usd(100), 120),
      change('place', place('o'), place('w'), 130),
    ]
    expect(changedSince(changes, 100, context)).toEqual([
      { dealId: 'd', created: false, outcome: 'won', slippedDays: 14, grownMinor: null, by: ['m'] },
      { dealId: 'new', created: true, outcome: null, slippedDays: null, grownMinor: null, by: ['m'] },
    ])
    expect(changedSince(changes, 125, { ...context, created: new Map() })).toMatchObject([
      { outcome: 'won', slippedDays: null },
    ])
    expect(changedSince(changes.slice(2, 4), 100, { ...context, created: new Map() })).toEqual([])
  })

  test('new, reopened, grown from nothing; what can not be read is left out', () => {
    const changes = [
      change('amount', null, usd(500), 160, 'new'),
      change('place', place('l'), place('o'), 160, 'back'),
      change('amount', 'much', usd(5), 160, 'odd'),
      change('place', place('o'), place('gone'), 160, 'moved'),
    ]
    expect(changedSince(changes, 100, context)).toEqual([
      { dealId: 'new', created: true, outcome: null, slippedDays: null, grownMinor: 500, by: ['m'] },
      { dealId: 'back', created: false, outcome: 'reopened', slippedDays: null, grownMinor: null, by: ['m'] },
    ])
  })

  test('each hand is named once, the latest last', () => {
    const changes = [
      change('closeDate', '2026-11-01', '2026-11-02', 110, 'd', 'ana'),
      change('closeDate', '2026-11-02', '2026-11-05', 120, 'd', 'ben'),
      change('amount', null, usd(5), 130, 'd', 'ana'),
    ]
    expect(changedSince(changes, 100, { ...context, created: new Map() })).toMatchObject([{ by: ['ben', 'ana'] }]) // prettier-ignore
  })

  test('told by kind: sums, what a new deal is worth is no growth, and what left the board is in none', () => {
    const facts = [
      fact({ id: asDeal('d'), kind: 'won', minor: 300 }),
      fact({ id: asDeal('new'), minor: 500 }),
      fact({ id: asDeal('late'), minor: 70 }),
      fact({ id: asDeal('less'), minor: 40 }),
      fact({ id: asDeal('unpriced') }),
    ]
    const none = { created: false, outcome: null, slippedDays: null, grownMinor: null, by: [] }
    const groups = groupChanges(
      [
        { ...none, dealId: asDeal('d'), outcome: 'won', slippedDays: 3 },
        { ...none, dealId: asDeal('new'), created: true, grownMinor: 500, slippedDays: 2 },
        { ...none, dealId: asDeal('late'), slippedDays: 14 },
        { ...none, dealId: asDeal('less'), grownMinor: -60, slippedDays: -1 },
        { ...none, dealId: asDeal('gone'), outcome: 'lost' },
        { ...none, dealId: asDeal('unpriced'), slippedDays: 1 },
      ],
      facts,
    )
    expect(groups.map(({ kind, sum, deals }) => [kind, sum, deals])).toEqual([
      ['new', 500, ['new']],
      ['won', 300, ['d']],
      ['slipped', 70, ['late', 'unpriced']],
      ['sooner', 40, ['less']],
      ['shrunk', -60, ['less']],
    ])
    const slipped = groups.find(({ kind }) => kind === 'slipped')
    expect(slipped?.changes.map(({ slippedDays }) => slippedDays)).toEqual([14, 1])
  })
})

test('F5: of two rates of one day every computer takes the same; an amount that no number holds is in no sum', () => {
  const rate = (worth: number) => ({ currency: 'USD', worth, on: day('2026-01-01') })
  for (const rates of [
    [rate(0.9), rate(0.8)],
    [rate(0.8), rate(0.9)],
  ])
    expect(converter('EUR', rates)({ minor: 100, currency: 'USD' })).toBe(80)
  expect(converter('EUR', [rate(1e9)])({ minor: 1e10, currency: 'USD' })).toBeNull()
})

test('a count says what its deals are worth: of those with an amount, and nothing where none has one', () => {
  const context = { today: day('2026-11-27'), fiscalStart: 1 } as const
  const late = { closeDate: day('2026-11-01') }
  const facts = [
    fact({ ...late, minor: 500 }),
    fact({ ...late, minor: 250 }),
    fact(late),
    fact({ minor: 9_000 }),
  ]
  expect(measure('overdue', facts, context)).toMatchObject({
    unit: 'deals',
    figure: { value: 3 },
    worth: 750,
  })
  expect(measure('overdue', [fact(late)], context).worth).toBeNull()
  expect(measure('overdue', [], context).worth).toBeNull()
  // A sum is worth what it says itself.
  expect(measure('open', facts, context).worth).toBeNull()
})
