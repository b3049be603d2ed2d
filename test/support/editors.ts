import { CodeNode } from '@lexical/code'
import { HorizontalRuleNode } from '@lexical/extension'
import { AutoLinkNode, LinkNode } from '@lexical/link'
import { ListItemNode, ListNode } from '@lexical/list'
import { HeadingNode, QuoteNode, registerRichText } from '@lexical/rich-text'
import { TableCellNode, TableNode, TableRowNode } from '@lexical/table'
import {
  createBinding,
  createBindingV2__EXPERIMENTAL,
  createUndoManager,
  syncLexicalUpdateToYjs,
  syncLexicalUpdateToYjsV2__EXPERIMENTAL,
  syncYjsChangesToLexical,
  syncYjsChangesToLexicalV2__EXPERIMENTAL,
  syncYjsStateToLexicalV2__EXPERIMENTAL,
  type Provider,
} from '@lexical/yjs'
import { createEditor, DecoratorNode, type Klass, type LexicalEditor, type LexicalNode } from 'lexical'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { EditorBinding } from '../../renderer/editor/binding/editor-binding'
import { registerUndo } from '../../renderer/editor/binding/undo-commands'
import { PageUndo } from '../../renderer/editor/binding/page-undo'

/** A block that not every build knows. */
export class PollNode extends DecoratorNode<null> {
  __question = ''

  static override getType() {
    return 'poll'
  }
  static override clone(node: PollNode) {
    const copy = new PollNode(node.__key)
    copy.__question = node.__question
    return copy
  }
  static override importJSON() {
    return new PollNode()
  }
  override createDOM() {
    const element = document.createElement('div')
    element.dataset['poll'] = this.__question
    return element
  }
  override updateDOM() {
    return true
  }
  override isInline() {
    return false
  }
  override decorate() {
    return null
  }
}

/** As the editor's own: stands for what the build does not know. */
export class BoxNode extends DecoratorNode<null> {
  __was = ''

  static override getType() {
    return 'opaque'
  }
  static override clone(node: BoxNode) {
    const copy = new BoxNode(node.__key)
    copy.__was = node.__was
    return copy
  }
  static override importJSON() {
    return new BoxNode()
  }
  override createDOM() {
    const element = document.createElement('div')
    element.dataset['opaque'] = this.__was
    return element
  }
  override updateDOM() {
    return false
  }
  override isInline() {
    return false
  }
  override decorate() {
    return null
  }
}

export const pageNodes: readonly Klass<LexicalNode>[] = [
  ...[HeadingNode, QuoteNode, ListNode, ListItemNode, LinkNode, AutoLinkNode],
  ...[TableNode, TableRowNode, TableCellNode, CodeNode, HorizontalRuleNode, BoxNode],
]

export type BindingKind = 'ours' | 'v1' | 'v2'

/** An editor bound to a document; `close` ends what it holds. */
export interface BoundEditor {
  readonly editor: LexicalEditor
  readonly doc: Y.Doc
  readonly undo: () => void
  readonly redo: () => void
  readonly endStep: () => void
  /** What it shows, as rendered. */
  readonly html: () => string
  readonly edit: (change: () => void) => void
  readonly binding: EditorBinding | null
  readonly errors: unknown[]
  readonly close: () => void
}

export interface EditorOptions {
  readonly kind?: BindingKind
  readonly nodes?: readonly Klass<LexicalNode>[]
  /** Bare: no element to render into, as in the engine. */
  readonly headless?: boolean
}

export function openEditor(
  doc: Y.Doc,
  { kind = 'ours', nodes = pageNodes }: EditorOptions = {},
): BoundEditor {
  const errors: unknown[] = []
  const editor = createEditor({ nodes: [...nodes], onError: error => errors.push(error) })
  const element = document.createElement('div')
  element.contentEditable = 'true'
  document.body.append(element)
  editor.setRootElement(element)
  const unregister = registerRichText(editor)
  const bound =
    kind === 'ours' ? bindOurs(editor, doc) : kind === 'v1' ? bindV1(editor, doc) : bindV2(editor, doc)
  return {
    editor,
    doc,
    errors,
    ...bound,
    html: () => rendered(editor, element),
    edit: change => editor.update(change, { discrete: true }),
    close: () => {
      bound.stop()
      unregister()
      editor.setRootElement(null)
      element.remove()
    },
  }
}

