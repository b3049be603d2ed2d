import {
  $getNodeByKey,
  $getWritableNodeState,
  $isElementNode,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
  type TextNode,
} from 'lexical'
import * as Y from 'yjs'
import { $renumberList } from './derived-values'
import { piecesOf, sameValue, stateOf, typeOf, type SharedNode } from './layout'
import { $setChildren } from './set-children'
import type { NodeIndex } from './node-index'
import { nodeState, type Look, type NodeKind, type NodeTypes } from './node-types'
import { $isItem, viewOf, type ViewItem } from './view'

/**
 * A page of ours is 64 blocks deep at most, three nodes each. What stands deeper is a closed box: Lexical and the browser go
 * through a page by calling themselves, and end where somebody has nested ten thousand quotes.
 */
const DEEPEST = 200

/** From document to editor: makes the editor's elements show what the document holds. All of it runs within an update. */
export class Painter {
  /** Types that the document names and this build does not know. */
  readonly unknown = new Set<string>()
  /** How deep the node stands that is being painted. */
  private depth = 0

  constructor(
    private readonly types: NodeTypes,
    private readonly index: NodeIndex,
  ) {}

  $paint(node: LexicalNode, shared: SharedNode): void {
    this.depth = node.getParents().length
    this.$fill(node, shared)
  }

  private $fill(node: LexicalNode, shared: SharedNode): void {
    this.$paintProperties(node, shared)
    if ($isElementNode(node) && shared instanceof Y.XmlText) this.$paintChildren(node, shared)
  }

  $paintProperties(node: LexicalNode, shared: SharedNode): void {
    for (const name of Object.keys(this.types.of(node).defaults)) {
      $setProperty(node, name, this.types.stored(node.__type, shared, name))
    }
    $setState(node, stateOf(shared))
  }

  $paintChildren(node: ElementNode, shared: Y.XmlText): void {
    const pieces = piecesOf(shared)
    for (const piece of pieces) {
      if (piece.kind === 'text' && piece.map !== null) this.noteUnknown(piece.map, 'text')
    }
    const view = viewOf(this.types, pieces)
    const before = node.getChildren()
    const { start, end } = this.$unchanged(before, view)
    const texts = before.slice(start, before.length - end).filter($isTextNode)
    const middle = view.slice(start, view.length - end).map(item => this.$nodeFor(node, item, texts))
    const after = end === 0 ? [] : before.slice(-end)
    $setChildren(node, [...before.slice(0, start), ...middle.filter(child => child !== null), ...after])
    $renumberList(node)
  }

  /** How many children at the start and at the end are what they should be already. */
  private $unchanged(
    before: readonly LexicalNode[],
    view: readonly ViewItem[],
  ): { start: number; end: number } {
    const most = Math.min(before.length, view.length)
    const same = (a: LexicalNode | undefined, b: ViewItem | undefined) =>
      a !== undefined && $isItem(this.types, this.index, a, b) && this.isStillOfItsType(a)
    let start = 0
    while (start < most && same(before[start], view[start])) start++
    let end = 0
    while (end < most - start && same(before.at(-1 - end), view.at(-1 - end))) end++
    return { start, end }
  }

  private isStillOfItsType(node: LexicalNode): boolean {
    const shared = this.index.shared(node.__key)
    return shared === undefined || typeOf(shared) === node.__type || !this.isKnown(shared)
  }

  private $nodeFor(parent: ElementNode, item: ViewItem, texts: TextNode[]): LexicalNode | null {
    if (item.kind === 'text') return this.$textFor(item.look, item.text, texts)
    const key = this.index.key(item.shared)
    const node = key === undefined ? null : $getNodeByKey(key)
    if (node !== null && node.__parent === parent.__key && this.isStillOfItsType(node)) return node
    return this.$create(item.shared)
  }

  /** A node of text goes on living where it can, so that a caret or an input method in it is not disturbed. */
  private $textFor(look: Look, text: string, texts: TextNode[]): TextNode {
    const found = texts.findIndex(node => node.__type === look.type && (look.merges || node.__text === text))
    const node = found === -1 ? this.$createText(look.type) : texts.splice(0, found + 1)[found]
    if (node === undefined) throw new Error('a node of text that was found is not there')
    for (const [name, value] of Object.entries(look.properties)) $setProperty(node, name, value)
    $setState(node, look.state)
    if (node.__text !== text) node.setTextContent(text)
    return node
  }

  private $createText(type: string): TextNode {
    const klass = this.types.get(type)?.klass
    const node = klass === undefined ? null : new klass()
    if (!$isTextNode(node)) throw new Error(`the editor has no text of type ${type}`)
    return node
  }

  private $create(shared: SharedNode): LexicalNode | null {
    if (!this.isKnown(shared) || this.depth >= DEEPEST) return this.$createOpaque(shared)
    const klass = this.types.get(typeOf(shared))?.klass
    if (klass === undefined) return null
    const node = new klass()
    this.index.bind(node.__key, shared)
    this.depth += 1
    this.$fill(node, shared)
    this.depth -= 1
    return node
  }

  /** D9: what this build does not know stands as a closed box. The page is read-only then, so it is never written back. */
  private $createOpaque(shared: SharedNode): LexicalNode | null {
    this.unknown.add(typeOf(shared))
    const klass = this.types.get('opaque')?.klass
    if (klass === undefined) return null
    const node = new klass()
    Reflect.set(node, '__was', typeOf(shared))
    this.index.bind(node.__key, shared)
    return node
  }

  private isKnown(shared: SharedNode): boolean {
    return this.types.knows(shared, kindOf(shared))
  }

  private noteUnknown(shared: SharedNode, kind: NodeKind): void {
    if (!this.types.knows(shared, kind)) this.unknown.add(typeOf(shared))
  }
}

function kindOf(shared: SharedNode): NodeKind {
  if (shared instanceof Y.XmlText) return 'element'
  return shared instanceof Y.XmlElement ? 'decorator' : 'linebreak'
}

function $setProperty(node: LexicalNode, name: string, value: unknown): void {
  if (!sameValue(Reflect.get(node.getLatest(), name), value)) Reflect.set(node.getWritable(), name, value)
}

function $setState(node: LexicalNode, state: Readonly<Record<string, unknown>>): void {
  const before = nodeState(node.getLatest())
  for (const key of Object.keys({ ...before, ...state })) {
    if (sameValue(before[key], state[key])) continue
    $getWritableNodeState(node.getWritable()).updateFromUnknown(key, state[key])
  }
}
