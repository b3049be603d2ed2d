import { describe, expect, test } from 'vitest'
import { asBoard, asDeal, asStage } from '../../test/support/replicas'
import { calendarDateSchema } from '../dates'
import { accountIdSchema, personIdSchema, type PersonId } from '../ids'
import { targetIdOf, targetSchema, type Target } from '../workspace/planning'
import { accountSchema, personSchema } from '../workspace/schema'
import { attainmentByTeam, attainmentOf, attainmentOfAll, coverage } from './attainment'
import type { DealFact } from './fact'
import { valueOf } from './figure'
import { monthOf, quarterOf } from './period'
import { portfolioBy } from './portfolio'
import { converter } from './rates'
import { ratesUsed } from './rates-used'
import { teamKey } from './teams'

const day = (text: string) => calendarDateSchema.parse(text)
const person = (id: string): PersonId => personIdSchema.parse(id)
const today = day('2026-11-24')
const quarter = quarterOf(today)
const usd = (minor: number) => ({ minor, currency: 'USD' })
const convert = converter('USD', [{ currency: 'EUR', worth: 2, on: day('2026-01-01') }])
let made = 0
const fact = (given: Partial<DealFact>): DealFact => ({
  id: asDeal(`d${made++}`), boardId: asBoard('b'), kind: 'open', stageId: asStage('s'), probability: 0.5, category: 'pipeline', minor: null,
  amount: null, accountId: null, ownerId: null, productId: null, startedOn: null, closeDate: null, closedOn: null, closedFrom: null,
  inStageSince: null, slips: 0, ...given,
}) // prettier-ignore
const target = (who: string, { from, to }: { from: string; to: string }, minor: number, currency = 'USD'): Target =>
  targetSchema.parse({ id: targetIdOf(person(who), from, to), personId: who, from, to, amount: { minor, currency } }) // prettier-ignore

const facts = [
  fact({ ownerId: person('ana'), kind: 'won', closedOn: day('2026-11-02'), minor: 600 }),
  fact({ ownerId: person('ana'), closeDate: day('2026-12-10'), minor: 800, probability: 0.5 }),
  fact({ ownerId: person('ben'), kind: 'won', closedOn: day('2026-10-02'), minor: 100 }),
  fact({ ownerId: person('zoe'), kind: 'won', closedOn: day('2026-11-02'), minor: 5000 }),
  fact({ ownerId: person('ana'), closeDate: day('2027-02-01'), minor: 9000 }),
]

