import { beforeAll, describe, expect, test } from 'vitest'
import { fixtureTable, Replica } from '../../test/support/exchange'
import { independentFigures } from '../../test/support/independent-figures.mjs'
import { readDeal } from '../deal/read'
import { readRecords } from '../documents/workspace'
import { calendarDateSchema } from '../dates'
import { factOf, type DealFact } from './fact'
import { ENOUGH, valueOf } from './figure'
import { wonIn } from './forecast'
import { monthKey, quarterOf } from './period'
import { openDeals, portfolioBy } from './portfolio'
import { converter } from './rates'
import { averageCycle, averageWon, cycleDays, velocityOf, winRateByCount, winRateByValue } from './velocity'

/** The figures on the 8,800 opportunities, each against a computation that shares no line with ours. */
const independent = independentFigures()
let facts: DealFact[] = []
let nameOf: (id: string | null) => string = () => ''
const day = (text: string) => calendarDateSchema.parse(text)
const second2017 = quarterOf(day('2017-05-01'))
const wonDeals = () => facts.filter(fact => fact.kind === 'won')
const major = (minor: number | null) => (minor === null ? null : minor / 100)
const named = (slices: ReturnType<typeof portfolioBy>) =>
  Object.fromEntries(slices.map(slice => [nameOf(slice.key), major(valueOf(slice.sum))]))

beforeAll(() => {
  const replica = new Replica()
  const { plan } = replica.import(fixtureTable())
  const board = replica.board(plan.boardId)
  const stages = new Map(readRecords(replica.workspace, 'stages').map(stage => [stage.id as string, stage]))
  const convert = converter('USD', [])
  facts = board.deals.ids().flatMap(id => {
    const deal = readDeal(board.deals, id)
    return deal === null ? [] : (factOf(deal, { boardId: plan.boardId, stages, moves: [], convert }) ?? [])
  })
  const names = new Map(
    (['accounts', 'people', 'products', 'stages'] as const).flatMap(collection =>
      readRecords(replica.workspace, collection).map(({ id, name }) => [id as string, name] as const),
    ),
  )
  nameOf = id => (id === null ? '' : (names.get(id) ?? '?'))
})

describe('the whole', () => {
  test('deals, won, lost, open', () => {
    const count = (kind: DealFact['kind']) => facts.filter(fact => fact.kind === kind).length
    expect([facts.length, count('won'), count('lost'), count('open')]).toEqual([
      independent.deals,
      independent.won,
      independent.lost,
      independent.open,
    ])
    expect([count('won'), count('lost')]).toEqual([4238, 2473])
  })

  test('value won, average won, win rate by count, average and longest cycle', () => {
    expect(major(wonDeals().reduce((sum, { minor }) => sum + (minor ?? 0), 0))).toBe(independent.wonValue)
    expect(major(valueOf(averageWon(facts)))).toBeCloseTo(independent.averageWon, 8)
    expect(valueOf(winRateByCount(facts))).toBe(4238 / 6711)
    expect(valueOf(winRateByCount(facts))).toBe(independent.winRate)
    expect(valueOf(averageCycle(facts))).toBeCloseTo(independent.averageCycle, 8)
    expect(Math.max(...wonDeals().map(fact => cycleDays(fact) ?? 0))).toBe(independent.longestCycle)
  })

  test('velocity a day', () => {
    expect(major(valueOf(velocityOf(facts)))).toBeCloseTo(independent.velocityPerDay, 6)
  })

  test('win rate by value is not said: the lost deals carry no amounts', () => {
    expect(winRateByValue(facts)).toMatchObject({ state: 'not-enough', why: 'amounts' })
  })
})

