import { afterEach, expect, test } from 'vitest'
import { dateOf } from '../../core/dates'
import {
  randomId,
  type BoardId,
  type ChangeId,
  type ContactId,
  type DealId,
  type NoteId,
  type PersonId,
  type StageId,
  type StepId,
} from '../../core/ids'
import { addDays } from '../../core/insights/period'
import { startEngine, type Harness, type TestWindow } from '../../test/support/engine-harness'
import { until } from '../../test/support/until'
import type { MyDay, StillDeals } from '../contract/my-day'
import { systemTimers, type Timers } from './timers'

const running: Harness[] = []
afterEach(async () => {
  for (const harness of running.splice(0)) await harness.stop()
})

const today = dateOf(Date.now())

async function start(timers: Timers = systemTimers) {
  const harness = await startEngine({ timers })
  running.push(harness)
  const window = harness.window()
  const directory = await window.whole('directory', each => each.boards.length > 0)
  const person = directory.people.find(({ name }) => name === 'Nora Blanc')!.id
  const days: MyDay[] = []
  const end = window.subscribe('my-day', { today }, day => days.push(day))
  const boardId = directory.boards[0]!.id
  // On a slow machine the sample's rows are written in several turns: a board is whole once all of them are.
  window.subscribe('board', { boardId, filter: {} }, () => undefined)
  await harness.engine.workspace!.follower.idle()
  const stages = new Map(directory.stages.map(stage => [stage.name, stage.id]))
  await until(() => days.length > 0, 'the day')
  return { window, days, person, boardId, stages, end, now: () => days.at(-1)! }
}

async function dealOf(
  window: TestWindow,
  boardId: BoardId,
  stageId: StageId,
  ownerId: PersonId,
): Promise<DealId> {
  const dealId = randomId<DealId>()
  await window.command('deal.create', { boardId, dealId, stageId, title: 'Mine alone', ownerId })
  return dealId
}
const linesOf = (day: MyDay, id: DealId) => day.lines.filter(({ deal }) => deal.id === id).map(({ reason }) => reason.kind) // prettier-ignore

test('B9: nobody’s day while nobody is claimed; then one’s own deals and no others', async () => {
  const { window, now, person } = await start()
  expect(now()).toEqual({ isClaimed: false, open: 0, questions: [], lines: [] })
  await window.command('person.claim', { personId: person, mine: true })
  await until(() => now().isClaimed && now().open > 0, 'one’s own day')
  const { facts } = await factsOf(window)
  const mine = facts.filter(({ ownerId, kind }) => ownerId === person && kind === 'open')
  expect(now().open).toBe(mine.length)
  const ids = new Set(mine.map(({ id }) => id))
  expect(now().lines.filter(({ deal }) => !ids.has(deal.id))).toEqual([])
})

test('a next step is set, done and undone as one edit, and the day follows each', async () => {
  const { window, now, person, boardId, stages } = await start()
  await window.command('person.claim', { personId: person, mine: true })
  const dealId = await dealOf(window, boardId, stages.get('Propose')!, person)
  const set = (nextStep: string | null, due: typeof today | null) =>
    window.command('deal.set-next-step', { boardId, dealId, changeId: randomId<ChangeId>(), nextStep, due }) // prettier-ignore
  await set('Call Isabelle', today)
  await until(() => linesOf(now(), dealId).includes('step'), 'the step')
  const { inverse } = await set(null, null)
  await until(() => !linesOf(now(), dealId).includes('step'), 'the step gone')
  if (inverse?.kind !== 'revert') throw new Error('no way back')
  expect(inverse.steps.map(({ field }) => field)).toEqual(['nextStep', 'nextStepDue'])
  const steps = inverse.steps.map(step => ({ ...step, changeId: randomId<ChangeId>() }))
  await window.command('deal.revert', { boardId, steps })
  await until(() => linesOf(now(), dealId).includes('step'), 'the step again')
  expect((await set('Call Isabelle', today)).inverse).toBeNull()
})

