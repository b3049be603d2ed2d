import { expect, test } from 'vitest'
import type { Block, Inline } from './blocks'
import { countWords, imageHashes, outline, plainText, referencesIn } from './text'
import { countWordsIn } from './words'

const text = (value: string): Inline => ({ type: 'text', text: value, format: 0 })
const line = (...inlines: Inline[]): Block => ({ type: 'paragraph', inlines })
const acme: Inline = { type: 'reference', kind: 'account', target: 'a1', label: 'Acme' }
const image: Block = { type: 'image', hash: 'b'.repeat(64), mime: 'image/png', alt: 'A chart', caption: '', width: 0, height: 0 } // prettier-ignore

const page: Block[] = [
  { type: 'heading', level: 2, inlines: [text('When '), acme, text(' says no')] },
  line(text('Ask why.'), { type: 'break' }, text('Then wait.')),
  {
    type: 'list',
    style: 'bullet',
    start: 1,
    items: [{ checked: null, inlines: [text('one')], blocks: [line(text('under one')), image] }],
  },
  {
    type: 'table',
    rows: [{ cells: [{ head: 'none', columns: 1, rows: 1, blocks: [line(text('cell')), image] }] }],
  },
  { type: 'quote', blocks: [{ type: 'heading', level: 3, inlines: [text('Within')] }] },
  {
    type: 'callout',
    tone: 'tip',
    blocks: [line({ type: 'link', url: 'x', title: null, inlines: [text('by '), acme] })],
  },
  { type: 'collapsible', title: [text('More')], blocks: [{ type: 'code', language: null, text: 'a b\nc' }] },
  { type: 'divider' },
  { type: 'opaque', node: 'later' },
]

test('all that can be read, a line a line', () => {
  expect(plainText(page)).toBe(
    'When Acme says no\nAsk why.\nThen wait.\none\nunder one\nA chart\ncell\nA chart\nWithin\nby Acme\nMore\na b\nc',
  )
})

test('the outline holds headings wherever they stand', () => {
  expect(outline(page)).toEqual([
    { level: 2, text: 'When Acme says no' },
    { level: 3, text: 'Within' },
  ])
})

test('references, each with its line', () => {
  expect(referencesIn(page)).toEqual([
    { kind: 'account', target: 'a1', label: 'Acme', context: 'When Acme says no' },
    { kind: 'account', target: 'a1', label: 'Acme', context: 'by Acme' },
  ])
})

test('a long line is cut at words, around the reference', () => {
  const [found] = referencesIn([line(text('before '.repeat(100)), acme, text(' after'.repeat(100)))])
  expect(found?.context.length).toBeLessThanOrEqual(200)
  expect(found?.context).toMatch(/^… before .* before Acme after .* after …$/)
  const [atStart] = referencesIn([line(acme, text(' after'.repeat(100)))])
  expect(atStart?.context).toMatch(/^Acme after .{150,}…$/)
})

test('images, each once', () => {
  expect(imageHashes(page)).toEqual(['b'.repeat(64)])
})

test('words of a whole page', () => {
  expect(countWords(page)).toBe(4 + 4 + 1 + 2 + 2 + 1 + 2 + 1 + 2 + 1 + 3)
})

test.each([
  ['', 0],
  ['Hello, world!', 2],
  ['« Bonjour ! »', 1],
  ['L’objection « prix » : que répondre ?', 4],
  ["aujourd'hui, porte-monnaie, l'homme", 3],
  ['12\u202f500\u00a0€ — fin', 2],
  ['a—b', 2],
  ['3.14 e.g. 50%', 3],
  ['价格太高', 4],
  ['iPhone价格', 3],
  ['नमस्ते दुनिया', 2],
  ['e\u0301te\u0301', 1],
  ['👍 - …', 0],
])('%s: %i words', (value, words) => {
  expect(countWordsIn(value)).toBe(words)
})
