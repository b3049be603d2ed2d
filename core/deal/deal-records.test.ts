import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asChange, asDeal, asMember, asStage, Replicas } from '../../test/support/replicas'
import { calendarDateSchema } from '../dates'
import { editBoard, openBoard, type BoardDocument } from '../documents/board'
import type { ContactId, StepId } from '../ids'
import * as Y from 'yjs'
import { lateSteps, planned, type Step } from './action-plan'
import { committeeGaps, seatIdOf, seatSchema, type Seat } from './committee'
import { createDeal, editField } from './edit'
import { agreedDiscount, giveSchema, withoutGet } from './ledger'
import { qualificationKey, staleElements } from './qualification'
import { readDeal } from './read'
import { readDealRecords } from './read-records'
import { schemaOfField } from './schema'
import { setKey } from './sets'

const author = { by: asMember('m'), at: 1 }
const deal = asDeal('d')
const origin = { from: 'command', windowId: 'w' }
const day = (text: string) => calendarDateSchema.parse(text)
let changes = 0
const set = (board: BoardDocument, field: string, value: unknown): void =>
  editBoard(board, origin, () => void editField(board, deal, field, value, asChange(`c${changes++}`), author))

function withDeal(replicas: Replicas): BoardDocument[] {
  const [first] = replicas.boards
  editBoard(first!, origin, () =>
    createDeal(
      first!,
      { id: deal, place: { stageId: asStage('s'), order: 'a0', changeId: null }, fields: { title: 'Deal' } },
      author,
    ),
  )
  replicas.settle()
  return replicas.boards
}

describe('sets of a deal (D7)', () => {
  test('two people who add two competitors at once have added two', () => {
    const replicas = new Replicas(2)
    const [ana, ben] = withDeal(replicas)
    set(ana!, setKey('competitor', 'acme'), true)
    set(ben!, setKey('competitor', 'globex'), true)
    set(ben!, setKey('team', 'zoe'), 'Security answers')
    replicas.settle()
    for (const board of replicas.boards) {
      const { sets } = readDeal(board.deals, deal)!
      expect(sets.competitors).toEqual(['acme', 'globex'])
      expect(sets.team).toEqual([{ personId: 'zoe', as: 'Security answers' }])
    }
    set(ana!, setKey('competitor', 'acme'), false)
    expect(readDeal(ana!.deals, deal)!.sets.competitors).toEqual(['globex'])
  })

  test('keys of no set, odd ids and odd values are no members', () => {
    for (const key of ['competitor:', 'competitor:a b', 'nothing:a', 'competitor', '__proto__:a'])
      expect(schemaOfField(key)).toBeNull()
    const board = withDeal(new Replicas(1))[0]!
    board.deals.edit(deal, 'competitor:acme', 'yes')
    board.deals.edit(deal, 'team:zoe', 7)
    expect(readDeal(board.deals, deal)!.sets).toEqual({
      competitors: [],
      tags: [],
      products: [],
      reasons: [],
      team: [],
    })
  })
})

describe('qualification', () => {
  test('one who writes evidence and one who writes a doubt never meet', () => {
    const replicas = new Replicas(2)
    const [ana, ben] = withDeal(replicas)
    set(ana!, qualificationKey('champion', 'evidence'), 'Per sold it to his board')
    set(ben!, qualificationKey('champion', 'doubt'), 'He leaves in June')
    set(ben!, qualificationKey('champion', 'state'), 'known')
    replicas.settle()
    expect(readDeal(ana!.deals, deal)!.qualification.champion).toEqual({
      state: 'known',
      evidence: 'Per sold it to his board',
      verifiedOn: null,
      doubt: 'He leaves in June',
    })
  })

  test('what was verified over 30 days ago wants another look', () => {
    const board = withDeal(new Replicas(1))[0]!
    set(board, qualificationKey('metrics', 'state'), 'known')
    set(board, qualificationKey('metrics', 'verifiedOn'), '2026-10-01')
    const { qualification } = readDeal(board.deals, deal)!
    expect(staleElements(qualification, day('2026-10-31'))).toEqual([])
    expect(staleElements(qualification, day('2026-11-01'))).toEqual(['metrics'])
  })

  test('D9: what this version can not read is shown empty and stays where it is', () => {
    const board = withDeal(new Replicas(1))[0]!
    board.deals.edit(deal, 'meddpicc:champion:state', 'certain')
    expect(readDeal(board.deals, deal)!.qualification.champion.state).toBe('unknown')
    expect(board.deals.value(deal, 'meddpicc:champion:state')).toBe('certain')
  })
})