describe('who', () => {
  const perAgent = (worth: (facts: DealFact[]) => number | null, enough: (facts: DealFact[]) => boolean) => {
    const agents = new Map<string, DealFact[]>()
    for (const fact of facts)
      agents.set(nameOf(fact.ownerId), [...(agents.get(nameOf(fact.ownerId)) ?? []), fact])
    return Object.fromEntries(
      [...agents].filter(([, mine]) => enough(mine)).map(([name, mine]) => [name, worth(mine)]),
    )
  }

  test('average cycle by agent', () => {
    const cycles = perAgent(
      mine => valueOf(averageCycle(mine)),
      () => true,
    )
    expect(Object.keys(cycles).sort()).toEqual(Object.keys(independent.cycleByAgent).sort())
    for (const [agent, days] of Object.entries(independent.cycleByAgent))
      expect(cycles[agent]).toBeCloseTo(days, 8)
  })

  test('win rate by agent', () => {
    const rates = perAgent(
      mine => valueOf(winRateByCount(mine)),
      mine => mine.filter(fact => fact.kind !== 'open').length >= ENOUGH,
    )
    expect(rates).toEqual(independent.winRateByAgent)
  })

  test('value won by agent, and who leads', () => {
    const slices = portfolioBy(wonDeals(), 'ownerId')
    expect(named(slices)).toEqual(independent.wonByAgent)
    expect([nameOf(slices[0]!.key), major(valueOf(slices[0]!.sum))]).toEqual(independent.topAgent)
  })

  test('open deals by agent', () => {
    const counts = portfolioBy(openDeals(facts), 'ownerId').map(slice => [
      nameOf(slice.key),
      valueOf(slice.count),
    ])
    expect(Object.fromEntries(counts)).toEqual(independent.openByAgent)
  })
})

describe('when and how much', () => {
  const won2017Q2 = () => wonDeals().filter(fact => fact.closedOn !== null && fact.closedOn >= second2017.from && fact.closedOn <= second2017.to) // prettier-ignore

  test('a quarter: value won, largest deal, top account', () => {
    expect(second2017).toEqual({ from: '2017-04-01', to: '2017-06-30' })
    expect(major(valueOf(wonIn(facts, second2017)))).toBe(independent.wonIn2017Q2)
    expect(Math.max(...won2017Q2().map(({ minor }) => (minor ?? 0) / 100))).toBe(independent.largestOf2017Q2)
    const top = portfolioBy(won2017Q2(), 'accountId').find(slice => slice.key !== null)
    expect([nameOf(top?.key ?? null), major(valueOf(top!.sum))]).toEqual(independent.topAccountOf2017Q2)
  })

  test('value won by month and by product', () => {
    const byMonth = portfolioBy(wonDeals(), fact => (fact.closedOn === null ? null : monthKey(fact.closedOn)))
    expect(Object.fromEntries(byMonth.map(slice => [slice.key, major(valueOf(slice.sum))]))).toEqual(
      independent.wonByMonth,
    )
    expect(named(portfolioBy(wonDeals(), 'productId'))).toEqual(independent.wonByProduct)
  })

  test('win rate by product', () => {
    for (const [product, rate] of Object.entries(independent.winRateByProduct))
      expect(valueOf(winRateByCount(facts.filter(fact => nameOf(fact.productId) === product)))).toBe(rate)
  })

  test('lost in a month, open by stage, open without an account, long open', () => {
    const lost = facts.filter(fact => fact.kind === 'lost' && fact.closedOn?.startsWith('2017-10') === true)
    expect(lost).toHaveLength(independent.lostIn201710)
    const stages = portfolioBy(openDeals(facts), 'stageId').map(slice => [
      nameOf(slice.key),
      valueOf(slice.count),
    ])
    expect(Object.fromEntries(stages)).toEqual(independent.openByStage)
    expect(openDeals(facts).filter(fact => fact.accountId === null)).toHaveLength(
      independent.openWithoutAccount,
    )
    const old = openDeals(facts).filter(fact => fact.startedOn !== null && fact.startedOn < '2017-07-01')
    expect(old).toHaveLength(independent.startedBefore201707StillOpen)
  })
})