describe('attainment', () => {
  test('won of what was meant, and weighted open pipeline against what is lacking; who has no target does not count', () => {
    const team = attainmentOf(facts, [target('ana', quarter, 1000), target('ben', quarter, 500)], quarter, convert)! // prettier-ignore
    expect(team).toMatchObject({ targetMinor: 1500, people: 2, remainingMinor: 800 })
    expect(valueOf(team.won)).toBe(700)
    expect(valueOf(team.share)).toBeCloseTo(700 / 1500, 12)
    expect(valueOf(team.coverage)).toBe(400 / 800)
    expect(team.coverage.deals).toEqual([facts[1]!.id])
  })

  test('the months of a quarter add up where the quarter itself has no target, and never twice', () => {
    const months = [monthOf(today, -1), monthOf(today), monthOf(today, 1)].map(each =>
      target('ana', each, 100),
    )
    expect(attainmentOf(facts, months, quarter, convert)?.targetMinor).toBe(300)
    expect(attainmentOf(facts, [...months, target('ana', quarter, 450)], quarter, convert)?.targetMinor).toBe(
      450,
    )
    const year = { from: day('2026-01-01'), to: day('2026-12-31') }
    expect(attainmentOf(facts, [...months, target('ana', quarter, 450)], year, convert)?.targetMinor).toBe(
      450,
    )
    expect(attainmentOf(facts, months, monthOf(today, 5), convert)).toBeNull()
  })

  test('a target in another currency counts by its rate; without one it is no target', () => {
    expect(attainmentOf(facts, [target('ana', quarter, 400, 'EUR')], quarter, convert)?.targetMinor).toBe(800)
    expect(attainmentOf(facts, [target('ana', quarter, 400, 'CHF')], quarter, convert)).toBeNull()
  })

  test('F3: sums tell nobody what one colleague has reached: not of few, and not by taking one sum from another', () => {
    const all = ['ana', 'ben', 'zoe', 'max', 'eva'].map(who => target(who, quarter, 100))
    const me = new Set(['ana'])
    const sum = (targets: readonly Target[]) =>
      attainmentOfAll(facts, targets, quarter, convert, me)?.targetMinor
    expect(sum(all)).toBe(500)
    expect(sum(all.slice(0, 3))).toBe(300)
    // one's own taken away, the other's is left
    expect(sum(all.slice(0, 2))).toBeUndefined()
    expect(sum(all.slice(1, 2))).toBeUndefined()
    const teams = (leads: Record<string, string>) =>
      attainmentByTeam(facts, all, quarter, convert, id => person(leads[id] ?? 'kim'), me).map(
        ({ managerId, attainment }) => [managerId, attainment.targetMinor],
      )
    expect(teams({ max: 'lou', eva: 'lou' })).toEqual([
      ['kim', 300],
      ['lou', 200],
    ])
    expect(teams({ eva: 'lou' })).toEqual([])
  })

  test('a target that is met has nothing to cover', () => {
    expect(coverage(facts, quarter, 0)).toMatchObject({ state: 'not-enough', why: 'nothing-to-cover' })
    expect(attainmentOf(facts, [target('ana', quarter, 500)], quarter, convert)).toMatchObject({ remainingMinor: 0 }) // prettier-ignore
  })
})

test('roll-up: a manager’s own deals are in their team, people without one apart; office, country and sector', () => {
  const people = new Map(
    [
      { id: 'ana', name: 'Ana', managerId: 'max', office: 'East' },
      { id: 'max', name: 'Max', office: 'East' },
      { id: 'ben', name: 'Ben', office: 'West' },
    ].map(one => [one.id, personSchema.parse(one)] as const),
  )
  const accounts = new Map([['acme', accountSchema.parse({ id: 'acme', name: 'Acme', country: 'Chile', sector: 'retail' })]]) // prettier-ignore
  const deals = ['ana', 'max', 'ben', null].map(
    owner =>
    fact({ ownerId: owner === null ? null : person(owner), accountId: owner === 'ana' ? accountIdSchema.parse('acme') : null, minor: 1 }), // prettier-ignore
  )
  const counts = (by: Parameters<typeof teamKey>[0]) =>
    Object.fromEntries(portfolioBy(deals, teamKey(by, { people, accounts })).map(({ key, count }) => [key ?? '-', valueOf(count)])) // prettier-ignore
  expect(counts('manager')).toEqual({ max: 2, '-': 2 })
  expect(counts('office')).toEqual({ East: 2, West: 1, '-': 1 })
  expect(counts('country')).toEqual({ Chile: 1, '-': 3 })
  expect(counts('sector')).toEqual({ retail: 1, '-': 3 })
})

test('F5: figures say which rate of which day they were told by, and which deals have none', () => {
  const rates = [
    { currency: 'EUR', worth: 1.1, on: day('2026-01-01') },
    { currency: 'EUR', worth: 1.2, on: day('2026-11-01') },
  ]
  const deals = [fact({ amount: usd(1) }), fact({ amount: { minor: 1, currency: 'EUR' } }), fact({ amount: { minor: 1, currency: 'CHF' } })] // prettier-ignore
  expect(ratesUsed(deals, 'USD', rates)).toEqual([
    { currency: 'CHF', rate: null, deals: [deals[2]!.id] },
    { currency: 'EUR', rate: rates[1], deals: [deals[1]!.id] },
  ])
  expect(ratesUsed(deals.slice(0, 1), 'USD', rates)).toEqual([])
})