describe('records of a deal', () => {
  const operation = fc.record({
    at: fc.nat(2),
    contact: fc.constantFrom('per', 'ines', 'priya'),
    what: fc.oneof(
      fc.record({ field: fc.constant('spot'), value: fc.record({ x: fc.double({ min: 0, max: 1, noNaN: true }), y: fc.constant(0.5) }) }), // prettier-ignore
      fc.record({ field: fc.constant('role'), value: fc.constantFrom('champion', 'blocker', 'user') }),
      fc.record({ field: fc.constant('stance'), value: fc.constantFrom('for', 'against') }),
      fc.record({ field: fc.constant('deleted'), value: fc.constantFrom(null, { at: 1, by: null }) }),
    ),
    deliver: fc.array(fc.nat(99), { maxLength: 3 }),
  })

  test('a committee that three people edit and drag at once converges, and one contact has one seat', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 40 }), steps => {
        const replicas = new Replicas(3)
        withDeal(replicas)
        for (const { at, contact, what, deliver } of steps) {
          const board = replicas.boards[at]!
          const id = seatIdOf(deal, contact as ContactId)
          editBoard(board, origin, () => {
            board.records.seats.create(id, { dealId: deal, contactId: contact })
            board.records.seats.edit(id, what.field, structuredClone(what.value))
          })
          for (const nth of deliver) replicas.deliver(nth)
        }
        replicas.settle()
        const [first, ...others] = replicas.boards.map(board =>
          readDealRecords(board, 'seats', deal).sort((a, b) => (a.id < b.id ? -1 : 1)),
        )
        for (const seats of others) expect(seats).toEqual(first)
        expect(first).toHaveLength(new Set(steps.map(({ contact }) => contact)).size)
      }),
      { numRuns: 100 },
    )
  })

  test('an odd record from elsewhere is no record, and takes no other along', () => {
    const board = openBoard(new Y.Doc())
    board.records.notes.create('a', { dealId: 'd', kind: 'telepathy', text: 'Said yes', by: 'm', at: 1 })
    board.records.notes.create('b', { dealId: 'd', kind: 'call', text: 7, by: 'm', at: 1 })
    expect(readDealRecords(board, 'notes').map(note => [note.id, note.kind])).toEqual([['a', 'note']])
  })
})

describe('committee', () => {
  const seat = (given: Partial<Seat>): Seat =>
    seatSchema.parse({ id: 'x', dealId: 'd', contactId: 'c', ...given })

  test('what is missing is said, most important first', () => {
    expect(committeeGaps([])).toEqual(['noEconomicBuyer', 'noChampion'])
    expect(committeeGaps([seat({ role: 'economicBuyer' })])).toEqual([
      'economicBuyerNotMet',
      'noChampion',
      'oneContactOnly',
    ])
    const whole = [
      seat({ role: 'economicBuyer', met: true }),
      seat({ role: 'champion' }),
      seat({ role: 'blocker', stance: 'against' }),
    ]
    expect(committeeGaps(whole)).toEqual(['openBlocker'])
    expect(committeeGaps(whole.map(each => ({ ...each, met: true })))).toEqual([])
  })

  test('a seat that was given up counts for nothing', () => {
    const gone = { at: 1, by: null }
    expect(committeeGaps([seat({ role: 'economicBuyer', met: true, deleted: gone })])).toContain(
      'noEconomicBuyer',
    )
  })
})

test('a plan reads by date, and open steps whose day has passed are late', () => {
  const step = (id: string, due: string | null, order: string, state: Step['state'] = 'open'): Step => ({
    id: id as StepId,
    dealId: deal,
    title: id,
    due: due === null ? null : day(due),
    side: 'buyer',
    who: '',
    state,
    order,
    deleted: null,
  })
  const steps = [
    step('c', null, 'a0'),
    step('b', '2026-12-01', 'a1'),
    step('a', '2026-12-01', 'a0'),
    step('done', '2026-11-01', 'a0', 'done'),
  ]
  expect(planned(steps).map(({ id }) => id)).toEqual(['done', 'a', 'b', 'c'])
  expect(lateSteps(steps, day('2026-12-02')).map(({ id }) => id)).toEqual(['a', 'b'])
})

describe('give-get ledger', () => {
  const give = (given: object) => giveSchema.parse({ id: 'g', dealId: 'd', give: '5 %', ...given })

  test('warns of a give without a get, but not of one that was taken back', () => {
    const gives = [
      give({}),
      give({ get: 'Two-year term' }),
      give({ get: '  ' }),
      give({ state: 'withdrawn' }),
    ]
    expect(withoutGet(gives)).toHaveLength(2)
  })

  test('agreed discounts each take from what the one before left', () => {
    const gives = [
      give({ discount: 0.1, state: 'agreed' }),
      give({ discount: 0.1, state: 'agreed' }),
      give({ discount: 0.5, state: 'offered' }),
    ]
    expect(agreedDiscount(gives)).toBeCloseTo(0.19, 12)
    expect(agreedDiscount([])).toBe(0)
  })
})
