// @vitest-environment jsdom
import { $createHeadingNode } from '@lexical/rich-text'
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $isElementNode,
  $isTextNode,
  type ElementNode,
  type TextNode,
} from 'lexical'
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  copyOf,
  exchange,
  openEditor,
  pageNodes,
  PollNode,
  settle,
  type BindingKind,
  type BoundEditor,
  type EditorOptions,
} from '../../../test/support/editors'

/**
 * The questions that chose the binding (docs/decisions/0012-editor-binding.md), asked of real editors: ours, and both of
 * `@lexical/yjs` as its plugins use them. Where one of theirs fails, the test says how; it fails in turn when they mend it.
 */
const open: BoundEditor[] = []
function mount(doc: Y.Doc, options?: EditorOptions): BoundEditor {
  const editor = openEditor(doc, options)
  open.push(editor)
  return editor
}
afterEach(() => {
  for (const editor of open.splice(0)) editor.close()
})

const $block = (at: number): ElementNode => {
  const block = $getRoot().getChildAtIndex(at)
  if (!$isElementNode(block)) throw new Error('no such block')
  return block
}
const $text = (block: number, at = 0): TextNode => {
  const text = $block(block).getChildAtIndex(at)
  if (!$isTextNode(text)) throw new Error('no such text')
  return text
}
const $write = (...lines: string[]) => {
  $getRoot().clear()
  for (const line of lines) $getRoot().append($createParagraphNode().append($createTextNode(line)))
}
const plain = (editor: BoundEditor) => editor.editor.read(() => $getRoot().getTextContent())

/** Two people who hold the same page. */
async function pair(kind: BindingKind, ...lines: string[]): Promise<[BoundEditor, BoundEditor]> {
  const a = mount(new Y.Doc(), { kind })
  const b = mount(new Y.Doc(), { kind })
  await settle()
  a.edit(() => $write(...lines))
  exchange(a.doc, b.doc)
  await settle()
  return [a, b]
}

async function meet(...editors: readonly BoundEditor[]): Promise<void> {
  exchange(...editors.map(({ doc }) => doc))
  await settle()
  exchange(...editors.map(({ doc }) => doc))
  await settle()
}

describe('(a) an editor on a document that is loaded already (lexical issue 4999)', () => {
  const shown = async (kind: BindingKind) => {
    const first = mount(new Y.Doc(), { kind })
    first.edit(() => $write('What we say', 'when they ask'))
    await settle()
    const second = mount(copyOf(first.doc), { kind })
    await settle()
    return [first.html(), second.html()] as const
  }
  it.each(['ours', 'v2'] as const)('%s shows its content', async kind => {
    const [first, second] = await shown(kind)
    expect(first).toContain('when they ask')
    expect(second).toBe(first)
  })
  it('v1 shows nothing', async () => {
    const [, second] = await shown('v1')
    expect(second).toBe('')
  })
})

describe('(b) two who delete and type in the same run while apart (PR 5693)', () => {
  const merged = async (kind: BindingKind) => {
    const [a, b] = await pair(kind, 'abc')
    a.edit(() => $text(0).setTextContent('123abc'))
    b.edit(() => $text(0).remove())
    b.edit(() => $block(0).append($createTextNode('456')))
    await meet(a, b)
    return [a, b] as const
  }
  it.each(['ours', 'v2'] as const)('%s: both show what both wrote', async kind => {
    const [a, b] = await merged(kind)
    expect(a.html()).toBe(b.html())
    expect(plain(a)).toContain('123')
    expect(plain(a)).toContain('456')
  })
  it('v1: what was typed is lost, or the two differ', async () => {
    const [a, b] = await merged('v1')
    expect(a.html() === b.html() && plain(a).includes('123')).toBe(false)
  })

  it('ours: a word that both make bold stays one word', async () => {
    const [a, b] = await pair('ours', 'one two three')
    for (const { edit } of [a, b]) edit(() => $text(0).splitText(4, 7)[1]?.toggleFormat('bold'))
    await meet(a, b)
    expect(a.html()).toBe(b.html())
    expect(a.html()).toBe('<p><span>one </span><strong>two</strong><span> three</span></p>')
  })
  it('v1 has that word twice, and what follows it too', async () => {
    const [a, b] = await pair('v1', 'one two three')
    for (const { edit } of [a, b]) edit(() => $text(0).splitText(4, 7)[1]?.toggleFormat('bold'))
    await meet(a, b)
    expect(plain(a)).toBe('one two threetwo three')
  })

  const retitled = async (kind: BindingKind) => {
    const [a, b] = await pair(kind, 'Objections')
    a.edit(() => $block(0).replace($createHeadingNode('h2'), true))
    b.edit(() => $text(0).setTextContent('Objections of buyers'))
    await meet(a, b)
    return [a.html(), b.html()]
  }
  it('ours: what is typed in a paragraph that becomes a heading stands in the heading', async () => {
    const heading = '<h2><span>Objections of buyers</span></h2>'
    expect(await retitled('ours')).toEqual([heading, heading])
  })
  it.each(['v1', 'v2'] as const)(
    '%s loses what is typed in a paragraph that becomes a heading',
    async kind => {
      const heading = '<h2><span>Objections</span></h2>'
      expect(await retitled(kind)).toEqual([heading, heading])
    },
  )

  const smiled = async (kind: BindingKind) => {
    const [a, b] = await pair(kind, 'well \u{1F600}')
    a.edit(() => $text(0).setTextContent('well \u{1F601}'))
    await meet(a, b)
    return plain(b)
  }
  it('ours: one emoji takes the place of another of its family', async () => {
    expect(await smiled('ours')).toBe('well \u{1F601}')
  })
  it.each(['v1', 'v2'] as const)('%s breaks an emoji that takes the place of its like', async kind => {
    expect(await smiled(kind)).toContain('\uFFFD')
  })
})

