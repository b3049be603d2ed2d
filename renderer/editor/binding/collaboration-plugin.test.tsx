// @vitest-environment jsdom
import { LexicalComposer } from '@lexical/react/LexicalComposer'
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { ContentEditable } from '@lexical/react/LexicalContentEditable'
import { LexicalErrorBoundary } from '@lexical/react/LexicalErrorBoundary'
import { RichTextPlugin } from '@lexical/react/LexicalRichTextPlugin'
import { act, cleanup, render } from '@testing-library/react'
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  CAN_UNDO_COMMAND,
  COMMAND_PRIORITY_LOW,
  UNDO_COMMAND,
  type LexicalEditor,
} from 'lexical'
import { StrictMode, type ReactNode } from 'react'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { copyOf, exchange, openEditor, pageNodes, settle } from '../../../test/support/editors'
import { CollaborationPlugin } from './collaboration-plugin'
import { PageUndo } from './page-undo'
import type { ReplicaPort } from './replica-port'

/** jsdom lays nothing out. */
const box = { left: 10, top: 20, right: 12, bottom: 36, width: 2, height: 16, x: 10, y: 20 }
beforeAll(() => {
  Range.prototype.getClientRects = () => [box] as unknown as DOMRectList
  Range.prototype.getBoundingClientRect = () => box as DOMRect
})
afterEach(cleanup)

interface Page extends ReplicaPort {
  readonly undo: PageUndo
}
function page(doc: Y.Doc, name = 'Ada'): Page {
  const awareness = new Awareness(doc)
  awareness.setLocalState({ name, color: 'var(--wr-member-teal)' })
  return { doc, awareness, undo: new PageUndo(doc) }
}
function seeded(...lines: string[]): Y.Doc {
  const editor = openEditor(new Y.Doc())
  editor.edit(() => {
    $getRoot().clear()
    for (const line of lines) $getRoot().append($createParagraphNode().append($createTextNode(line)))
  })
  editor.close()
  return copyOf(editor.doc)
}

interface Shown {
  editor: LexicalEditor | null
}
function Screen({ shown, page, readOnly }: { shown: Shown; page: Page; readOnly?: boolean }): ReactNode {
  const config = { namespace: 'page', nodes: [...pageNodes], onError: (error: Error) => { throw error } } // prettier-ignore
  return (
    <LexicalComposer initialConfig={config}>
      <RichTextPlugin contentEditable={<ContentEditable />} ErrorBoundary={LexicalErrorBoundary} />
      <Take shown={shown} />
      <CollaborationPlugin
        replica={page}
        undo={page.undo}
        cursorHost={document.body}
        readOnly={readOnly ?? false}
      />
    </LexicalComposer>
  )
}
function Take({ shown }: { shown: Shown }): ReactNode {
  const [editor] = useLexicalComposerContext()
  // eslint-disable-next-line react-hooks/immutability -- a test takes hold of the editor
  shown.editor = editor
  return null
}
function show(of: Page, readOnly = false): LexicalEditor {
  const shown: Shown = { editor: null }
  render(<Screen shown={shown} page={of} readOnly={readOnly} />, { wrapper: StrictMode })
  if (shown.editor === null) throw new Error('no editor')
  return shown.editor
}
const edit = async (editor: LexicalEditor, change: () => void) => {
  await act(async () => {
    editor.update(change, { discrete: true })
    await settle()
  })
}
const said = (doc: Y.Doc) => openEditor(copyOf(doc)).html()
const plain = (editor: LexicalEditor) => editor.read(() => $getRoot().getTextContent())
const $type = (text: string) => {
  const block = $getRoot().getLastChild()
  if (!$isElementNode(block)) return
  block.selectEnd()
  const selection = $getSelection()
  if ($isRangeSelection(selection)) selection.insertText(text)
}

