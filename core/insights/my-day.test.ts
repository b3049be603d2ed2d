import { describe, expect, test } from 'vitest'
import { fixtureTable, Replica } from '../../test/support/exchange'
import { readDeal } from '../deal/read'
import { readQualification, type Qualification } from '../deal/qualification'
import { readRecords } from '../documents/workspace'
import { calendarDateSchema, type CalendarDate } from '../dates'
import { boardIdSchema, dealIdSchema, stageIdSchema, stepIdSchema, type DealId, type StageId } from '../ids'
import { factOf } from './fact'
import { myDay, STILL_AFTER_DAYS, type DayDeal } from './my-day'
import { addDays } from './period'
import { converter } from './rates'

const day = (text: string): CalendarDate => calendarDateSchema.parse(text)
const today = day('2026-11-25')
const stageId = stageIdSchema.parse('talk')
const boardId = boardIdSchema.parse('board')
const unqualified = readQualification({})

function deal(id: string, change: Partial<DayDeal> = {}): DayDeal {
  return {
    ...{ id: dealIdSchema.parse(id), boardId, title: id, stageId, accountId: null, amount: null, minor: 100_00, probability: 0.3 },
    ...{ closeDate: null, nextStep: 'Call', nextStepDue: addDays(today, 30), movedOn: today, slips: 0, slippedDays: 0 },
    ...{ steps: [], seats: [], qualification: unqualified },
    ...change,
  } // prettier-ignore
}
const doubting = (doubt: string): Qualification => ({
  ...unqualified,
  champion: { ...unqualified.champion, doubt },
})
const said = (deals: readonly DayDeal[], at = today) =>
  myDay(deals, at).map(({ part, deal: { id }, reason }) => `${part} ${id} ${reason.kind}`)

describe('what is due', () => {
  test('today’s promises before late ones, soon by day; what lies further ahead is not there', () => {
    const due = (id: string, days: number) => deal(id, { nextStepDue: addDays(today, days) })
    expect(said([due('late', -3), due('far', 8), due('soon', 7), due('sooner', 1), due('today', 0)])).toEqual(
      ['now today step', 'now late step', 'soon sooner step', 'soon soon step'],
    )
  })

  test('of two that press alike, the deal that is worth more is first', () => {
    const due = { nextStepDue: today }
    const [small, likely, large] = [
      deal('small', { ...due, minor: 10_00 }),
      deal('likely', { ...due, minor: 190_00, probability: 0.4 }),
      deal('large', { ...due, minor: 200_00, probability: 0.3 }),
    ]
    expect(said([small, large, likely])).toEqual(['now likely step', 'now large step', 'now small step'])
  })

  test('steps of the plan are lines of their own, each with a key of its own', () => {
    const steps = ['a', 'b'].map(id => ({ id: stepIdSchema.parse(id), title: id, due: today }))
    const lines = myDay([deal('deal', { steps, nextStepDue: today })], today)
    expect(lines.map(({ key }) => key)).toEqual(['deal:a', 'deal:b', 'deal:step'])
  })

  test('a close date that has passed, one today, one this week with how often it was put off', () => {
    const closing = deal('closing', { closeDate: addDays(today, 2), slips: 2, slippedDays: 32 })
    const lines = myDay(
      [deal('passed', { closeDate: addDays(today, -1) }), closing, deal('today', { closeDate: today })],
      today,
    )
    expect(lines.map(({ part, reason }) => [part, reason.kind])).toEqual([
      ['now', 'closing'],
      ['now', 'passed'],
      ['soon', 'closing'],
    ])
    expect(lines[2]!.reason).toMatchObject({ slips: 2, slippedDays: 32 })
  })
})

describe('what to think about', () => {
  test('a deal stands still after its stage’s days, not on the last of them; one of which nothing is known does not', () => {
    const still = (movedOn: CalendarDate | null) => deal('deal', { movedOn })
    expect(said([still(addDays(today, -STILL_AFTER_DAYS))])).toEqual([])
    expect(said([still(addDays(today, -STILL_AFTER_DAYS - 1))])).toEqual(['think deal still'])
    expect(said([still(null)])).toEqual([])
    expect(myDay([still(addDays(today, -4))], today, () => 3)[0]?.reason).toEqual({
      kind: 'still',
      days: 4,
      limit: 3,
    })
  })

  test('B3: one question a deal: one’s own doubt, then who is missing, then what comes next', () => {
    const question = (change: Partial<DayDeal>) => {
      const [line] = myDay([deal('deal', change)], today)
      return line?.reason.kind === 'question' ? line.reason.question : null
    }
    const likely = { probability: 0.6 }
    expect(question({ ...likely, qualification: doubting('He leaves in May') })).toEqual({
      about: 'doubt',
      element: 'champion',
      doubt: 'He leaves in May',
    })
    expect(question(likely)).toEqual({ about: 'gap', gap: 'noEconomicBuyer' })
    expect(question({ nextStep: ' ', nextStepDue: null })).toEqual({ about: 'noStep' })
    expect(question({ nextStep: null, nextStepDue: null, closeDate: today })).toBeNull()
    expect(question({ nextStepDue: null })).toEqual({ about: 'noDay', nextStep: 'Call' })
    expect(question({})).toBeNull()
    expect(question({ closeDate: today, qualification: doubting('') })).toBeNull()
  })

  test('what was verified too long ago is asked about again', () => {
    const champion = {
      ...unqualified.champion,
      state: 'known' as const,
      verifiedOn: addDays(today, -31),
    }
    const [line] = myDay([deal('deal', { qualification: { ...unqualified, champion } })], today)
    expect(line?.reason).toEqual({
      kind: 'question',
      question: { about: 'stale', element: 'champion' },
    })
  })
})

test('the order does not depend on the order in which deals come', () => {
  const deals = ['c', 'a', 'b'].flatMap(id => [
    deal(id, { nextStepDue: today }),
    deal(`${id}2`, { nextStep: null, nextStepDue: null }),
  ])
  expect(said([...deals].reverse())).toEqual(said(deals))
})

test('the real file: each open deal of an agent is asked what comes next, the dearest first, and nothing is made up', () => {
  const replica = new Replica()
  const { plan } = replica.import(fixtureTable())
  const board = replica.board(plan.boardId)
  const stages = new Map(readRecords(replica.workspace, 'stages').map(stage => [stage.id as string, stage]))
  const agent = readRecords(replica.workspace, 'people').find(({ name }) => name === 'Anna Snelling')!
  const context = { boardId: plan.boardId, stages, moves: [], convert: converter('USD', []) }
  const mine = board.deals.ids().flatMap(id => {
    const read = readDeal(board.deals, id)
    const fact = read === null ? null : factOf(read, context)
    if (read === null || fact?.kind !== 'open' || fact.ownerId !== agent.id) return []
    return [dayDealOf(read.id, fact.stageId, read.title, fact.minor, fact.probability, fact.closeDate)]
  })
  const lines = myDay(mine, today)
  // 448 of the file's rows are hers; 112 of them are neither won nor lost.
  expect(mine).toHaveLength(112)
  expect(lines).toHaveLength(112)
  expect(new Set(lines.map(({ reason }) => reason.kind))).toEqual(new Set(['question']))
})

function dayDealOf(
  id: DealId,
  stage: StageId,
  title: string,
  minor: number | null,
  probability: number,
  closeDate: CalendarDate | null,
): DayDeal {
  return deal(id, {
    stageId: stage,
    title,
    minor,
    probability,
    closeDate,
    nextStep: null,
    nextStepDue: null,
    movedOn: null,
  })
}
