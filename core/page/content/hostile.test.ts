import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { blocksSchema, MAX_DEPTH, parseBlocks, type Block } from './blocks'
import { readContent } from './read'
import { plainText } from './text'
import { ROOT } from './tree'

/** Anything that a computer that is not ours may have put in a page's root. */
interface Raw {
  readonly as: 'element' | 'map' | 'decorator' | 'text' | 'embed'
  readonly type: unknown
  readonly attributes: readonly (readonly [string, unknown])[]
  readonly children: readonly Raw[]
}

const value = fc.oneof(fc.string({ maxLength: 8 }), fc.integer(), fc.double(), fc.constant(null), fc.boolean(), fc.constant([1, { a: [] }]), fc.constant({ ['__proto__']: 1 })) // prettier-ignore
const name = fc.constantFrom('__tag', '__format', '__indent', '__listType', '__start', '__checked', '__url', '__title', '__kind', '__target', '__label', '__hash', '__mime', '__alt', '__width', '__headerState', '__colSpan', '__colWidths', '__tone', '__language', '__state', '__slots', '__proto__', 'constructor') // prettier-ignore
const type = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom('paragraph', 'heading', 'list', 'listitem', 'quote', 'code', 'table', 'tablerow', 'tablecell', 'callout', 'collapsible', 'collapsible-title', 'collapsible-body', 'link', 'autolink', 'text', 'tab', 'linebreak', 'image', 'reference', 'horizontalrule', 'opaque', 'from-the-future') }, // prettier-ignore
  { weight: 1, arbitrary: value },
)
const raw = fc.letrec<{ node: Raw; children: Raw[] }>(tie => ({
  children: fc.oneof({ maxDepth: 5, withCrossShrink: true }, fc.constant<Raw[]>([]), fc.array(tie('node'), { maxLength: 4 })), // prettier-ignore
  node: fc.record({
    as: fc.constantFrom('element', 'element', 'element', 'map', 'decorator', 'text', 'embed'),
    type,
    attributes: fc.array(fc.tuple(name, value), { maxLength: 4 }),
    children: tie('children'),
  }),
})).node

function insertRaw(into: Y.XmlText, { as, type: typeName, attributes, children }: Raw): void {
  if (as === 'text') into.insert(into.length, 'dangling\nor not')
  else if (as === 'embed') into.insertEmbed(into.length, { type: 'x' })
  else if (as === 'map')
    into.insertEmbed(into.length, new Y.Map([['__type', typeName], ...attributes] as [string, unknown][]))
  else {
    const made = as === 'element' ? new Y.XmlText() : new Y.XmlElement()
    into.insertEmbed(into.length, made)
    for (const [key, each] of [['__type', typeName] as const, ...attributes]) made.setAttribute(key, each)
    if (made instanceof Y.XmlText) children.forEach(child => insertRaw(made, child))
  }
}

test('D9: whatever another computer wrote is read as blocks, never an exception', () => {
  fc.assert(
    fc.property(fc.array(raw, { maxLength: 5 }), nodes => {
      const doc = new Y.Doc()
      const root = doc.get(ROOT, Y.XmlText)
      nodes.forEach(node => insertRaw(root, node))
      const before = Y.encodeStateVector(doc)
      const blocks = readContent(doc)
      expect(blocksSchema.safeParse(blocks).error).toBeUndefined()
      expect(Y.encodeStateVector(doc)).toEqual(before)
      plainText(blocks)
    }),
    { numRuns: 500 },
  )
})

test('a depth bomb is cut off, and what stands beside it is read', () => {
  const doc = new Y.Doc()
  let into = doc.get(ROOT, Y.XmlText)
  doc.transact(() => {
    for (let at = 0; at < 20_000; at++) {
      const quote = new Y.XmlText()
      into.insertEmbed(0, quote)
      quote.setAttribute('__type', 'quote')
      into = quote
    }
    const last = new Y.XmlText()
    doc.get(ROOT, Y.XmlText).insertEmbed(1, last)
    last.setAttribute('__type', 'paragraph')
    last.insertEmbed(0, new Y.Map([['__type', 'text']]))
    last.insert(1, 'still here')
  })
  const blocks = readContent(doc)
  expect(depthOf(blocks)).toBe(MAX_DEPTH + 1)
  expect(blocks.at(-1)).toEqual({
    type: 'paragraph',
    inlines: [{ type: 'text', text: 'still here', format: 0 }],
  })
})

test('a property that is ten thousand maps deep takes nothing of the page along', () => {
  const doc = new Y.Doc()
  doc.transact(() => {
    const line = new Y.XmlText()
    doc.get(ROOT, Y.XmlText).insertEmbed(0, line)
    line.setAttribute('__type', 'paragraph')
    let into = new Y.Map<unknown>()
    line.setAttribute('__state', into)
    for (let at = 0; at < 10_000; at++) {
      const inner = new Y.Map<unknown>()
      into.set('deeper', inner)
      into = inner
    }
    line.insertEmbed(0, new Y.Map([['__type', 'text']]))
    line.insert(1, 'still here')
  })
  expect(plainText(readContent(doc))).toContain('still here')
})

function depthOf(blocks: readonly Block[]): number {
  return blocks.reduce(
    (deepest, block) => Math.max(deepest, 1 + ('blocks' in block ? depthOf(block.blocks) : 0)),
    0,
  )
}

test('blocks from outside: a depth bomb is refused before it is parsed', () => {
  let bomb: unknown[] = []
  for (let at = 0; at < 100_000; at++) bomb = [{ type: 'quote', blocks: bomb }]
  expect(parseBlocks(bomb)).toMatchObject({ ok: false, error: expect.stringContaining('deeper') as string })
  expect(parseBlocks([{ type: 'heading', level: 9, inlines: [] }])).toMatchObject({ ok: false })
  expect(parseBlocks([{ type: 'divider' }])).toEqual({ ok: true, value: [{ type: 'divider' }] })
})
