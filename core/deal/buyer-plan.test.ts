import { expect, test } from 'vitest'
import { stepSchema } from './action-plan'
import { buyerPlan, buyerPlanSchema, planHtml, planMarkdown, type PlanWords } from './buyer-plan'

const words: PlanWords = {
  language: 'en',
  title: 'Plan: Crew planning',
  columns: ['Date', 'Step', 'Who', 'State'],
  sides: { buyer: 'You', seller: 'We' },
  states: { open: 'open', done: 'done' },
  date: date => date,
}
const step = (id: string, fields: object) =>
  stepSchema.parse({ id, dealId: 'd', order: 'a0', title: id, ...fields })
const steps = [
  step('b', { title: 'Sign', due: '2026-12-20', side: 'buyer', who: 'Per' }),
  step('a', { title: 'Security | <review>', due: '2026-12-01', state: 'done' }),
  step('c', { title: 'Squeeze them', state: 'dropped' }),
]

test('by date, with who does it; dropped steps are left out; a bar in a title stays in its cell', () => {
  expect(planMarkdown(buyerPlan(steps, words))).toBe(
    [
      '## Plan: Crew planning',
      '',
      '| Date | Step | Who | State |',
      '| --- | --- | --- | --- |',
      '| 2026-12-01 | Security \\| \\<review> | We | done |',
      '| 2026-12-20 | Sign | You · Per | open |',
      '',
    ].join('\n'),
  )
})

test('B5: what somebody wrote stays text in Markdown, too: no line, link, picture or markup comes of it', () => {
  const odd = step('x', { title: 'Sign\r# Notes\u2028![p](https://spy.example/p.gif)', who: '[x](javascript:alert(1))\n<script>' }) // prettier-ignore
  const text = planMarkdown(buyerPlan([odd], { ...words, title: 'Plan\n\n<b>us</b>' }))
  expect(text.split(/[\n\r\u2028]/)).toHaveLength(6)
  expect(text).not.toMatch(/(?<!\\)[[<]/)
})

test('as a page to print: the same rows, what looks like markup as text, no way to run or fetch anything', () => {
  const html = planHtml(buyerPlan(steps, { ...words, title: '<img src=x onerror=alert(1)>' }))
  expect(html).toContain('Security | &#60;review&#62;')
  expect(html).toContain('<td>You · Per</td>')
  expect(html).not.toContain('Squeeze')
  expect(html).not.toMatch(/<(img|script|link|iframe)|https?:|url\(/)
})

test('nothing of the deal but what the buyer is to read gets through the border', () => {
  const plan = buyerPlan(steps, words)
  expect(buyerPlanSchema.safeParse(plan).success).toBe(true)
  expect(buyerPlanSchema.safeParse({ ...plan, notes: ['They are weak on price'] }).success).toBe(false)
})

test('a plan of ten thousand steps goes out as a whole', () => {
  const many = Array.from({ length: 10_000 }, (_, n) => step(`s${n}`, { title: `Step ${n}` }))
  const plan = buyerPlan(many, words)
  expect(buyerPlanSchema.safeParse(plan).success).toBe(true)
  expect(planMarkdown(plan).split('\n')).toHaveLength(10_005)
})
