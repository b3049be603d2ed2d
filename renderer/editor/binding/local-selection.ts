import {
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  type ElementNode,
  type PointType,
  type RangeSelection,
} from 'lexical'
import type * as Y from 'yjs'
import type { NodeIndex } from './node-index'
import { $toPlace, $toRelative, type Place } from './positions'

/** A selection in terms of the document. */
export interface SharedSelection {
  readonly anchor: Y.RelativePosition
  readonly focus: Y.RelativePosition
}

/** Keeps this person's caret where it is while others write around it. */
export class LocalSelection {
  private current: SharedSelection | null = null
  /** Which block of the page it is in, should all that it stands in be deleted. */
  private block = 0
  private readonly listeners = new Set<(selection: SharedSelection | null) => void>()

  constructor(
    private readonly index: NodeIndex,
    private readonly doc: Y.Doc,
  ) {}

  get(): SharedSelection | null {
    return this.current
  }

  subscribe(listener: (selection: SharedSelection | null) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** After an update: takes down where the selection is now. */
  $follow(): void {
    const selection = $getSelection()
    this.current = $isRangeSelection(selection) ? this.$shared(selection) : null
    if ($isRangeSelection(selection)) {
      this.block = selection.anchor.getNode().getTopLevelElement()?.getIndexWithinParent() ?? 0
    }
    for (const listener of this.listeners) listener(this.current)
  }

  /** After others' changes were painted: puts the selection back to where it was in the document. */
  $restore(to: SharedSelection | null = this.current): void {
    const selection = $getSelection()
    if (!$isRangeSelection(selection)) return
    const anchor = to === null ? null : $toPlace(this.index, this.doc, to.anchor)
    const focus = to === null ? null : $toPlace(this.index, this.doc, to.focus)
    if (anchor !== null && focus !== null) {
      $setPoint(selection.anchor, anchor)
      $setPoint(selection.focus, focus)
    } else if (!$stands(selection.anchor) || !$stands(selection.focus)) this.$toNearestBlock()
  }

  /** How many code points stand before the caret, when it is in this element; null when it is not, or spans a range. */
  $caretIn(element: ElementNode): number | null {
    const selection = $getSelection()
    if (!$isRangeSelection(selection) || !selection.isCollapsed() || selection.anchor.type !== 'text')
      return null
    const text = selection.anchor.getNode()
    if (text.getParent()?.__key !== element.__key) return null
    let before = 0
    for (const sibling of text.getPreviousSiblings()) before += [...sibling.getTextContent()].length
    return before + [...text.getTextContent().slice(0, selection.anchor.offset)].length
  }

  private $shared(selection: RangeSelection): SharedSelection | null {
    const isRange = !selection.isCollapsed()
    const isBackward = isRange && selection.isBackward()
    // The ends of a range hold on to what is selected; a caret moves with what is written at it.
    const anchor = $toRelative(this.index, selection.anchor, isBackward ? -1 : 0)
    const focus = $toRelative(this.index, selection.focus, isRange && !isBackward ? -1 : 0)
    return anchor === null || focus === null ? null : { anchor, focus }
  }

  private $toNearestBlock(): void {
    const root = $getRoot()
    const block = root.getChildAtIndex(Math.min(Math.max(this.block - 1, 0), root.getChildrenSize() - 1))
    if ($isElementNode(block)) block.selectEnd()
    else root.selectEnd()
  }
}

function $setPoint(point: PointType, { key, offset, type }: Place): void {
  if (point.key !== key || point.offset !== offset || point.type !== type) point.set(key, offset, type)
}

function $stands(point: PointType): boolean {
  const node = $getNodeByKey(point.key)
  if (node === null || !node.isAttached()) return false
  const size = $isElementNode(node) ? node.getChildrenSize() : node.getTextContentSize()
  return point.offset <= size
}
