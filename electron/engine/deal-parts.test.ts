import { afterEach, describe, expect, test } from 'vitest'
import { seatIdOf } from '../../core/deal/committee'
import { useIdOf } from '../../core/deal/tactic-use'
import { randomId, type BoardId, type ContactId, type DealId, type PageId, type StepId } from '../../core/ids'
import type { Inverse } from '../contract/inverse'
import { startEngine, type Harness, type TestWindow } from '../../test/support/engine-harness'

const running: Harness[] = []
afterEach(async () => {
  for (const harness of running.splice(0)) await harness.stop()
})

async function start(): Promise<{ window: TestWindow; boardId: BoardId; dealId: DealId }> {
  const harness = await startEngine()
  running.push(harness)
  const window = harness.window()
  const directory = await window.whole('directory', each => each.boards.length > 0)
  const boardId = directory.boards[0]!.id
  const dealId = randomId<DealId>()
  const stageId = directory.stages.find(stage => stage.boardId === boardId)!.id
  await window.command('deal.create', { boardId, dealId, stageId, title: 'Furnace', accountName: 'Halden' })
  return { window, boardId, dealId }
}

async function undo(window: TestWindow, inverse: Inverse | null) {
  if (inverse?.kind === 'part-revert')
    return window.command('deal-part.revert', { boardId: inverse.boardId, steps: inverse.steps })
  if (inverse?.kind === 'record-revert') return window.command('record.revert', { steps: inverse.steps })
  throw new Error(`nothing to undo: ${inverse?.kind}`)
}

describe('B2: what belongs to a deal', () => {
  test('a step is made, edited, removed, brought back, and each of these undone', async () => {
    const { window, boardId, dealId } = await start()
    const id = randomId<StepId>()
    const steps = async () => (await window.query('deal', { boardId, dealId }))!.steps
    const about = { boardId, part: 'steps', id } as const
    const made = await window.command('deal-part.create', { ...about, dealId, about: {}, fields: { title: 'Security review', order: 'a0', side: 'buyer', due: '2026-12-01' } }) // prettier-ignore
    expect(await steps()).toMatchObject([{ id, title: 'Security review', side: 'buyer', state: 'open' }])
    const edited = await window.command('deal-part.edit', { ...about, field: 'state', value: 'done' })
    expect(await steps()).toMatchObject([{ state: 'done' }])
    await undo(window, edited.inverse)
    expect(await steps()).toMatchObject([{ state: 'open' }])
    const removed = await window.command('deal-part.delete', about)
    expect(await steps()).toEqual([])
    await undo(window, removed.inverse)
    expect(await steps()).toHaveLength(1)
    const redo = await undo(window, made.inverse)
    expect(await steps()).toEqual([])
    await undo(window, redo.inverse)
    expect(await steps()).toHaveLength(1)
  })

  test('one seat a contact, one use a page and person; an id of another is refused', async () => {
    const { window, boardId, dealId } = await start()
    const me = (await window.whole('directory', each => each.me !== null)).me!.id
    const contactId = randomId<ContactId>()
    await window.command('record.create', { collection: 'contacts', id: contactId, fields: { name: 'Per' } })
    const seat = {
      boardId,
      part: 'seats',
      id: seatIdOf(dealId, contactId),
      dealId,
      about: { contactId },
    } as const
    for (const role of ['champion', 'user'])
      await window.command('deal-part.create', { ...seat, fields: { role } })
    const detail = await window.query('deal', { boardId, dealId })
    expect(detail!.seats).toMatchObject([{ contactId, role: 'champion' }])
    expect(detail!.contacts.map(({ name }) => name)).toEqual(['Per'])
    expect(await window.failure('deal-part.create', { ...seat, id: 'other', fields: {} })).toMatchObject({ code: 'invalid-input', at: 'about' }) // prettier-ignore
    const pageId = randomId<PageId>()
    const use = {
      boardId,
      part: 'uses',
      id: useIdOf(dealId, pageId, me),
      dealId,
      about: { pageId },
      fields: {},
    } as const
    await window.command('deal-part.create', use)
    const taken = await window.command('deal-part.delete', { boardId, part: 'uses', id: use.id })
    expect(taken.inverse).not.toBeNull()
    await window.command('deal-part.create', use)
    expect((await window.query('deal', { boardId, dealId }))!.uses).toMatchObject([
      { pageId, by: me, verdict: null },
    ])
  })

  test('what is wrong is refused, and says where', async () => {
    const { window, boardId, dealId } = await start()
    const give = { boardId, part: 'gives', id: randomId<never>(), dealId, about: {} } as const
    const refused = (fields: Record<string, unknown>) =>
      window.failure('deal-part.create', { ...give, fields })
    expect(await refused({ give: '5 %', discount: 5 })).toMatchObject({
      code: 'invalid-input',
      at: 'discount',
    })
    expect(await refused({ get: 'A reference' })).toMatchObject({ code: 'invalid-input', at: 'give' })
    expect(await refused({ give: '5 %', deleted: null })).toMatchObject({ at: 'deleted' })
    expect(await refused({ give: '5 %', by: 'somebody' })).toMatchObject({ at: 'by' })
    expect(await window.failure('deal-part.edit', { boardId, part: 'gives', id: give.id, field: 'give', value: 'x' })).toMatchObject({ code: 'not-found' }) // prettier-ignore
  })
})

describe('what a workspace knows', () => {
  test('contacts, targets and settings are made, edited and undone', async () => {
    const { window } = await start()
    const id = randomId<ContactId>()
    await window.command('record.create', {
      collection: 'contacts',
      id,
      fields: { name: 'Priya', title: 'CFO' },
    })
    const edited = await window.command('record.edit', {
      collection: 'contacts',
      id,
      field: 'title',
      value: 'CEO',
    })
    const back = await undo(window, edited.inverse)
    expect(back).toMatchObject({ skipped: 0 })
    const settings = { collection: 'settings', id: 'settings' } as const
    await window.command('record.edit', { ...settings, field: 'fiscalStart', value: 4 })
    expect(await window.failure('record.edit', { ...settings, field: 'fiscalStart', value: 13 })).toMatchObject({ code: 'invalid-input', at: 'fiscalStart' }) // prettier-ignore
    expect(await window.failure('record.delete', settings)).toMatchObject({ code: 'invalid-input' })
    expect(await window.failure('record.create', { collection: 'targets', id: 't', fields: { amount: { minor: 1, currency: 'EUR' } } })).toMatchObject({ code: 'invalid-input', at: 'personId' }) // prettier-ignore
  })
})
