import { expect, test } from 'vitest'
import type { BoardId, DealId } from '../../core/ids'
import type { CardRow } from '../../electron/contract/rows'
import { BoardRows } from './board-rows'
import { BoardsFeed } from './boards-feed'

const [a, b] = ['a' as BoardId, 'b' as BoardId]
const card = (id: string, lane: string): CardRow =>
  ({ id: id as DealId, title: id, lane, order: 'a0', accountId: null, productId: null, amount: null, closeDate: null, ownerId: null, nextStep: null, nextStepDue: null, differs: false }) // prettier-ignore
const reset = (rows: CardRow[], complete = true) => ({
  kind: 'reset' as const,
  rows,
  complete,
  totals: [{ lane: 'unsorted', count: rows.length, sums: [] }],
})

test('rows of two boards stand side by side; one that begins anew takes away its own', () => {
  const feed = new BoardsFeed(new BoardRows(() => undefined), [a, b])
  feed.apply(a, reset([card('k', 'a1'), card('l', 'a1')]))
  expect(feed.rows.state()).toBe('partial')
  feed.apply(b, reset([card('m', 'b1')]))
  expect(feed.rows.state()).toBe('complete')
  expect(feed.rows.total('unsorted')?.count).toBe(3)
  feed.apply(a, reset([card('l', 'a1')]))
  expect([...feed.rows.rows()].map(({ id }) => id).sort()).toEqual(['l', 'm'])
  expect(feed.boardOf('m' as DealId)).toBe(b)
})

test('D12: a deal that moves between them is never gone, whichever board tells it first', () => {
  for (const order of [
    ['b', 'a'],
    ['a', 'b'],
  ]) {
    const feed = new BoardsFeed(new BoardRows(() => undefined), [a, b])
    feed.apply(a, reset([card('k', 'a1')]))
    feed.apply(b, reset([]))
    for (const board of order)
      if (board === 'a') feed.apply(a, { kind: 'change', upsert: [], remove: ['k' as DealId], totals: [] })
      else feed.apply(b, { kind: 'change', upsert: [card('k', 'b1')], remove: [], totals: [] })
    expect(feed.rows.row('k' as DealId)?.lane).toBe('b1')
    expect(feed.boardOf('k' as DealId)).toBe(b)
  }
})
