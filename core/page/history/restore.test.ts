import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { anyBlocks } from '../../../test/support/blocks'
import { OpenPage } from '../../../test/support/open-page'
import type { ItemId } from '../../ids'
import type { Block } from '../content/blocks'
import { readContent } from '../content/read'
import { readTree } from '../content/read-tree'
import { plainText } from '../content/text'
import { writeContent } from '../content/write'
import { addHeadItem, editHeadItem, headText, readHead, setHeadValue, setInHead } from '../head'
import { restoreVersion } from './restore'

const origin = { from: 'replica', windowId: 'w' } as const
const text = (value: string, format = 0) => ({ type: 'text' as const, text: value, format })
const line = (value: string): Block => ({ type: 'paragraph', inlines: [text(value)] })

function docOf(blocks: readonly Block[]): Y.Doc {
  const doc = new Y.Doc()
  writeContent(doc, blocks, { from: 'seed' })
  return doc
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

function lineAt(doc: Y.Doc, at: number): Y.XmlText {
  const delta = doc.get('root', Y.XmlText).toDelta() as { insert: Y.XmlText }[]
  return delta[at]!.insert
}

function exchange(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
}

/** Some of one page, some of another: what a page becomes while it is worked on. */
const twoVersions = fc
  .tuple(anyBlocks(2), anyBlocks(2), fc.infiniteStream(fc.nat(2)))
  .map(([a, b, choices]) => {
    const mixed = [
      ...a.filter(() => choices.next().value !== 0),
      ...b.filter(() => choices.next().value === 0),
    ]
    return [a, mixed] as const
  })

test('a page is exactly what it was, in the document and in an editor that is open on it', () => {
  fc.assert(
    fc.property(twoVersions, ([then, now]) => {
      const old = docOf(then)
      const editor = new OpenPage(docOf(now))
      restoreVersion(editor.doc, old, origin)
      expect(readContent(editor.doc)).toEqual(readContent(old))
      expect(editor.json()).toEqual(new OpenPage(copyOf(old)).json())
    }),
    { numRuns: 300 },
  )
})

test('computers that restore and write at once agree', () => {
  fc.assert(
    fc.property(twoVersions, anyBlocks(1), ([then, now], other) => {
      const [a, b] = [docOf(now)].flatMap(doc => [doc, copyOf(doc)]) as [Y.Doc, Y.Doc]
      restoreVersion(a, docOf(then), origin)
      restoreVersion(b, docOf([...now, ...other]), origin)
      exchange(a, b)
      expect(readContent(a)).toEqual(readContent(b))
    }),
    { numRuns: 150 },
  )
})

test('what is the same is not touched: words that another writes there meanwhile stay', () => {
  const then = [line('Ask who decides.'), line('Then ask how they will know.'), line('Never argue price.')]
  const live = docOf([
    line('Ask who decides.'),
    line('Then ask when they will know it.'),
    line('New advice.'),
  ])
  const other = copyOf(live)
  const first = lineAt(other, 0)
  first.insert(5, 'gently ')
  const second = lineAt(other, 1)
  second.insert(second.length, ' Honest.')
  restoreVersion(live, docOf(then), origin)
  exchange(live, other)
  expect(plainText(readContent(live))).toBe(
    'Ask gently who decides.\nThen ask how they will know. Honest.\nNever argue price.',
  )
  expect(readContent(other)).toEqual(readContent(live))
})

test('a page that is as it was is not written to', () => {
  const live = docOf([line('a'), { type: 'divider' }])
  const before = Y.encodeStateVector(live)
  restoreVersion(live, copyOf(live), origin)
  expect(Y.encodeStateVector(live)).toEqual(before)
})

test('a property that was not set then is what it is on a new line, not undefined, in an editor that is open', () => {
  const editor = new OpenPage(
    docOf([{ type: 'paragraph', inlines: [text('a b', 1)], indent: 2, align: 'center' }]),
  )
  restoreVersion(editor.doc, docOf([line('a b')]), origin)
  expect(editor.json()).toEqual(new OpenPage(docOf([line('a b')])).json())
})

test('nodes of a newer version come back, too', () => {
  const old = docOf([line('a')])
  const later = new Y.XmlText()
  old.get('root', Y.XmlText).insertEmbed(1, later)
  later.setAttribute('__type', 'mind-map')
  later.setAttribute('__shape', { deep: [1] })
  const live = docOf([line('b')])
  restoreVersion(live, old, origin)
  expect(readTree(live)).toEqual(readTree(old))
})

test('D10: one undo takes a restore back', () => {
  const live = docOf([line('now'), { type: 'callout', tone: 'tip', blocks: [line('x')] }])
  const undo = new Y.UndoManager([live.get('root', Y.XmlText)], { trackedOrigins: new Set([origin]) })
  const before = readContent(live)
  restoreVersion(
    live,
    docOf([line('then'), { type: 'callout', tone: 'note', blocks: [line('x y')] }]),
    origin,
  )
  expect(readContent(live)).not.toEqual(before)
  undo.undo()
  expect(readContent(live)).toEqual(before)
})

test('the head is what it was: texts word by word, values, sets, items and their fields', () => {
  const live = new Y.Doc()
  const item = (id: string) => id as ItemId
  headText(live, 'position').insert(0, 'We are the calm choice.')
  setHeadValue(live, 'battlecard', 'competitorId', null)
  addHeadItem(live, 'battlecard', 'claims', { id: item('one'), after: null, fields: { section: 'win', text: 'Fast' } }) // prettier-ignore
  setInHead(live, 'tactic', 'stages', 's1', true)
  const old = copyOf(live)
  headText(live, 'position').insert(0, 'Today ')
  editHeadItem(live, 'battlecard', 'claims', item('one'), { text: 'Slow', evidence: 'none' })
  addHeadItem(live, 'battlecard', 'claims', { id: item('two'), after: item('one'), fields: { text: 'New' } })
  setInHead(live, 'tactic', 'stages', 's1', false)
  setInHead(live, 'tactic', 'stages', 's2', true)
  restoreVersion(live, old, origin)
  expect(readHead(live, 'battlecard')).toEqual(readHead(old, 'battlecard'))
  expect(readHead(live, 'tactic')).toEqual(readHead(old, 'tactic'))
})
