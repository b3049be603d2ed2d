import {
  $getNodeByKey,
  $isElementNode,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
  type NodeKey,
  type NodeMap,
} from 'lexical'
import * as Y from 'yjs'
import { $wantedContent, storedContent } from './content'
import { changeContent } from './change-content'
import { isAlive, piecesOf } from './layout'
import type { NodeIndex } from './node-index'
import type { NodeTypes } from './node-types'
import { $createShared, $writeProperties } from './create-shared'
import { $inheritTypes } from './inherit'
import { writeLooks } from './write-looks'
import { $isPlaceholder, $shows, viewOf } from './view'

/** What an update of the editor has touched, as Lexical tells it. */
export interface Touched {
  readonly elements: Iterable<NodeKey>
  readonly leaves: ReadonlySet<NodeKey>
  /** The nodes before the update. */
  readonly before: NodeMap
}

/**
 * From editor to document: writes what an update changed, as little of it as will do, and only in the elements that it
 * touched. Each element is compared with what the document holds *now*; so writing twice is writing once.
 */
export class Writer {
  /** Elements that were written whole in this pass. */
  private readonly written = new Set<NodeKey>()
  private touched: Touched = { elements: [], leaves: new Set(), before: new Map() }

  constructor(
    private readonly types: NodeTypes,
    private readonly index: NodeIndex,
    private readonly caretIn: (node: ElementNode) => number | null,
  ) {}

  /** Within a read of the new state, and a transaction. */
  $write(touched: Touched): void {
    this.touched = touched
    this.written.clear()
    for (const key of this.$elementsToWrite()) {
      const node = $getNodeByKey(key)
      const shared = this.index.shared(key)
      if (!this.written.has(key) && $isElementNode(node) && shared instanceof Y.XmlText)
        this.$element(node, shared)
    }
    this.$decorators()
  }

  /** The bound elements whose own children or properties changed, from the top down. */
  private $elementsToWrite(): NodeKey[] {
    const depths = new Map<NodeKey, number>()
    const add = (start: LexicalNode | null) => {
      let node = start
      while (node !== null && !this.isBound(node.__key)) node = node.getParent()
      if (node !== null && $isElementNode(node)) depths.set(node.__key, depthOf(node))
    }
    // Lexical tells also which elements it marked themselves, and forgets some of them while it runs transforms.
    for (const key of this.touched.elements) {
      const node = $getNodeByKey(key)
      if (node !== this.touched.before.get(key)) add(node)
    }
    for (const key of this.touched.leaves) add($getNodeByKey(key)?.getParent() ?? null)
    return [...depths].sort((a, b) => a[1] - b[1]).map(([key]) => key)
  }

  private isBound(key: NodeKey): boolean {
    const shared = this.index.shared(key)
    return shared !== undefined && (key === 'root' || isAlive(shared))
  }

  private $element(node: ElementNode, shared: Y.XmlText): void {
    this.written.add(node.__key)
    $writeProperties(this.types, node, shared)
    this.$children(node, shared)
  }

  private $children(node: ElementNode, shared: Y.XmlText): void {
    const pieces = piecesOf(shared)
    if (
      $shows(this.types, this.index, node, viewOf(this.types, pieces)) ||
      $isPlaceholder(node, pieces.length)
    )
      return
    const stored = storedContent(pieces)
    const inherited = $inheritTypes(this.index, this.touched.before, node, shared, stored)
    const wanted = $wantedContent(this.types, this.index, node, shared)
    changeContent(shared, stored, wanted, this.caretIn(node), (at, child) => this.$insert(shared, at, child))
    writeLooks(this.types, shared, wanted)
    for (const child of inherited) {
      const childShared = this.index.shared(child.__key)
      if (childShared instanceof Y.XmlText) this.$element(child, childShared)
    }
  }

  /** A node that the document does not hold yet: it is written with all that is in it. */
  private $insert(parent: Y.XmlText, at: number, node: LexicalNode): void {
    const shared = $createShared(this.types, node, this.index.shared(node.__key))
    parent.insertEmbed(at, shared)
    this.index.bind(node.__key, shared)
    if ($isElementNode(node) && shared instanceof Y.XmlText) {
      this.written.add(node.__key)
      this.$children(node, shared)
    }
  }

  private $decorators(): void {
    for (const key of this.touched.leaves) {
      const node = $getNodeByKey(key)
      const shared = this.index.shared(key)
      if (node !== null && !$isTextNode(node) && shared !== undefined && isAlive(shared)) {
        $writeProperties(this.types, node, shared)
      }
    }
  }
}

function depthOf(node: LexicalNode): number {
  let depth = 0
  for (let parent = node.getParent(); parent !== null; parent = parent.getParent()) depth++
  return depth
}
