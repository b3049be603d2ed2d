import { expect, test } from 'vitest'
import type { Difference, DifferenceRow } from '../../../../core/page/history/difference'
import type { PageLine } from '../../../../core/page/history/lines'
import { shownRows } from './shown-rows'

const line = (text: string): PageLine => ({ role: 'paragraph', level: 0, depth: 0, text, key: text })
const same = (n: number): DifferenceRow[] =>
  Array.from({ length: n }, (_, i) => ({ kind: 'same', before: line(`${i}`), after: line(`${i}`) }))
const added: DifferenceRow = { kind: 'added', after: line('new'), moved: false }
const of = (...rows: DifferenceRow[]): Difference => ({ rows, wordsAdded: 0, wordsRemoved: 0 })

test('two lines stand around a change; the rest is folded, each line once', () => {
  const difference = of(...same(10), added, ...same(10))
  const shown = shownRows(difference)
  expect(shown.map(each => (each.kind === 'fold' ? each.count : each.row.kind))).toEqual([8, 'same', 'same', 'added', 'same', 'same', 8]) // prettier-ignore
  const opened = shownRows(difference, new Set([0]))
  expect(opened.slice(0, 11).every(each => each.kind === 'row')).toBe(true)
  expect(opened.at(-1)).toEqual({ kind: 'fold', at: 13, count: 8 })
})

test('what is not worth folding is shown, and nothing changed is one fold', () => {
  expect(shownRows(of(...same(2), added)).map(each => each.kind)).toEqual(['row', 'row', 'row'])
  expect(shownRows(of(...same(4), added)).map(each => each.kind)).toEqual(['row', 'row', 'row', 'row', 'row'])
  expect(shownRows(of(...same(9)))).toEqual([{ kind: 'fold', at: 0, count: 9 }])
  expect(shownRows(of())).toEqual([])
})
