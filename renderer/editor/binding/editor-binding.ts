import {
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $createParagraphNode,
  $isElementNode,
  $isRangeSelection,
  $setSelection,
  COLLABORATION_TAG,
  HISTORIC_TAG,
  SKIP_SCROLL_INTO_VIEW_TAG,
  type EditorState,
  type ElementNode,
  type LexicalEditor,
  type UpdateListenerPayload,
} from 'lexical'
import * as Y from 'yjs'
import { rootOf, type SharedNode } from './layout'
import { LocalSelection } from './local-selection'
import { NodeIndex } from './node-index'
import { NodeTypes } from './node-types'
import { Painter } from './painter'
import { PageUndo } from './page-undo'
import { UndoSteps } from './undo-steps'
import { showAsPainted } from './as-painted'
import { $astray } from './astray'
import { changedNodes } from './changed-nodes'
import { Writer } from './writer'

export interface BindingOptions {
  /** What follows the edits of this editor, to take them back. */
  readonly undo?: PageUndo
  /** Nothing is written, and the editor takes no input. */
  readonly readOnly?: boolean
  /** Called when the document turns out to hold types that this build does not know; it is read-only from then on (D9). */
  readonly onUnknown?: (types: readonly string[]) => void
}

/** Painting what is astray once mends it; more only if something in the editor is at odds with the document for good. */
const MOST_REPAINTS = 3

/**
 * Binds an editor to a page's document: shows what the document holds, writes what is edited, shows what others write.
 * What the editor shows is worked out from the document and nothing else, so editors that hold the same document show
 * the same (see docs/decisions/0012-editor-binding.md for why not `@lexical/yjs`). Binding never writes (D8).
 */
export class EditorBinding {
  readonly index = new NodeIndex()
  readonly selection: LocalSelection
  readonly root: Y.XmlText
  private readonly types: NodeTypes
  private readonly painter: Painter
  private readonly writer: Writer
  private readonly undo: PageUndo
  private readonly steps = new UndoSteps()
  private readonly wasEditable: boolean
  private isPainting = false
  private isWriting = false
  /** Changes of others that the editor does not show yet. */
  private waiting = new Set<SharedNode>()
  /** What was painted and is not shown so: see `astray.ts`. */
  private astray = new Set<SharedNode>()
  /** How often that was mended. */
  repaints = 0
  private readonly stop: () => void

  constructor(
    readonly editor: LexicalEditor,
    readonly doc: Y.Doc,
    private readonly options: BindingOptions = {},
  ) {
    this.root = rootOf(doc)
    this.index.bind('root', this.root)
    this.undo = options.undo ?? new PageUndo(doc)
    this.wasEditable = editor.isEditable()
    this.types = typesOf(editor)
    this.painter = new Painter(this.types, this.index)
    this.selection = new LocalSelection(this.index, doc)
    this.writer = new Writer(this.types, this.index, node => this.selection.$caretIn(node))
    const unregister = showAsPainted(editor, () => this.isPainting)
    this.paint(() => this.$paintAnew(), [SKIP_SCROLL_INTO_VIEW_TAG])
    editor.setEditable(this.wasEditable && this.canWrite)
    const observe = (events: Y.YEvent<Y.XmlText>[], transaction: Y.Transaction) =>
      this.changed(events, transaction)
    this.root.observeDeep(observe)
    const unlisten = editor.registerUpdateListener(update => this.updated(update))
    this.stop = () => {
      unregister()
      unlisten()
      this.root.unobserveDeep(observe)
      if (options.undo === undefined) this.undo.dispose()
      editor.setEditable(this.wasEditable)
    }
  }

  /** The types in the document that this build does not know. The editor is read-only when there are any. */
  get unknownTypes(): readonly string[] {
    return [...this.painter.unknown].sort()
  }

  private get canWrite(): boolean {
    return this.options.readOnly !== true && this.painter.unknown.size === 0
  }

  dispose(): void {
    this.stop()
  }

  /** All nodes are made anew, those that the caret stood in too: it goes to the end of the block that is in their place. */
  private $paintAnew(): void {
    const block = $blockOfCaret()
    $setSelection(null)
    $getRoot().clear()
    this.painter.$paint($getRoot(), this.root)
    if (block !== null) $selectBlock(block)
  }

  private changed(events: Y.YEvent<Y.XmlText>[], { origin }: Y.Transaction): void {
    if (this.isWriting) return
    for (const type of changedNodes(events)) this.waiting.add(type)
    const isUndo = origin instanceof Y.UndoManager
    // Within an update of the editor nothing can be painted; it is done as soon as that one is.
    if (this.editor._updating) queueMicrotask(() => this.paintWaiting(isUndo))
    else this.paintWaiting(isUndo)
  }

