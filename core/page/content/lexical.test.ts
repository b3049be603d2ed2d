import fc from 'fast-check'
import { $createTextNode, $getRoot, $getSelection, $isRangeSelection } from 'lexical'
import { $isCodeNode } from '@lexical/code'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { anyBlocks } from '../../../test/support/blocks'
import { contentSamples } from '../../../test/support/content-samples'
import { $nodesOf } from '../../../renderer/editor/nodes/nodes-of-blocks'
import { LexicalPage } from '../../../test/support/lexical-page'
import type { Block, ListItem } from './blocks'
import { readContent } from './read'
import { writeContent } from './write'

const seed = { from: 'seed' } as const
describe('what a real editor writes and what is written for it are the same', () => {
  for (const [name, blocks] of Object.entries(contentSamples)) {
    test(`${name}: read as an editor wrote it`, () => {
      const page = new LexicalPage()
      page.fill(() => $nodesOf(blocks))
      expect(readContent(page.doc)).toEqual(blocks)
    })

    test(`D8: ${name}: an editor opens what is written, and writes nothing`, () => {
      const doc = new Y.Doc()
      writeContent(doc, blocks, seed)
      const opened = LexicalPage.of(doc)
      const made = new LexicalPage()
      made.fill(() => $nodesOf(blocks))
      expect(opened.json()).toEqual(made.json())
      expect(Y.encodeStateVector(opened.doc)).toEqual(Y.encodeStateVector(doc))
    })
  }
})

test('a point that begins with a list and goes on keeps its mark (found by the test below, seed -1002162725)', () => {
  const line: Block = { type: 'paragraph', inlines: [] }
  const beneath: Block[] = [listOf('bullet', { checked: null, inlines: [], blocks: [] }), line]
  const blocks = [listOf('check', { checked: true, inlines: [], blocks: beneath }), line]
  const doc = new Y.Doc()
  writeContent(doc, blocks, seed)
  expect(readContent(doc)).toEqual(blocks)
  const made = new LexicalPage()
  made.fill(() => $nodesOf(blocks))
  expect(LexicalPage.of(doc).json()).toEqual(made.json())
  expect(readContent(made.doc)).toEqual(blocks)
})

function listOf(style: 'bullet' | 'check', ...items: ListItem[]): Block {
  return { type: 'list', style, start: 1, items }
}

test('blocks, written, opened by an editor, read from the editor’s own document: the same blocks', () => {
  fc.assert(
    fc.property(anyBlocks(), blocks => {
      const doc = new Y.Doc()
      writeContent(doc, blocks, seed)
      expect(readContent(doc)).toEqual(blocks)
      const opened = LexicalPage.of(doc)
      const made = new LexicalPage()
      made.fill(() => $nodesOf(blocks))
      expect(opened.json()).toEqual(made.json())
      expect(readContent(made.doc)).toEqual(blocks)
    }),
    { numRuns: 200 },
  )
})

/** A person's edit, on whatever is there: typed, formatted, split, merged, removed. */
const editing = fc.record({
  at: fc.nat(999),
  offset: fc.nat(99),
  what: fc.constantFrom('type', 'bold', 'split', 'remove', 'break', 'duplicate'),
})

function $edit({ at, offset, what }: { at: number; offset: number; what: string }): void {
  const texts = $getRoot().getAllTextNodes()
  const node = texts[at % Math.max(1, texts.length)]
  // Code has no looks: the editor offers none there.
  if (node === undefined || $isCodeNode(node.getParent())) return
  const pointed = offset % (node.getTextContentSize() + 1)
  // A caret never stands within a character.
  const where = /[\uDC00-\uDFFF]/.test(node.getTextContent().charAt(pointed)) ? pointed + 1 : pointed
  if (what === 'remove') node.remove()
  else if (what === 'duplicate') node.insertAfter($createTextNode('é twice').setFormat(where % 256))
  else {
    node.select(where, what === 'bold' ? node.getTextContentSize() : where)
    const selection = $getSelection()
    if (!$isRangeSelection(selection)) return
    if (what === 'type') selection.insertText('x y')
    else if (what === 'bold') selection.formatText('bold')
    else if (what === 'break') selection.insertLineBreak()
    else selection.insertParagraph()
  }
}

/** Without the look that text typed next into an empty paragraph would have: it is the caret's, not the page's. */
function shown(page: LexicalPage): unknown {
  return JSON.parse(JSON.stringify(page.json()), (name, value: unknown) =>
    name === 'textFormat' || name === 'textStyle' ? undefined : value,
  )
}

/** Points that hold more than a line and lists come from Markdown; Lexical itself takes their paragraphs apart when one splits them. */
function holdsBlocksInPoints(blocks: readonly Block[]): boolean {
  let holds = false
  JSON.parse(JSON.stringify(blocks), (name, value: unknown) => {
    if (name === 'items')
      holds ||= (value as ListItem[]).some(item => item.blocks.some(each => each.type !== 'list'))
    return value
  })
  return holds
}

test('a page after any edits: what is read, written anew, opens as the same page', () => {
  fc.assert(
    fc.property(anyBlocks(2), fc.array(editing, { maxLength: 12 }), (blocks, edits) => {
      fc.pre(!holdsBlocksInPoints(blocks))
      const page = new LexicalPage()
      page.fill(() => $nodesOf(blocks))
      for (const each of edits) page.edit(() => $edit(each))
      const doc = new Y.Doc()
      writeContent(doc, readContent(page.doc), seed)
      expect(shown(LexicalPage.of(doc))).toEqual(shown(page))
    }),
    { numRuns: 200 },
  )
})
