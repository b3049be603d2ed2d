import { describe, expect, test } from 'vitest'
import { asBoard, asDeal, asStage } from '../../test/support/replicas'
import { calendarDateSchema } from '../dates'
import { accountIdSchema, competitorIdSchema, contactIdSchema, personIdSchema, type PersonId } from '../ids'
import { weightedForecast } from '../insights/forecast'
import { answerTo, type Answer, type AskedFact } from './answer'
import { targetSchema, type Target } from '../workspace/planning'
import { personSchema } from '../workspace/schema'
import type { Money } from '../money'
import { NameIndex } from './names'
import { readQuestion } from './read'

const day = (text: string) => calendarDateSchema.parse(text)
const person = (id: string): PersonId => personIdSchema.parse(id)
const today = day('2026-11-26')

const base: Omit<AskedFact, 'id'> = {
  boardId: asBoard('b'),
  kind: 'open',
  stageId: asStage('s'),
  probability: 0.5,
  category: 'best_case',
  minor: null,
  amount: null,
  accountId: accountIdSchema.parse('halden'),
  ownerId: person('nora'),
  productId: null,
  startedOn: day('2026-09-01'),
  closeDate: null,
  closedOn: null,
  closedFrom: null,
  inStageSince: day('2026-10-01'),
  slips: 0,
  competitors: [],
  contactId: null,
  team: [],
}
const datavo = competitorIdSchema.parse('datavo')
const facts: AskedFact[] = [
  { ...base, id: asDeal('a'), minor: 1000, closeDate: day('2026-11-28'), contactId: contactIdSchema.parse('per') },
  { ...base, id: asDeal('b'), minor: 5000, closeDate: day('2026-12-15'), ownerId: person('tom'), team: [person('ada')] },
  { ...base, id: asDeal('c'), minor: null, closeDate: day('2026-11-20'), ownerId: person('tom') },
  { ...base, id: asDeal('d'), minor: 9000, kind: 'won', probability: 1, closedOn: day('2026-11-03'), accountId: accountIdSchema.parse('cite') },
  { ...base, id: asDeal('e'), minor: 7000, kind: 'lost', probability: 0, closedOn: day('2026-11-04'), competitors: [datavo], contactId: contactIdSchema.parse('ines') },
  ...['f', 'g', 'h', 'i'].map(id => ({ ...base, id: asDeal(id), kind: 'won' as const, probability: 1, competitors: [datavo], closedOn: day('2025-05-05'), minor: 100 })),
] // prettier-ignore
const names = new NameIndex([
  { kind: 'account', id: 'halden', name: 'Halden Steel' },
  { kind: 'account', id: 'cite', name: 'Cité Verte' },
  { kind: 'competitor', id: 'datavo', name: 'Datavo' },
  { kind: 'person', id: 'nora', name: 'Nora Blanc' },
  { kind: 'person', id: 'tom', name: 'Tom Keller' },
  { kind: 'office', id: 'West', name: 'West' },
])

const people = [
  { id: 'nora', name: 'Nora Blanc', office: 'East' },
  { id: 'tom', name: 'Tom Keller', office: 'West' },
].map(one => personSchema.parse(one))
const convert = ({ minor }: Money) => minor
/** What each means to bring in the last quarter of the year. */
let targets: readonly Target[] = []
const target = (personId: string, minor: number): Target =>
  targetSchema.parse({
    id: `t${personId}`,
    personId,
    from: '2026-10-01',
    to: '2026-12-31',
    amount: { minor, currency: 'EUR' },
  })

function ask(text: string): Answer {
  const reading = readQuestion(text, names, { today, fiscalStart: 1, dateOrder: 'dmy' })
  if (reading.kind !== 'read') throw new Error(`${text}: ${reading.kind}`)
  const change = { dealId: asDeal('a'), created: false, outcome: null, slippedDays: 3, grownMinor: null, by: [] } // prettier-ignore
  const changes = [change, { ...change, dealId: asDeal('b'), slippedDays: null, grownMinor: 50 }]
  const teams = { people: new Map(people.map(one => [one.id, one])), accounts: new Map() }
  return answerTo(reading.question, facts, { today, fiscalStart: 1, me: new Set(['nora']), changes, teams, plan: { targets, convert } }) // prettier-ignore
}