  private paintWaiting(isUndo: boolean): void {
    if (this.waiting.size === 0) return
    // What was typed and is not written yet goes first, or it would be taken for shown already.
    if (this.editor._pendingEditorState !== null) this.editor.read(() => undefined)
    const changed = this.waiting
    this.waiting = new Set<SharedNode>()
    const tags = isUndo ? [HISTORIC_TAG] : [SKIP_SCROLL_INTO_VIEW_TAG]
    this.paint(() => this.$paintAndRestore(changed), tags)
  }

  private $paintAndRestore(changed: ReadonlySet<SharedNode>): void {
    this.$paintChanged(changed)
    this.selection.$restore()
  }

  private $paintChanged(changed: ReadonlySet<SharedNode>): void {
    for (const shared of changed) {
      const key = this.index.key(shared)
      const node = key === undefined ? null : $getNodeByKey(key)
      if (node !== null) this.painter.$paint(node, shared)
    }
  }

  private paint(paint: () => void, tags: readonly string[]): void {
    this.paintOnce(paint, tags)
    for (let again = 0; this.astray.size > 0 && again < MOST_REPAINTS; again++) {
      const astray = this.astray
      this.astray = new Set()
      this.repaints++
      this.paintOnce(() => this.$paintAndRestore(astray), tags)
    }
    this.astray.clear()
  }

  private paintOnce(paint: () => void, tags: readonly string[]): void {
    const unknown = this.painter.unknown.size
    this.isPainting = true
    try {
      this.editor.update(
        () => {
          paint()
          $ensurePlaceholder()
        },
        { discrete: true, skipTransforms: true, tag: [COLLABORATION_TAG, ...tags] },
      )
    } finally {
      this.isPainting = false
    }
    if (this.painter.unknown.size === unknown) return
    this.editor.setEditable(false)
    this.options.onUnknown?.(this.unknownTypes)
  }

  private updated(update: UpdateListenerPayload): void {
    const { editorState } = update
    if (!this.isPainting && this.canWrite) this.write(update)
    this.forgetRemoved(update)
    if (this.isPainting && this.painter.unknown.size === 0) {
      editorState.read(() => (this.astray = $astray(this.types, this.index, update)), { editor: this.editor })
    }
    editorState.read(() => this.selection.$follow(), { editor: this.editor })
    if (!this.isPainting && isEmptyState(editorState))
      this.paint(() => undefined, [SKIP_SCROLL_INTO_VIEW_TAG])
  }

  private write(update: UpdateListenerPayload): void {
    const { prevEditorState, editorState, dirtyElements, dirtyLeaves } = update
    if (this.steps.begins(update)) this.undo.endStep()
    if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return
    const touched = { elements: dirtyElements.keys(), leaves: dirtyLeaves, before: prevEditorState._nodeMap }
    this.isWriting = true
    try {
      editorState.read(() => this.undo.edit('text', () => this.writer.$write(touched)), {
        editor: this.editor,
      })
    } finally {
      this.isWriting = false
    }
  }

  private forgetRemoved({ editorState, dirtyElements, dirtyLeaves }: UpdateListenerPayload): void {
    for (const key of [...dirtyElements.keys(), ...dirtyLeaves]) {
      if (!editorState._nodeMap.has(key)) this.index.forget(key)
    }
  }
}

function typesOf(editor: LexicalEditor): NodeTypes {
  let types: NodeTypes | undefined
  editor.update(() => (types = new NodeTypes(editor)), { discrete: true, tag: COLLABORATION_TAG })
  if (types === undefined) throw new Error('an editor that is being updated cannot be bound')
  return types
}

function $blockOfCaret(): number | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return null
  return selection.anchor.getNode().getTopLevelElement()?.getIndexWithinParent() ?? 0
}

function $selectBlock(at: number): void {
  const root = $getRoot()
  const block = root.getChildAtIndex(Math.min(at, root.getChildrenSize() - 1))
  if ($isElementNode(block)) block.selectEnd()
}

/** An empty page shows an empty paragraph to write in. It is this editor's alone until something is written. */
function $ensurePlaceholder(): void {
  const root: ElementNode = $getRoot()
  if (!root.isEmpty()) return
  const paragraph = $createParagraphNode()
  root.append(paragraph)
  if ($isRangeSelection($getSelection())) paragraph.select()
}

function isEmptyState(state: EditorState): boolean {
  const root = state._nodeMap.get('root')
  return $isElementNode(root) && root.__size === 0
}
