/**
 * The shape that `@lexical/yjs` (v1) stores, as plain values: what stands between a Y.Doc and blocks, and what history
 * compares. An element is a Y.XmlText embedded in its parent's, a text is a Y.Map and the characters after it, a line
 * break is a Y.Map, a decorator is a Y.XmlElement. Unknown types and attributes are kept as they are.
 */
export type Attributes = Readonly<Record<string, unknown>>
interface TreeShared {
  /** Lexical's name of the node. */
  readonly type: string
  /** Its stored properties (`__name`), without its type. */
  readonly attributes: Attributes
}
export interface TreeElement extends TreeShared {
  readonly kind: 'element'
  readonly children: readonly TreeNode[]
}
export interface TreeText extends TreeShared {
  readonly kind: 'text'
  readonly text: string
}
export interface TreeLeaf extends TreeShared {
  readonly kind: 'break' | 'decorator'
}
export type TreeNode = TreeElement | TreeText | TreeLeaf

/** The document's root, by the name that the binding gives it. */
export const ROOT = 'root'
/** Where Lexical keeps node state: a map beside the properties. */
export const STATE = '__state'

/**
 * What a property of Lexical's is where nothing is stored. One that was set goes back by being set to this: an editor that is open
 * would take a property that is taken away for undefined.
 */
const DEFAULTS: Attributes = {
  __format: 0,
  __indent: 0,
  __style: '',
  __dir: null,
  __textFormat: 0,
  __textStyle: '',
  __mode: 0,
  __detail: 0,
  __title: null,
  __rel: null,
  __target: null,
  __backgroundColor: null,
}

/** The default of a property, where it has one of its own. */
export function defaultOf(name: string): { readonly value: unknown } | null {
  return Object.hasOwn(DEFAULTS, name) ? { value: DEFAULTS[name] } : null
}

/** A point that is nothing but lists belongs to the point before it, and has no mark of its own. */
export function isNesting(children: readonly TreeNode[]): boolean {
  return children.length > 0 && children.every(isList)
}

export function isList(node: TreeNode | undefined): boolean {
  return node?.kind === 'element' && node.type === 'list'
}
