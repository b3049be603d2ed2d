import { expect, it } from 'vitest'
import type { DealId } from '../../core/ids'
import { randomId, type ChangeId } from '../../core/ids'
import type { NamedDeal } from '../contract/rows'
import { startEngine } from '../../test/support/engine-harness'
import { until } from '../../test/support/until'

it('says of the deals that a page names how they are now: their board, and what changes', async () => {
  const harness = await startEngine()
  try {
    const window = harness.window()
    const { boards, stages } = await window.whole('directory', ({ boards: known }) => known.length > 0)
    const boardId = boards[0]!.id
    const stageId = stages.find(stage => stage.boardId === boardId)!.id
    const dealId = randomId<DealId>()
    await window.command('deal.create', { boardId, dealId, stageId, title: 'Alpha' })
    const heard: NamedDeal[][] = []
    window.subscribe('deals', { ids: [dealId, randomId<DealId>()] }, deals => heard.push(deals))
    await until(() => heard.length === 1, 'what the window hears of its deals')
    expect(heard[0]).toMatchObject([
      { boardId, deleted: false, card: { id: dealId, title: 'Alpha', lane: stageId } },
    ])

    await window.command('deal.edit', {
      boardId,
      dealId,
      changeId: randomId<ChangeId>(),
      field: 'title',
      value: 'Beta',
    })
    await until(() => heard.length === 2, 'what the window hears of its deals')
    expect(heard[1]).toMatchObject([{ card: { title: 'Beta' } }])
    await window.command('deal.delete', { boardId, dealIds: [dealId] })
    await until(() => heard.length === 3, 'what the window hears of its deals')
    expect(heard[2]).toMatchObject([{ deleted: true, card: { title: 'Beta' } }])
  } finally {
    await harness.stop()
  }
})
