// @vitest-environment jsdom
import { createHeadlessEditor } from '@lexical/headless'
import { $generateHtmlFromNodes, $generateNodesFromDOM } from '@lexical/html'
import { createBinding, syncLexicalUpdateToYjs, syncYjsChangesToLexical, type Provider } from '@lexical/yjs'
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $insertNodes,
  createEditor,
  type LexicalEditor,
} from 'lexical'
import { describe, expect, it } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate, XmlText, type Text, type XmlElement, type YEvent } from 'yjs'
import {
  $createCalloutNode,
  $createCollapsibleNode,
  $createImageNode,
  $createReferenceNode,
  $isCollapsibleTitleNode,
  $isImageNode,
  $isReferenceNode,
  editorNodes,
  setSectionOpen,
} from '.'

const newEditor = (): LexicalEditor =>
  createHeadlessEditor({
    nodes: [...editorNodes],
    onError: error => {
      throw error
    },
  })

const picture = {
  hash: 'a'.repeat(64),
  mime: 'image/png',
  alt: 'A chart',
  caption: 'Won by month',
  width: 640,
  height: 480,
  shown: 320,
}
const reference = { kind: 'deal', target: 'deal123', label: 'Fleet renewal' } as const

function $fill(): void {
  const section = $createCollapsibleNode()
  section.getChildren().find($isCollapsibleTitleNode)?.append($createTextNode('Depth'))
  $getRoot()
    .clear()
    .append(
      $createCalloutNode('warning').append($createParagraphNode().append($createTextNode('Mind the gap'))),
      section,
      $createImageNode(picture),
      $createParagraphNode().append($createTextNode('See '), $createReferenceNode(reference)),
    )
}

describe('nodes', () => {
  it('are made without arguments, as a binding makes them', () => {
    const editor = newEditor()
    editor.update(() => void editorNodes.map(node => new (node as new () => unknown)()), { discrete: true })
  })

  it('keep the types that documents store', () => {
    expect(editorNodes.map(node => node.getType())).toEqual([
      ...['heading', 'quote', 'list', 'listitem', 'link', 'autolink', 'table', 'tablerow', 'tablecell'],
      ...['code', 'code-highlight', 'horizontalrule', 'callout', 'collapsible', 'collapsible-title'],
      ...['collapsible-body', 'image', 'reference', 'opaque'],
    ])
  })

  it('survive JSON', () => {
    const editor = newEditor()
    editor.update($fill, { discrete: true })
    const json = editor.getEditorState().toJSON()
    const other = newEditor()
    other.setEditorState(other.parseEditorState(JSON.stringify(json)))
    expect(other.getEditorState().toJSON()).toEqual(json)
  })

  it('survive the clipboard as HTML, with no address in it', () => {
    const editor = newEditor()
    editor.update($fill, { discrete: true })
    const html = editor.read(() => $generateHtmlFromNodes(editor, null))
    expect(html).not.toMatch(/src=|blob:|file:/)
    const other = newEditor()
    other.update(
      () => {
        const page = new DOMParser().parseFromString(html, 'text/html')
        $getRoot().clear().select()
        $insertNodes($generateNodesFromDOM(other, page))
      },
      { discrete: true },
    )
    other.read(() => {
      const all = $getRoot().getChildren()
      expect(all.filter($isImageNode).map(node => node.getImage())).toEqual([picture])
      const line = $getRoot().getLastDescendant()
      expect($isReferenceNode(line) && line.getReference()).toEqual(reference)
      expect(all.map(node => node.getType())).toEqual(['callout', 'collapsible', 'image', 'paragraph'])
    })
  })

  it('a hostile hash or id in pasted HTML makes no node of ours', () => {
    const editor = newEditor()
    const html =
      '<img data-winroom-image="../../etc" alt="x"><span data-winroom-reference="deal" data-target="a:b">y</span>'
    editor.update(
      () => {
        const nodes = $generateNodesFromDOM(editor, new DOMParser().parseFromString(html, 'text/html'))
        expect(nodes.some(node => $isImageNode(node) || $isReferenceNode(node))).toBe(false)
      },
      { discrete: true },
    )
  })
})

