import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyBlocks } from '../../../test/support/blocks'
import type { Block, Inline } from '../content/blocks'
import { differenceOf, type DifferenceRow } from './difference'
import { pageLines } from './lines'

const text = (value: string, format = 0): Inline => ({ type: 'text', text: value, format })
const line = (value: string): Block => ({ type: 'paragraph', inlines: [text(value)] })

/** A row as somebody would read it aloud. */
function said(row: DifferenceRow): string {
  if (row.kind === 'same') return `  ${row.after.text}`
  if (row.kind === 'changed')
    return `~ ${row.words.map(({ kind, text: words }) => (kind === 'same' ? words : kind === 'added' ? `{+${words}}` : `{-${words}}`)).join('')}` // prettier-ignore
  const mark = row.kind === 'added' ? '+' : '-'
  return `${row.moved ? '>' : ''}${mark} ${row.kind === 'added' ? row.after.text : row.before.text}`
}

test('a changed line shows its words, a new one and a gone one stand alone', () => {
  const before = [
    line('Ask who decides.'),
    line('Never argue the price first.'),
    line('Old advice, gone now.'),
  ]
  const after = [line('Ask who decides.'), line('Never argue price first, ever.'), { type: 'divider' as const }, line('Something quite else')] // prettier-ignore
  const difference = differenceOf(before, after)
  expect(difference.rows.map(said)).toEqual([
    '  Ask who decides.',
    '~ Never argue {-the }price first{+, ever}.',
    '- Old advice, gone now.',
    '+ ',
    '+ Something quite else',
  ])
  expect(difference).toMatchObject({ wordsAdded: 4, wordsRemoved: 5 })
})

test('a line that moved is shown at both places, and counts as no word', () => {
  const [a, b, c] = [line('First thing here'), line('Second thing here'), line('Third matter')]
  const difference = differenceOf([a, b, c], [b, c, a])
  expect(difference.rows.map(said)).toEqual(['>- First thing here', '  Second thing here', '  Third matter', '>+ First thing here']) // prettier-ignore
  expect(difference).toMatchObject({ wordsAdded: 0, wordsRemoved: 0 })
})

test('in a long list, only the point that changed is shown as changed', () => {
  const list = (words: readonly string[]): Block => ({
    type: 'list',
    style: 'bullet',
    start: 1,
    items: words.map(word => ({ checked: null, inlines: [text(`point ${word}`)], blocks: [] })),
  })
  const words = Array.from({ length: 50 }, (_, at) => String(at))
  const rows = differenceOf([list(words)], [list(words.map(word => (word === '7' ? '7 b' : word)))]).rows
  expect(rows.filter(row => row.kind !== 'same').map(said)).toEqual(['~ point 7{+ b}'])
})

test('a line that only looks otherwise is changed, with the same words', () => {
  const rows = differenceOf(
    [line('stay calm')],
    [{ type: 'heading', level: 2, inlines: [text('stay calm', 1)] }],
  ).rows
  expect(rows).toMatchObject([{ kind: 'changed', words: [{ kind: 'same', text: 'stay calm' }] }])
})

test('every line of both is in the rows once, in its order; the same twice is no difference', () => {
  fc.assert(
    fc.property(anyBlocks(2), anyBlocks(2), (before, after) => {
      const { rows } = differenceOf(before, after)
      expect(rows.flatMap(row => (row.kind === 'added' ? [] : [row.before]))).toEqual(pageLines(before))
      expect(rows.flatMap(row => (row.kind === 'removed' ? [] : [row.after]))).toEqual(pageLines(after))
      expect(differenceOf(before, before).rows.every(row => row.kind === 'same')).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('two long pages with nothing in common cost a bounded time', () => {
  const page = (word: string): Block[] =>
    Array.from({ length: 5_000 }, (_, at) => line(`${word} ${at} ${word}`))
  expect(differenceOf(page('one'), page('two')).rows.length).toBeGreaterThan(4_999)
})