/** Lexical commits and recovers in microtasks. */
export function settle(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 0))
}

function rendered(editor: LexicalEditor, element: HTMLElement): string {
  editor.read(() => undefined)
  return element.innerHTML.replaceAll(/ (data-lexical-[a-z-]+|dir|contenteditable)="[^"]*"/g, '')
}

function bindOurs(editor: LexicalEditor, doc: Y.Doc) {
  const undo = new PageUndo(doc)
  const binding = new EditorBinding(editor, doc, { undo })
  const unregister = registerUndo(editor, binding, undo)
  return {
    binding,
    undo: () => undo.undo(),
    redo: () => undo.redo(),
    endStep: () => undo.endStep(),
    stop: () => {
      unregister()
      binding.dispose()
      undo.dispose()
    },
  }
}

/** As `CollaborationPlugin` does it, without React. */
function bindV1(editor: LexicalEditor, doc: Y.Doc) {
  const provider = offlineProvider(doc)
  const binding = createBinding(editor, provider, 'page', doc, new Map([['page', doc]]))
  const manager = createUndoManager(binding, binding.root.getSharedType())
  const observe = (events: Y.YEvent<Y.Text>[], { origin }: Y.Transaction) => {
    if (origin !== binding)
      syncYjsChangesToLexical(binding, provider, events, origin instanceof Y.UndoManager)
  }
  // Yjs types the events of an XmlText by its own class.
  const root = binding.root.getSharedType() as Y.AbstractType<unknown> as Y.AbstractType<Y.YEvent<Y.Text>>
  root.observeDeep(observe as Parameters<typeof root.observeDeep>[0])
  const unlisten = editor.registerUpdateListener(update => {
    const { prevEditorState, editorState, dirtyElements, dirtyLeaves, normalizedNodes, tags } = update
    syncLexicalUpdateToYjs(binding, provider, prevEditorState, editorState, dirtyElements, dirtyLeaves, normalizedNodes, tags) // prettier-ignore
  })
  return { ...undoOf(manager), binding: null, stop: unlisten }
}

function bindV2(editor: LexicalEditor, doc: Y.Doc) {
  const provider = offlineProvider(doc)
  const binding = createBindingV2__EXPERIMENTAL(editor, 'page', doc, new Map([['page', doc]]))
  const manager = createUndoManager(binding, binding.root)
  // Its plugin doesn't on mounting; this is the door that it has for it.
  if (binding.root.length > 0) syncYjsStateToLexicalV2__EXPERIMENTAL(binding, provider)
  binding.root.observeDeep((events, transaction) => {
    if (transaction.origin === binding) return
    const isUndo = transaction.origin instanceof Y.UndoManager
    const all = events as unknown as Y.YEvent<Y.XmlElement | Y.XmlText>[]
    syncYjsChangesToLexicalV2__EXPERIMENTAL(binding, provider, all, transaction, isUndo)
  })
  const unlisten = editor.registerUpdateListener(update => {
    const { prevEditorState, editorState, dirtyElements, dirtyLeaves, normalizedNodes, tags } = update
    syncLexicalUpdateToYjsV2__EXPERIMENTAL(binding, provider, prevEditorState, editorState, dirtyElements, dirtyLeaves, normalizedNodes, tags) // prettier-ignore
  })
  return { ...undoOf(manager), binding: null, stop: unlisten }
}

function undoOf(manager: Y.UndoManager) {
  return {
    undo: () => void manager.undo(),
    redo: () => void manager.redo(),
    endStep: () => manager.stopCapturing(),
  }
}

function offlineProvider(doc: Y.Doc): Provider {
  const nothing = () => undefined
  return {
    awareness: new Awareness(doc) as unknown as Provider['awareness'],
    connect: nothing,
    disconnect: nothing,
    on: nothing,
    off: nothing,
  }
}

/** Gives each document what the others have. */
export function exchange(...docs: readonly Y.Doc[]): void {
  for (const from of docs) {
    for (const to of docs) {
      if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'network')
    }
  }
}

/** A copy of a document as another computer has it. */
export function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc), 'store')
  return copy
}
