import { expect, test } from 'vitest'
import { stepSchema } from '../../../../core/deal/action-plan'
import { planMarkdown, type PlanWords } from './plan-markdown'

const words: PlanWords = {
  title: 'Plan: Crew planning',
  columns: ['Date', 'Step', 'Who', 'State'],
  sides: { buyer: 'They', seller: 'We' },
  states: { open: 'open', done: 'done' },
  date: date => date,
}
const step = (id: string, fields: object) =>
  stepSchema.parse({ id, dealId: 'd', order: 'a0', title: id, ...fields })

test('by date, with who does it; dropped steps are left out; a bar in a title stays in its cell', () => {
  const steps = [
    step('b', { title: 'Sign', due: '2026-12-20', side: 'buyer', who: 'Per' }),
    step('a', { title: 'Security | review', due: '2026-12-01', state: 'done' }),
    step('c', { title: 'Never mind', state: 'dropped' }),
  ]
  expect(planMarkdown(steps, words)).toBe(
    [
      '## Plan: Crew planning',
      '',
      '| Date | Step | Who | State |',
      '| --- | --- | --- | --- |',
      '| 2026-12-01 | Security \\| review | We | done |',
      '| 2026-12-20 | Sign | They: Per | open |',
      '',
    ].join('\n'),
  )
})
