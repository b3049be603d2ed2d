import { createHeadlessEditor } from '@lexical/headless'
import { createBinding, syncLexicalUpdateToYjs, syncYjsChangesToLexical, type Provider } from '@lexical/yjs'
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $isElementNode,
  $isTextNode,
  type LexicalEditor,
  type TextNode,
} from 'lexical'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { EditorBinding } from '../../renderer/editor/binding/editor-binding'
import { seeded } from '../support/seeded'
import { median, spread, type Figure, type Section } from './support/figures'

const WORDS = 50_000
const WORDS_A_PARAGRAPH = 50
const KEYS = 400
const EDITS = 100_000
const ROUNDS = 5

/** What binding a page's text costs, without painting it. Headless: it runs in Node, and no window is opened. */
export const editor: Section = {
  title: "A page's text",
  how: `A page of ${WORDS} words in ${WORDS / WORDS_A_PARAGRAPH} paragraphs, in Node, without a window; ${ROUNDS} rounds each. References: the binding of @lexical/yjs (v1) on the same page, and the same character put into the paragraph's Y.XmlText with nothing bound to it. Size: ${EDITS} edits (typing and erasing in bursts, in paragraphs chosen by a seed), as one update of the whole document.`,
  run: () => Promise.resolve([...mounting(), ...typing(), ...size()]),
}

function mounting(): Figure[] {
  const page = longPage()
  const ours = rounds(() => timed(() => openOurs(copyOf(page)).dispose()))
  const v1 = rounds(() => {
    const { doc, binding } = openV1(new Y.Doc())
    const update = Y.encodeStateAsUpdate(page)
    const time = timed(() => Y.applyUpdate(doc, update))
    binding.stop()
    return time
  })
  const bare = rounds(() => timed(() => copyOf(page)))
  const what = 'Load the page and mount the editor'
  return [
    {
      what,
      value: spread(ours),
      reference: `v1, loaded under it: ${spread(v1)}`,
      ratio: median(ours) / median(v1),
    },
    {
      what,
      value: spread(ours),
      reference: `load alone: ${spread(bare)}`,
      ratio: median(ours) / median(bare),
    },
  ]
}

function typing(): Figure[] {
  const page = longPage()
  const ours = keyTimes(openOurs(copyOf(page)).editor)
  const v1Doc = new Y.Doc()
  const v1 = openV1(v1Doc)
  Y.applyUpdate(v1Doc, Y.encodeStateAsUpdate(page))
  const theirs = keyTimes(v1.editor)
  const bareDoc = copyOf(page)
  const paragraph = (bareDoc.get('root', Y.XmlText).toDelta() as { insert: Y.XmlText }[])[
    WORDS / WORDS_A_PARAGRAPH / 2
  ]
  const bare = Array.from({ length: KEYS }, () => timed(() => paragraph?.insert.insert(100, 'x')))
  const remote = remoteTimes(page)
  const what = 'Keystroke to document'
  return [
    { what, value: spread(ours), reference: `v1: ${spread(theirs)}`, ratio: median(ours) / median(theirs) },
    { what, value: spread(ours), reference: `the character alone: ${spread(bare)}` },
    { what: "Another's keystroke to the editor's state", value: spread(remote) },
  ]
}

function size(): Figure[] {
  const random = seeded(100_000)
  const { editor, doc } = openOurs(new Y.Doc())
  editor.update(() => $getRoot().clear().append(...Array.from({ length: 40 }, () => $createParagraphNode())), { discrete: true }) // prettier-ignore
  for (let done = 0; done < EDITS;) {
    const at = Math.floor(random() * 40)
    const burst = 5 + Math.floor(random() * 40)
    const erases = random() < 0.2
    for (let i = 0; i < burst && done < EDITS; i++, done++) {
      editor.update(() => $key(at, erases), { discrete: true })
    }
  }
  const text = editor.read(() => $getRoot().getTextContent())
  const bytes = Y.encodeStateAsUpdate(doc).length
  const characters = new TextEncoder().encode(text).length
  const reference = `its text: ${characters} bytes`
  return [
    { what: `Document after ${EDITS} edits`, value: `${bytes} bytes`, reference, ratio: bytes / characters },
  ]
}

function $key(at: number, erases: boolean): void {
  const block = $getRoot().getChildAtIndex(at)
  if (!$isElementNode(block)) return
  const text = block.getFirstChild()
  if (!$isTextNode(text)) block.append($createTextNode('x'))
  else text.setTextContent(erases ? text.__text.slice(0, -1) : `${text.__text}e`)
}

/** A letter into the middle of the page, and on; milliseconds each, from the update to what the binding has done with it. */
function keyTimes(editor: LexicalEditor): number[] {
  return Array.from({ length: KEYS }, () =>
    timed(() => editor.update(() => void $middle().spliceText(100, 0, 'x', true), { discrete: true })),
  )
}

function remoteTimes(page: Y.Doc): number[] {
  const [here, there] = [openOurs(copyOf(page)), openOurs(copyOf(page))]
  const updates: Uint8Array[] = []
  there.doc.on('update', (update: Uint8Array) => updates.push(update))
  keyTimes(there.editor)
  return updates.map(update => timed(() => Y.applyUpdate(here.doc, update, 'network')))
}

function $middle(): TextNode {
  const block = $getRoot().getChildAtIndex(WORDS / WORDS_A_PARAGRAPH / 2)
  const text = $isElementNode(block) ? block.getFirstChild() : null
  if (!$isTextNode(text)) throw new Error('no text in the middle of the page')
  return text
}

function longPage(): Y.Doc {
  const { editor, doc } = openOurs(new Y.Doc())
  const words = ['price', 'they', 'ask', 'when', 'discount', 'because', 'renewal', 'never']
  editor.update(
    () => {
      $getRoot().clear()
      for (let i = 0; i < WORDS / WORDS_A_PARAGRAPH; i++) {
        const line = Array.from(
          { length: WORDS_A_PARAGRAPH },
          (_, j) => words[(i + j * j) % words.length],
        ).join(' ')
        $getRoot().append($createParagraphNode().append($createTextNode(line)))
      }
    },
    { discrete: true },
  )
  return doc
}

function headless(): LexicalEditor {
  return createHeadlessEditor({ onError: error => { throw error } }) // prettier-ignore
}

function openOurs(doc: Y.Doc): EditorBinding {
  return new EditorBinding(headless(), doc)
}

function openV1(doc: Y.Doc) {
  const editor = headless()
  const nothing = () => undefined
  const presence = new Awareness(doc)
  const awareness = presence as unknown as Provider['awareness']
  const provider: Provider = { awareness, connect: nothing, disconnect: nothing, on: nothing, off: nothing }
  const binding = createBinding(editor, provider, 'page', doc, new Map([['page', doc]]))
  const root = binding.root.getSharedType()
  root.observeDeep((events: unknown[], { origin }) => {
    // Yjs types the events of an XmlText by its own class.
    if (origin !== binding)
      syncYjsChangesToLexical(binding, provider, events as Y.YEvent<Y.Text>[], false, nothing)
  })
  const stop = editor.registerUpdateListener(update => {
    const { prevEditorState, editorState, dirtyElements, dirtyLeaves, normalizedNodes, tags } = update
    syncLexicalUpdateToYjs(binding, provider, prevEditorState, editorState, dirtyElements, dirtyLeaves, normalizedNodes, tags) // prettier-ignore
  })
  // Its clock would keep the bench from ending.
  presence.destroy()
  return { editor, doc, binding: { stop } }
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

function timed(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function rounds(measure: () => number): number[] {
  measure()
  return Array.from({ length: ROUNDS }, measure)
}
