// @vitest-environment jsdom
import { $getRoot } from 'lexical'
import { afterEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { openEditor, type BoundEditor } from '../../../test/support/editors'

/** Pages as a colleague with a client of their own may write them: they are shown as far as they make sense, and run nothing. */
const open: BoundEditor[] = []
afterEach(() => {
  for (const editor of open.splice(0)) editor.close()
})

type Attributes = Readonly<Record<string, unknown>>
function element(into: Y.XmlText, type: unknown, attributes: Attributes = {}): Y.XmlText {
  const made = new Y.XmlText()
  into.insertEmbed(into.length, made)
  for (const [name, value] of Object.entries({ __type: type, ...attributes })) made.setAttribute(name, value)
  return made
}
function text(into: Y.XmlText, words: string, attributes: Attributes = {}): void {
  into.insertEmbed(into.length, new Y.Map(Object.entries({ __type: 'text', ...attributes })))
  into.insert(into.length, words)
}
function leaf(into: Y.XmlText, type: string, attributes: Attributes): void {
  const made = new Y.XmlElement()
  into.insertEmbed(into.length, made)
  for (const [name, value] of Object.entries({ __type: type, ...attributes })) made.setAttribute(name, value)
}

const odd: unknown[] = [
  7,
  -1,
  1.5,
  NaN,
  1n,
  null,
  true,
  '',
  'no such',
  'a b>',
  'script',
  [1],
  { a: 1 },
  new Uint8Array(2),
]
const strange: Record<string, (root: Y.XmlText, value: unknown) => void> = {
  'heading tag': (root, __tag) => text(element(root, 'heading', { __tag }), 'x'),
  'heading format': (root, __format) => text(element(root, 'heading', { __tag: 'h1', __format }), 'x'),
  'paragraph indent': (root, __indent) => text(element(root, 'paragraph', { __indent }), 'x'),
  'paragraph style': (root, __style) => text(element(root, 'paragraph', { __style }), 'x'),
  'paragraph dir': (root, __dir) => text(element(root, 'paragraph', { __dir }), 'x'),
  'paragraph state': (root, __state) => text(element(root, 'paragraph', { __state }), 'x'),
  'text format': (root, __format) => text(element(root, 'paragraph'), 'x', { __format }),
  'text style': (root, __style) => text(element(root, 'paragraph'), 'x', { __style }),
  'text mode': (root, __mode) => text(element(root, 'paragraph'), 'x', { __mode }),
  'text detail': (root, __detail) => text(element(root, 'paragraph'), 'x', { __detail }),
  'list tag': (root, __tag) =>
    text(element(element(root, 'list', { __listType: 'bullet', __tag }), 'listitem'), 'x'),
  'list type': (root, __listType) =>
    text(element(element(root, 'list', { __listType, __tag: 'ul' }), 'listitem'), 'x'),
  'list start': (root, __start) =>
    text(element(element(root, 'list', { __listType: 'number', __tag: 'ol', __start }), 'listitem'), 'x'),
  'item checked': (root, __checked) =>
    text(
      element(element(root, 'list', { __listType: 'check', __tag: 'ul' }), 'listitem', { __checked }),
      'x',
    ),
  'link url': (root, __url) => text(element(element(root, 'paragraph'), 'link', { __url }), 'x'),
  'link target': (root, __target) =>
    text(element(element(root, 'paragraph'), 'link', { __url: 'https://a.example', __target }), 'x'),
  'link rel': (root, __rel) =>
    text(element(element(root, 'paragraph'), 'link', { __url: 'https://a.example', __rel }), 'x'),
  'autolink url': (root, __url) => text(element(element(root, 'paragraph'), 'autolink', { __url }), 'x'),
  'code language': (root, __language) => text(element(root, 'code', { __language }), 'x'),
  'code theme': (root, __theme) => text(element(root, 'code', { __theme }), 'x'),
  'callout tone': (root, __tone) => text(element(element(root, 'callout', { __tone }), 'paragraph'), 'x'),
  'table widths': (root, __colWidths) =>
    text(
      element(
        element(element(element(root, 'table', { __colWidths }), 'tablerow'), 'tablecell'),
        'paragraph',
      ),
      'x',
    ),
  'cell span': (root, __colSpan) =>
    text(
      element(element(element(element(root, 'table'), 'tablerow'), 'tablecell', { __colSpan }), 'paragraph'),
      'x',
    ),
  'cell head': (root, __headerState) =>
    text(
      element(
        element(element(element(root, 'table'), 'tablerow'), 'tablecell', { __headerState }),
        'paragraph',
      ),
      'x',
    ),
  'cell colour': (root, __backgroundColor) =>
    text(
      element(
        element(element(element(root, 'table'), 'tablerow'), 'tablecell', { __backgroundColor }),
        'paragraph',
      ),
      'x',
    ),
  'row height': (root, __height) =>
    text(
      element(element(element(element(root, 'table'), 'tablerow', { __height }), 'tablecell'), 'paragraph'),
      'x',
    ),
  'image hash': (root, __hash) => leaf(root, 'image', { __hash }),
  'image alt': (root, __alt) => leaf(root, 'image', { __hash: 'a'.repeat(64), __alt }),
  'reference kind': (root, __kind) =>
    leaf(element(root, 'paragraph'), 'reference', { __kind, __target: 'abc', __label: 'x' }),
  'reference label': (root, __label) =>
    leaf(element(root, 'paragraph'), 'reference', { __kind: 'deal', __target: 'abc', __label }),
  'root attribute': (root, value) => {
    for (const name of ['__dir', '__format', '__indent', '__style']) root.setAttribute(name, value)
  },
}

it.each(Object.keys(strange))('D9: an odd %s takes nothing else on the page along', name => {
  for (const value of odd) {
    const doc = new Y.Doc()
    const root = doc.get('root', Y.XmlText)
    text(element(root, 'paragraph'), 'before')
    strange[name]?.(root, value)
    text(element(root, 'paragraph'), 'after')
    let editor: BoundEditor | null = null
    try {
      editor = openEditor(doc)
      open.push(editor)
      expect.soft(editor.errors.map(String), `${name} = ${typeof value} ${String(value)}`).toEqual([])
      expect.soft(editor.html(), `${name} = ${String(value)}`).toContain('<span>after</span>')
      expect.soft(/<(script|style|iframe)/.test(editor.html())).toBe(false)
    } catch (e) {
      expect
        .soft(
          String(e) +
            String((e as Error).stack)
              .split('\n')
              .slice(1, 4)
              .join('|'),
          `${name} = ${typeof value} ${String(value)}`,
        )
        .toBe('')
    }
  }
})

it('D9: what can’t be read stays as it is when its paragraph is written in', () => {
  const doc = new Y.Doc()
  const heading = element(doc.get('root', Y.XmlText), 'heading', { __tag: 'h9', __style: 'top: 0' })
  text(heading, 'before', { __style: 'position: fixed' })
  const editor = openEditor(doc)
  open.push(editor)
  editor.edit(() => void $getRoot().getAllTextNodes()[0]?.setTextContent('before and after'))
  expect(editor.html()).toBe('<h1><span>before and after</span></h1>')
  expect(heading.getAttribute('__tag')).toBe('h9')
  expect(heading.getAttribute('__style')).toBe('top: 0')
  expect(heading.toString()).toContain('before and after')
  expect((heading.toDelta() as { insert: Y.Map<unknown> }[])[0]?.insert.get('__style')).toBe(
    'position: fixed',
  )
})

it('a page that is nested ten thousand deep is shown as deep as pages go, and closed to writing', () => {
  const doc = new Y.Doc()
  const root = doc.get('root', Y.XmlText)
  doc.transact(() => {
    let into = element(root, 'quote')
    for (let depth = 0; depth < 10_000; depth++) into = element(into, 'quote')
    text(element(root, 'paragraph'), 'after')
  })
  const editor = openEditor(doc)
  open.push(editor)
  expect(editor.errors).toEqual([])
  expect(editor.html()).toContain('after')
  expect(editor.editor.isEditable()).toBe(false)
})