describe('answers', () => {
  test('who is on it: owners and who helps, of what is open, most deals first', () => {
    expect(ask('who is on Halden Steel?')).toEqual({
      kind: 'people',
      people: [
        { id: 'tom', deals: ['b', 'c'] },
        { id: 'ada', deals: ['b'] },
        { id: 'nora', deals: ['a'] },
      ],
    })
    // nothing is open there: who sold to them
    expect(ask('who is on Cité Verte?')).toMatchObject({ people: [{ id: 'nora', deals: ['d'] }] })
  })

  test('main contact: of open deals before closed ones; nobody where none is named', () => {
    expect(ask('main contact at Halden Steel?')).toMatchObject({ contacts: [{ id: 'per', deals: ['a'] }] })
    expect(ask('main contact at Cité Verte?')).toEqual({ kind: 'contacts', contacts: [] })
  })

  test('the largest deal: of a quarter what is won or open in it, without a time what is open', () => {
    expect(ask('whose is the largest deal of the quarter?')).toMatchObject({ deal: { id: 'd', ownerId: 'nora' }, among: ['a', 'b', 'd'] }) // prettier-ignore
    expect(ask('largest deal')).toMatchObject({ deal: { id: 'b' } })
    expect(ask('largest deal won in 2024')).toMatchObject({ deal: null, among: [] })
  })

  test('sums name every deal, also those without an amount; counts count', () => {
    expect(ask('what closes this month?')).toEqual({ kind: 'figure', unit: 'money', figure: { state: 'known', value: 1000, deals: ['a', 'c'] } }) // prettier-ignore
    expect(ask('how many deals close this month?')).toMatchObject({ unit: 'deals', figure: { value: 2 } })
    expect(ask('how much is open with Halden Steel?')).toMatchObject({ figure: { value: 6000 } })
    expect(ask('how many deals are open?')).toMatchObject({ figure: { value: 3 } })
    expect(ask('how much did we win this month?')).toMatchObject({ figure: { value: 9000, deals: ['d'] } })
    expect(ask('what is overdue?')).toMatchObject({ figure: { deals: ['c'] } })
    expect(ask('what do I have open?')).toMatchObject({ figure: { deals: ['a'] } })
  })

  test('rates and forecasts are those of the screen, and say where there is not enough', () => {
    expect(ask('win rate against Datavo?')).toMatchObject({ unit: 'percent', figure: { state: 'known', value: 0.8 } }) // prettier-ignore
    expect(ask('win rate against Datavo this year?')).toMatchObject({ figure: { state: 'not-enough' } })
    const open = facts.filter(fact => fact.kind === 'open')
    expect(ask('weighted forecast?')).toMatchObject({ figure: weightedForecast(open) })
  })

  test('an office is that of the deal’s owner', () => {
    expect(ask('how many deals are open in the office West?')).toMatchObject({
      figure: { value: 2, deals: ['b', 'c'] },
    })
    expect(ask('pipeline of the office West')).toMatchObject({ figure: { value: 5000, deals: ['b'] } })
  })

  test('F3: my target is told to me, the others’ as a sum of enough people, a colleague’s never', () => {
    targets = [target('nora', 18_000), target('tom', 5_000)]
    expect(ask('how far am I from target?')).toMatchObject({ whose: 'mine', attainment: { targetMinor: 18_000, remainingMinor: 9_000, share: { value: 0.5 } } }) // prettier-ignore
    expect(ask('how far is Nora from target?')).toMatchObject({ whose: 'mine', attainment: { people: 1 } })
    expect(ask('how far is Tom Keller from target?')).toEqual({ kind: 'attainment', whose: 'other', attainment: null }) // prettier-ignore
    // Two people: who takes their own away has the other's.
    expect(ask('how far are we from target?')).toEqual({
      kind: 'attainment',
      whose: 'team',
      attainment: null,
    })
    targets = [...targets, target('ada', 2_000)]
    expect(ask('how far are we from target?')).toMatchObject({ whose: 'team', attainment: { targetMinor: 25_000, people: 3 } }) // prettier-ignore
    expect(ask('how far are we from target last year?')).toMatchObject({ attainment: null })
    targets = []
  })

  test('what changed, all of it or one kind', () => {
    expect(ask('what slipped since Monday?')).toMatchObject({ groups: [{ kind: 'slipped', deals: ['a'] }] })
    const changed = ask('what changed since Monday?')
    expect(changed.kind === 'changes' && changed.groups.map(({ kind }) => kind)).toEqual(['slipped', 'grown'])
  })
})