describe('sections', () => {
  it('are opened in this window only: nothing of it reaches the page', () => {
    const host = document.createElement('div')
    const editor = createEditor({ nodes: [...editorNodes] })
    editor.setRootElement(host)
    editor.update($fill, { discrete: true })
    const before = JSON.stringify(editor.getEditorState())
    const section = host.querySelector('section')!
    expect(section.dataset['open']).toBe('false')
    section.querySelector('button')!.click()
    expect(section.dataset['open']).toBe('true')
    expect(section.querySelector('button')!.getAttribute('aria-expanded')).toBe('true')
    expect(JSON.stringify(editor.getEditorState())).toBe(before)
    editor.update(() => void $getRoot().getFirstChild()?.remove(), { discrete: true })
    expect(host.querySelector('section')!.dataset['open']).toBe('true')
    const key = editor.read(() => $getRoot().getFirstChildOrThrow().getKey())
    setSectionOpen(editor, key, false)
    expect(host.querySelector('section')!.dataset['open']).toBe('false')
  })
})

/** Only what the binding asks of a provider when nobody else is there. */
const alone = {
  awareness: {
    getLocalState: () => null,
    getStates: () => new Map(),
    off: () => undefined,
    on: () => undefined,
    setLocalState: () => undefined,
    setLocalStateField: () => undefined,
  },
  connect: () => undefined,
  disconnect: () => undefined,
  off: () => undefined,
  on: () => undefined,
} as unknown as Provider

describe('stored layout (the v1 binding)', () => {
  function bound(doc: Doc) {
    const editor = newEditor()
    const binding = createBinding(editor, alone, 'page', doc, new Map([['page', doc]]))
    editor.registerUpdateListener(update => {
      if (!update.tags.has('collaboration'))
        syncLexicalUpdateToYjs(
          binding,
          alone,
          update.prevEditorState,
          update.editorState,
          update.dirtyElements,
          update.dirtyLeaves,
          update.normalizedNodes,
          update.tags,
        )
    })
    binding.root.getSharedType().observeDeep((events: YEvent<Text>[], transaction) => {
      if (transaction.origin !== binding) syncYjsChangesToLexical(binding, alone, events, false)
    })
    return editor
  }

  it('writes the properties of the plan, and another editor reads them back', async () => {
    const doc = new Doc()
    const editor = bound(doc)
    editor.update($fill, { discrete: true })
    await Promise.resolve()
    const root = doc.get('root', XmlText)
    const embeds = (text: XmlText) =>
      (text.toDelta() as { insert: unknown }[])
        .map(({ insert }) => insert)
        .filter(part => typeof part === 'object')
    const [callout, section, image, line] = embeds(root) as [XmlText, XmlText, XmlElement, XmlText]
    expect(callout.getAttributes()).toMatchObject({ __type: 'callout', __tone: 'warning' })
    expect(section.getAttributes()).toMatchObject({ __type: 'collapsible' })
    expect(image.getAttributes()).toMatchObject({
      ...{ __type: 'image', __hash: picture.hash, __mime: 'image/png', __alt: 'A chart' },
      ...{ __caption: 'Won by month', __width: 640, __height: 480, __shown: 320 },
    })
    expect((embeds(line).at(-1) as XmlElement).getAttributes()).toMatchObject({
      ...{ __type: 'reference', __kind: 'deal', __target: 'deal123', __label: 'Fleet renewal' },
    })
    const copy = new Doc()
    const other = bound(copy)
    applyUpdate(copy, encodeStateAsUpdate(doc))
    await Promise.resolve()
    expect(other.getEditorState().toJSON()).toEqual(editor.getEditorState().toJSON())
  })
})
