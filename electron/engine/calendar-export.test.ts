import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import ICAL from 'ical.js'
import { afterEach, expect, test } from 'vitest'
import { dateOf } from '../../core/dates'
import { randomId, type ChangeId, type StepId } from '../../core/ids'
import { addDays } from '../../core/insights/period'
import { startEngine } from '../../test/support/engine-harness'
import { inlineTaskRunner } from './workers/inline'

const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

const words = { calendar: 'Winroom', closes: 'Closes:', nextStep: 'Next step' }
const today = dateOf(Date.now())

async function start() {
  const harness = await startEngine({ tasks: inlineTaskRunner() })
  const folder = mkdtempSync(path.join(tmpdir(), 'winroom-ics-'))
  stops.push(() => harness.stop(), () => rmSync(folder, { recursive: true })) // prettier-ignore
  const window = harness.window()
  const directory = await window.whole('directory', each => each.boards.length > 0)
  const boardId = directory.boards[0]!.id
  const file = path.join(folder, 'steps.ics')
  const written = () => {
    const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, 'utf8')) as string)
    return calendar.getAllSubcomponents('vevent').map(event => new ICAL.Event(event))
  }
  // On a slow machine the sample's rows are written in several turns: a board is whole once all of them are.
  window.subscribe('board', { boardId, filter: {} }, () => undefined)
  await harness.engine.workspace!.follower.idle()
  const { deals } = await window.query('capture.deals', { about: 'Halden', rest: '' })
  return { window, directory, boardId, file, folder: harness.dataDir, written, deal: deals[0]! }
}

test('a deal’s next step, the steps of its plan that are open and ours, and its closing, each with a uid that stays', async () => {
  const { window, boardId, file, written, deal } = await start()
  const due = addDays(today, 2)
  await window.command('deal.set-next-step', { boardId, dealId: deal.id, changeId: randomId<ChangeId>(), nextStep: 'Call Isabelle; bring the sheet, please', due }) // prettier-ignore
  const step = (title: string, change: object) =>
    window.command('deal-part.create', { boardId, part: 'steps', id: randomId<StepId>(), dealId: deal.id, about: {}, fields: { title, due, order: 'a0', ...change } }) // prettier-ignore
  await step('Send the offer', { side: 'seller' })
  await step('Sign', { side: 'buyer' })
  await step('Demo', { side: 'seller', state: 'done' })
  const ask = { kinds: ['steps', 'closings'] as const, path: file, locale: 'en-US', words }
  const of = { who: 'deal' as const, boardId, dealId: deal.id }
  const { entries } = await window.command('calendar.export', { ...ask, kinds: [...ask.kinds], of })
  expect(entries).toBe(3)
  const first = written().map(({ uid, summary }) => [uid, summary])
  expect(first.map(([, summary]) => summary)).toEqual([
    'Call Isabelle; bring the sheet, please · Halden Steel',
    'Send the offer · Halden Steel',
    'Closes: Furnace monitoring',
  ])
  expect(written()[0]!.description).toBe('Furnace monitoring\nHalden Steel\n$210,000.00')
  await window.command('calendar.export', { ...ask, kinds: [...ask.kinds], of })
  expect(written().map(({ uid, summary }) => [uid, summary])).toEqual(first)
})

test('D12: an account that was merged into another is called as that one', async () => {
  const { window, directory, boardId, file, written, deal } = await start()
  const halden = directory.accounts.find(({ name }) => name === 'Halden Steel')!
  const other = directory.accounts.find(({ name }) => name !== 'Halden Steel')!
  await window.command('record.merge', { collection: 'accounts', keep: other.id, lose: halden.id, take: [] })
  const of = { who: 'deal' as const, boardId, dealId: deal.id }
  await window.command('calendar.export', { kinds: ['closings'], path: file, locale: 'en-US', words, of })
  expect(written()[0]!.description).toContain(other.name)
})

test('mine are mine alone; a board is written as it is filtered; nothing that is decided closes', async () => {
  const { window, directory, boardId, file, written } = await start()
  const ask = { kinds: ['closings' as const], path: file, locale: 'fr-FR', words }
  const nora = directory.people.find(({ name }) => name === 'Nora Blanc')!.id
  expect((await window.command('calendar.export', { ...ask, of: { who: 'mine' } })).entries).toBe(0)
  await window.command('person.claim', { personId: nora, mine: true })
  expect((await window.command('calendar.export', { ...ask, of: { who: 'mine' } })).entries).toBe(6)
  const all = await window.command('calendar.export', { ...ask, of: { who: 'board', boardId, filter: {} } })
  expect(all.entries).toBe(16)
  const filtered = { who: 'board' as const, boardId, filter: { text: 'halden' } }
  expect((await window.command('calendar.export', { ...ask, of: filtered })).entries).toBe(1)
  expect(written()[0]!.summary).toBe('Closes: Furnace monitoring')
})

test('it is not written into the data folder', async () => {
  const { window, folder } = await start()
  const failure = await window.failure('calendar.export', { kinds: ['steps'], of: { who: 'mine' }, path: path.join(folder, 'a.ics'), locale: 'en', words }) // prettier-ignore
  expect(failure).toMatchObject({ code: 'invalid-input', at: 'path' })
})