test('a step of the plan, a date, a note, another owner: each is seen at once', async () => {
  const { window, now, person, boardId, stages } = await start()
  await window.command('person.claim', { personId: person, mine: true })
  const dealId = await dealOf(window, boardId, stages.get('Propose')!, person)
  const stepId = randomId<StepId>()
  const fields = { title: 'Send the offer', due: addDays(today, -1), side: 'seller', order: 'a0' }
  await window.command('deal-part.create', { boardId, part: 'steps', id: stepId, dealId, about: {}, fields })
  await until(() => now().lines.some(({ key }) => key === `${dealId}:${stepId}`), 'the step of the plan')
  await window.command('deal-part.edit', { boardId, part: 'steps', id: stepId, field: 'state', value: 'done' }) // prettier-ignore
  await until(() => !now().lines.some(({ key }) => key === `${dealId}:${stepId}`), 'it done')
  const edit = (field: 'closeDate' | 'ownerId', value: unknown) =>
    window.command('deal.edit', { boardId, dealId, changeId: randomId<ChangeId>(), field, value })
  await edit('closeDate', addDays(today, -2))
  await edit('closeDate', addDays(today, 3))
  await until(() => linesOf(now(), dealId).includes('closing'), 'the date')
  expect(now().lines.find(({ deal, reason }) => deal.id === dealId && reason.kind === 'closing')?.reason).toMatchObject({ slips: 1, slippedDays: 5 }) // prettier-ignore
  await edit('ownerId', null)
  await until(() => linesOf(now(), dealId).length === 0, 'it gone')
})

test('a note ends a deal’s stillness; how long a stage allows is the stage’s to say', async () => {
  let clock = Date.now() - 10 * 86_400_000
  const { window, now, person, boardId, stages } = await start({ ...systemTimers, now: () => clock })
  const stageId = stages.get('Propose')!
  await window.command('person.claim', { personId: person, mine: true })
  const dealId = await dealOf(window, boardId, stageId, person)
  await until(() => now().lines.some(({ deal }) => deal.id === dealId), 'the deal')
  expect(linesOf(now(), dealId)).toEqual(['question'])
  const limit = { collection: 'stages', id: stageId, field: 'stillAfterDays', value: 5 } as const
  await window.command('record.edit', limit)
  await until(() => linesOf(now(), dealId).includes('still'), 'it standing still')
  clock = Date.now()
  await window.command('deal-part.create', { boardId, part: 'notes', id: randomId<NoteId>(), dealId, about: {}, fields: { kind: 'call', text: 'Isabelle wants a price' } }) // prettier-ignore
  await until(() => !linesOf(now(), dealId).includes('still'), 'it moving')
})

test('what is typed in a hurry finds its deal: by account, by a contact, through a slip; never a closed one', async () => {
  const { window } = await start()
  const directory = await window.whole('directory', each => each.accounts.length > 0)
  const accountId = directory.accounts.find(({ name }) => name === 'Halden Steel')!.id
  await window.command('record.create', { collection: 'contacts', id: randomId<ContactId>(), fields: { name: 'Isabelle Roy', accountId } }) // prettier-ignore
  const titles = async (about: string) => {
    const { deals, named } = await window.query('capture.deals', { about, rest: '' })
    return named ? deals.map(({ title }) => title) : []
  }
  expect((await titles('call Isabelle'))[0]).toBe('Furnace monitoring')
  expect((await titles('call Haldn'))[0]).toBe('Furnace monitoring')
  expect((await titles('Vela Wind')).length).toBe(0)
  expect((await window.query('capture.deals', { about: 'xyz', rest: '' })).deals).toHaveLength(5)
})

async function factsOf(window: TestWindow) {
  const facts: { id: string; ownerId: string | null; kind: string }[] = []
  let complete = false
  window.subscribe('facts', {}, patch => {
    if (patch.kind !== 'more') return
    facts.push(...patch.facts)
    complete = patch.complete
  })
  await until(() => complete, 'all facts')
  return { facts }
}

test('B9: which of my own deals stand still is told to a board, of mine alone, and no longer once one moves', async () => {
  const { window, person, boardId, stages } = await start()
  await window.command('person.claim', { personId: person, mine: true })
  const { people } = await window.whole('directory', each => each.people.length > 0)
  const other = people.find(({ id }) => id !== person)!.id
  const [mine, theirs] = [await dealOf(window, boardId, stages.get('Propose')!, person), await dealOf(window, boardId, stages.get('Propose')!, other)] // prettier-ignore
  await window.command('stage.edit', { stageId: stages.get('Propose')!, stillAfterDays: 5 })
  let told: StillDeals['deals'] = []
  window.subscribe('my-still', { today: addDays(today, 8) }, still => (told = still.deals))
  await until(() => told.some(({ dealId }) => dealId === mine), 'my deal')
  expect(told.find(({ dealId }) => dealId === mine)).toEqual({ dealId: mine, days: 8, limit: 5 })
  expect(told.some(({ dealId }) => dealId === theirs)).toBe(false)
  await window.command('stage.edit', { stageId: stages.get('Propose')!, stillAfterDays: 9 })
  await until(() => told.every(({ dealId }) => dealId !== mine), 'my deal gone')
})