describe('(c) undo (D10; lexical issues 6614 and 8966)', () => {
  const othersParagraph = async (kind: BindingKind) => {
    const [a, b] = await pair(kind, 'first')
    a.endStep()
    a.edit(() => $getRoot().append($createParagraphNode().append($createTextNode('mine'))))
    await meet(a, b)
    b.edit(() => $text(1).setTextContent('mine and yours'))
    await meet(a, b)
    a.undo()
    await meet(a, b)
    return [a, b] as const
  }
  it('ours: undo takes my part of a paragraph that another writes in, and leaves theirs', async () => {
    const [a, b] = await othersParagraph('ours')
    expect(plain(a)).toBe('first\n\n and yours')
    expect(b.html()).toBe(a.html())
  })
  it.each(['v1', 'v2'] as const)("%s: undo takes another's text with the paragraph", async kind => {
    const [a] = await othersParagraph(kind)
    expect(plain(a)).not.toContain('and yours')
  })

  it('ours: undo of a merge of two paragraphs brings both back (6614)', async () => {
    const [a, b] = await pair('ours', 'one', 'two')
    a.endStep()
    a.edit(() => {
      $block(0).append(...$block(1).getChildren())
      $block(1).remove()
    })
    await meet(a, b)
    expect(plain(b)).toBe('onetwo')
    a.undo()
    await meet(a, b)
    expect(plain(a)).toBe('one\n\ntwo')
    expect(b.html()).toBe(a.html())
    a.redo()
    await meet(a, b)
    expect(plain(b)).toBe('onetwo')
  })

  it('ours: what a page was seeded with cannot be undone (8966)', async () => {
    const seed = mount(new Y.Doc())
    seed.edit(() => $write('From the template'))
    const a = mount(copyOf(seed.doc))
    a.undo()
    expect(plain(a)).toBe('From the template')
    a.edit(() => $text(0).setTextContent('From the template, mine'))
    a.undo()
    a.undo()
    expect(plain(a)).toBe('From the template')
    await settle()
  })
})

describe('(d) D8: opening writes nothing, so nothing is doubled (lexical issue 7587)', () => {
  it('ours: two who open a page of a derived id offline, and one who comes later', async () => {
    const [a, b] = [mount(new Y.Doc()), mount(new Y.Doc())]
    await settle()
    expect([a, b].map(({ doc }) => Y.encodeStateVector(doc).length)).toEqual([1, 1])
    expect(a.html()).toBe('<p><br></p>')
    a.edit(() => $block(0).append($createTextNode('first words')))
    await meet(a, b)
    expect(b.html()).toBe('<p><span>first words</span></p>')
    const before = Y.encodeStateVector(b.doc)
    b.close()
    const again = mount(b.doc)
    await settle()
    expect(again.html()).toBe(a.html())
    expect(Y.encodeStateVector(b.doc)).toEqual(before)
  })
  it('ours: when both write on the empty page while apart, what both wrote is there once', async () => {
    const [a, b] = [mount(new Y.Doc()), mount(new Y.Doc())]
    a.edit(() => $block(0).append($createTextNode('from A')))
    b.edit(() => $block(0).append($createTextNode('from B')))
    await meet(a, b)
    expect(a.html()).toBe(b.html())
    expect(plain(a).split('\n\n').sort()).toEqual(['from A', 'from B'])
  })
  it('v1 writes a paragraph of its own into what undo has emptied', async () => {
    const a = mount(new Y.Doc(), { kind: 'v1' })
    a.edit(() => $write('first words'))
    a.undo()
    await settle()
    expect(a.doc.get('root', Y.XmlText).length).toBe(1)
  })
})

describe('(e) D9: a page with a kind of node that this build does not know', () => {
  const newer = async (kind: BindingKind) => {
    const editor = mount(new Y.Doc(), { kind, nodes: [...pageNodes, PollNode] })
    editor.edit(() => {
      $write('before', 'after')
      const poll = new PollNode()
      poll.__question = 'Ready?'
      $block(0).insertAfter(poll)
    })
    await settle()
    return editor
  }
  it('ours shows it as a closed box, says so, and never writes', async () => {
    const { doc, html } = await newer('ours')
    expect(html()).toContain('data-poll="Ready?"')
    const older = mount(copyOf(doc))
    expect(older.binding?.unknownTypes).toEqual(['poll'])
    expect(older.html()).toBe(
      '<p><span>before</span></p><div data-opaque="poll"></div><p><span>after</span></p>',
    )
    const before = Y.encodeStateAsUpdate(older.doc)
    older.edit(() => $text(0).setTextContent('not mine to write'))
    expect(Y.encodeStateAsUpdate(older.doc)).toEqual(before)
  })
  it('ours, when it arrives while the page is open', async () => {
    const { doc, edit } = await newer('ours')
    const older = mount(new Y.Doc())
    exchange(doc, older.doc)
    await settle()
    expect(older.binding?.unknownTypes).toEqual(['poll'])
    edit(() => $text(0).setTextContent('changed since'))
    exchange(doc, older.doc)
    expect(older.html()).toContain('changed since')
    expect(older.errors).toEqual([])
  })
  it('v1 and v2 throw', async () => {
    const v1 = mount(new Y.Doc(), { kind: 'v1' })
    exchange((await newer('v1')).doc, v1.doc)
    await settle()
    expect(String(v1.errors[0])).toMatch(/not registered|Minified Lexical error/)
    const { doc } = await newer('v2')
    const older = mount(copyOf(doc), { kind: 'v2' })
    await settle()
    expect(String(older.errors[0])).toMatch(/not registered/)
  })
})
