import { createHeadlessEditor } from '@lexical/headless'
import { createBinding, syncLexicalUpdateToYjs, syncYjsChangesToLexical, type Provider } from '@lexical/yjs'
import { $getRoot, type LexicalEditor, type LexicalNode } from 'lexical'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { editorNodes } from '../../renderer/editor/nodes'

/** A real Lexical editor with all of our nodes, bound to a document by the v1 binding as the collaboration plugin binds it. */
export class LexicalPage {
  readonly editor: LexicalEditor
  readonly #unbind: () => void

  constructor(readonly doc: Y.Doc = new Y.Doc()) {
    this.editor = createHeadlessEditor({
      nodes: editorNodes,
      onError: error => {
        throw error
      },
    })
    this.#unbind = bind(this.editor, doc)
  }

  /** Opens a page that exists: a new replica, bound first and filled then. */
  static of(source: Y.Doc): LexicalPage {
    const page = new LexicalPage()
    Y.applyUpdate(page.doc, Y.encodeStateAsUpdate(source))
    page.flush()
    return page
  }

  /** An edit as a person makes it, written to the document before this returns. */
  edit(change: () => void): void {
    this.editor.update(change, { discrete: true })
  }

  /** Writes a new page by Lexical alone. */
  fill(make: () => LexicalNode[]): void {
    this.edit(() => void $getRoot().append(...make()))
  }

  flush(): void {
    this.editor.update(() => undefined, { discrete: true })
  }

  /** What the editor shows, as Lexical serializes it. */
  json(): unknown {
    this.flush()
    return this.editor.getEditorState().toJSON().root
  }

  close(): void {
    this.#unbind()
  }
}

function bind(editor: LexicalEditor, doc: Y.Doc): () => void {
  const provider = providerOf(doc)
  const binding = createBinding(editor, provider, 'page', doc, new Map([['page', doc]]))
  const root = binding.root.getSharedType()
  const fromYjs = (events: Y.YEvent<Y.Text>[], transaction: Y.Transaction): void => {
    if (transaction.origin !== binding)
      syncYjsChangesToLexical(binding, provider, events, transaction.origin instanceof Y.UndoManager)
  }
  root.observeDeep(fromYjs as never)
  const removeListener = editor.registerUpdateListener(
    ({ prevEditorState, editorState, dirtyElements, dirtyLeaves, normalizedNodes, tags }) =>
      syncLexicalUpdateToYjs(
        binding,
        provider,
        prevEditorState,
        editorState,
        dirtyElements,
        dirtyLeaves,
        normalizedNodes,
        tags,
      ),
  )
  return () => {
    root.unobserveDeep(fromYjs as never)
    removeListener()
  }
}

/** Nobody else is there: the binding asks only for the awareness. */
function providerOf(doc: Y.Doc): Provider {
  const nothing = (): void => undefined
  const awareness = new Awareness(doc)
  awareness.setLocalState(null)
  return {
    awareness,
    connect: nothing,
    disconnect: nothing,
    on: nothing,
    off: nothing,
  } as unknown as Provider
}
