import {
  $isDecoratorNode,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  type Klass,
  type LexicalEditor,
  type LexicalNode,
  type TextNode,
} from 'lexical'
import type * as Y from 'yjs'
import { attribute, stateOf, typeOf, type SharedNode } from './layout'
import { isReadable } from './readable'

/** Where nodes hang in the editor, and what their text is: the tree says it. */
const STRUCTURE = new Set([
  ...['__key', '__type', '__parent', '__next', '__prev', '__state', '__slotHost', '__slots'],
  ...['__first', '__last', '__size', '__cachedText', '__text'],
])
/** What each editor works out for itself: the number of a list's point, and the format that the caret would type in. */
const DERIVED = new Set(['__value', '__textFormat', '__textStyle'])
const UNMERGEABLE = 2

export type NodeKind = 'element' | 'text' | 'linebreak' | 'decorator'

export interface NodeType {
  readonly klass: Klass<LexicalNode>
  readonly kind: NodeKind
  /** The properties that are stored, with what they are where the document says nothing. */
  readonly defaults: Readonly<Record<string, unknown>>
}

/** How a run of text looks. Two looks are the same when their `key` is. */
export interface Look {
  readonly type: string
  readonly properties: Readonly<Record<string, unknown>>
  readonly state: Readonly<Record<string, unknown>>
  readonly key: string
  /** Neighbours of one look are one node of text. Never so for a tab, or for text that is taken whole. */
  readonly merges: boolean
}

/** The kinds of node that an editor knows. */
export class NodeTypes {
  private readonly types = new Map<string, NodeType>()
  private readonly plain: Look

  /** Call within an update: it makes one node of each kind, to see what it holds. */
  constructor(editor: LexicalEditor) {
    for (const [type, { klass }] of editor._nodes) {
      const node = new klass()
      const kind = kindOf(node)
      if (kind !== null) this.types.set(type, { klass, kind, defaults: storedProperties(node) })
    }
    this.plain = this.look('text', {}, {})
  }

  get(type: string): NodeType | undefined {
    return this.types.get(type)
  }

  of(node: LexicalNode): NodeType {
    const known = this.types.get(node.__type)
    if (known === undefined)
      throw new Error(`a node of type ${node.__type} is in the editor and not registered`)
    return known
  }

  /** Whether this build can show what the document holds there. */
  knows(shared: SharedNode, kind: NodeKind): boolean {
    return this.types.get(typeOf(shared))?.kind === kind
  }

  lookOfMap(map: Y.Map<unknown> | null): Look {
    if (map === null || !this.knows(map, 'text')) return this.plain
    const type = typeOf(map)
    const properties: Record<string, unknown> = {}
    for (const name of Object.keys(this.types.get(type)?.defaults ?? {})) {
      properties[name] = this.stored(type, map, name)
    }
    return this.look(type, properties, stateOf(map))
  }

  /** What the document says of a property, as far as it can be read: what a new node has otherwise. */
  stored(type: string, shared: SharedNode, name: string): unknown {
    const byDefault = this.types.get(type)?.defaults[name]
    const value = attribute(shared, name)
    return isReadable(type, name, value, byDefault) ? value : byDefault
  }

  lookOfNode(node: TextNode): Look {
    return this.look(node.__type, this.propertiesOf(node), nodeState(node))
  }

  propertiesOf(node: LexicalNode): Record<string, unknown> {
    const properties: Record<string, unknown> = {}
    for (const name of Object.keys(this.of(node).defaults)) properties[name] = Reflect.get(node, name)
    return properties
  }

  private look(type: string, properties: Record<string, unknown>, state: Record<string, unknown>): Look {
    const all = { ...this.types.get(type)?.defaults, ...properties }
    const detail = Number(all['__detail'] ?? 0)
    const merges = type === 'text' && (all['__mode'] ?? 0) === 0 && (detail & UNMERGEABLE) === 0
    return { type, properties: all, state, merges, key: JSON.stringify([type, all, state]) }
  }
}

/** A node's state as the document stores it: by key, in JSON. */
export function nodeState(node: LexicalNode): Record<string, unknown> {
  const state = node.__state
  if (state === undefined) return {}
  const [unknown, known] = state.getInternalState()
  const values: Record<string, unknown> = { ...unknown }
  for (const [config, value] of known) values[String(config.key)] = config.unparse(value)
  return values
}

function kindOf(node: LexicalNode): NodeKind | null {
  if ($isElementNode(node)) return 'element'
  if ($isTextNode(node)) return 'text'
  if ($isLineBreakNode(node)) return 'linebreak'
  return $isDecoratorNode(node) ? 'decorator' : null
}

function storedProperties(node: LexicalNode): Record<string, unknown> {
  const stored: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(node) as [string, unknown][]) {
    if (!STRUCTURE.has(name) && !DERIVED.has(name) && typeof value !== 'function') stored[name] = value
  }
  return Object.freeze(stored)
}