describe('CollaborationPlugin', () => {
  it('D9: a page that turns read-only with the caret in it goes on showing what others write', async () => {
    const [mine, theirs] = [page(seeded('Hello')), page(new Y.Doc(), 'Ben')]
    exchange(mine.doc, theirs.doc)
    const shown: Shown = { editor: null }
    const { rerender } = render(<Screen shown={shown} page={mine} />, { wrapper: StrictMode })
    const [first, second] = [shown.editor!, show(theirs)]
    await edit(first, () => $type(', all'))
    await act(async () => {
      rerender(<Screen shown={shown} page={mine} readOnly />)
      await settle()
    })
    exchange(mine.doc, theirs.doc)
    await edit(second, () => $type(', and more'))
    exchange(mine.doc, theirs.doc)
    expect(plain(first)).toBe('Hello, all, and more')
    expect(first.isEditable()).toBe(false)
    await act(async () => {
      rerender(<Screen shown={shown} page={mine} />)
      await settle()
    })
    expect(
      first.read(() => $isRangeSelection($getSelection())),
      'the caret is where it was',
    ).toBe(true)
    await edit(first, () => $type('!'))
    expect(said(mine.doc)).toContain('Hello, all, and more!')
  })

  it('shows a document that is loaded, writes edits, and shows those of others', async () => {
    const [a, b] = [page(seeded('Hello')), page(new Y.Doc(), 'Ben')]
    exchange(a.doc, b.doc)
    const [first, second] = [show(a), show(b)]
    expect(plain(second)).toBe('Hello')
    await edit(first, () => $type(', all'))
    exchange(a.doc, b.doc)
    expect(plain(second)).toBe('Hello, all')
  })

  it('D10: one undo for head and text, in the order of doing, with the caret where it was', async () => {
    const a = page(seeded('Hello'))
    const editor = show(a)
    const element = editor.getRootElement()
    element?.setAttribute('tabindex', '0')
    element?.focus()
    const title = a.doc.getMap('head')
    const told: boolean[] = []
    editor.registerCommand(CAN_UNDO_COMMAND, can => (told.push(can), false), COMMAND_PRIORITY_LOW)
    await edit(editor, () => $type(' one'))
    a.undo.edit('situation', () => title.set('situation', 'They stall'))
    await edit(editor, () => $type(' two'))
    await edit(editor, () => void $getRoot().selectStart())
    expect(told.at(-1)).toBe(true)
    const undo = async () => {
      await act(async () => {
        editor.dispatchCommand(UNDO_COMMAND, undefined)
        await settle()
      })
      return [plain(editor), title.get('situation')]
    }
    expect(await undo()).toEqual(['Hello one', 'They stall'])
    expect(editor.read(() => $getSelection()?.getStartEndPoints()?.[0].offset)).toBe('Hello one'.length)
    expect(await undo()).toEqual(['Hello one', undefined])
    expect(await undo()).toEqual(['Hello', undefined])
    expect(told.at(-1)).toBe(false)
  })

  it('undo goes word by word', async () => {
    const a = page(seeded('Say'))
    const editor = show(a)
    for (const letter of ' yes then no') await edit(editor, () => $type(letter))
    const steps: string[] = []
    while (a.undo.undo()) steps.push(plain(editor))
    expect(steps).toEqual(['Say yes then ', 'Say yes ', 'Say ', 'Say'])
  })

  it('reads only, when asked to', async () => {
    const a = page(seeded('Hello'))
    const editor = show(a, true)
    expect(editor.isEditable()).toBe(false)
    const before = Y.encodeStateAsUpdate(a.doc)
    await edit(editor, () => $type('?'))
    expect(Y.encodeStateAsUpdate(a.doc)).toEqual(before)
  })

  it("paints others' carets with their names, out of the flow and hidden from screen readers", async () => {
    const [a, b] = [page(seeded('Hello')), page(new Y.Doc(), 'Ben')]
    exchange(a.doc, b.doc)
    const editor = show(a)
    show(b)
    a.awareness.setLocalStateField('focusing', true)
    await edit(editor, () => $type('!'))
    exchange(a.doc, b.doc)
    applyAwarenessUpdate(b.awareness, encodeAwarenessUpdate(a.awareness, [a.doc.clientID]), 'network')
    await act(() => new Promise(resolve => requestAnimationFrame(() => resolve(undefined))))
    const layers = [...document.querySelectorAll('[aria-hidden="true"]')].filter(
      layer => layer.textContent === 'Ada',
    )
    expect(layers).toHaveLength(1)
    expect(layers[0]?.firstElementChild?.getAttribute('style')).toContain('--caret: var(--wr-member-teal)')
  })

  it('takes no caret from what others say that can not be read', async () => {
    const a = page(seeded('Hello'))
    show(a)
    const other = new Awareness(new Y.Doc())
    const anchorPos = { type: null, tname: 'root', item: null, assoc: 0 }
    other.setLocalState({
      name: 'Eve',
      color: 'red;position:fixed',
      focusing: true,
      anchorPos,
      focusPos: anchorPos,
    })
    applyAwarenessUpdate(a.awareness, encodeAwarenessUpdate(other, [other.clientID]), 'network')
    await act(() => new Promise(resolve => requestAnimationFrame(() => resolve(undefined))))
    expect(document.body.textContent).not.toContain('Eve')
    other.destroy()
  })

  it('mounted and let go of a hundred times, it leaves nothing behind', () => {
    const a = page(seeded('Hello'))
    const count = (observed: Map<string, Set<unknown>>) =>
      [...observed.values()].reduce((sum, set) => sum + set.size, 0)
    const listeners = () => [
      count(a.doc._observers as Map<string, Set<unknown>>),
      count(a.awareness._observers as Map<string, Set<unknown>>),
      (a.doc.get('root', Y.XmlText)._dEH.l as unknown[]).length,
      document.body.children.length,
    ]
    const before = listeners()
    for (let i = 0; i < 100; i++) {
      show(a)
      cleanup()
    }
    expect(listeners()).toEqual(before)
    expect(a.doc.store.clients.size).toBe(1)
  })
})
