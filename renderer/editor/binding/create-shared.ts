import { $isDecoratorNode, $isElementNode, $isLineBreakNode, type LexicalNode } from 'lexical'
import * as Y from 'yjs'
import {
  attribute,
  attributeNames,
  sameValue,
  setAttribute,
  setState,
  stateOf,
  typeOf,
  type SharedNode,
} from './layout'
import { nodeState, type Look, type NodeTypes } from './node-types'

/**
 * What stands for a node in the document, not yet in it. Values that are nothing (0, '', null, false) and nothing by
 * default are left out: a paragraph is some 20 bytes, not 120. `was`: where the node stood in the document before it moved;
 * what a newer version wrote there, and this one does not know, moves along (D9).
 */
export function $createShared(types: NodeTypes, node: LexicalNode, was: SharedNode | undefined): SharedNode {
  const shared = emptyShared(node)
  setAttribute(shared, '__type', node.__type)
  const { defaults } = types.of(node)
  for (const [name, value] of Object.entries(types.propertiesOf(node))) {
    if (isWorthWriting(value, defaults[name])) setAttribute(shared, name, value)
  }
  writeState(shared, nodeState(node))
  if (was !== undefined) copyUnknown(types, node, was, shared)
  return shared
}

export function createMap(types: NodeTypes, look: Look): Y.Map<unknown> {
  const map = new Y.Map<unknown>()
  map.set('__type', look.type)
  const defaults = types.get(look.type)?.defaults ?? {}
  for (const [name, value] of Object.entries(look.properties)) {
    if (isWorthWriting(value, defaults[name])) map.set(name, value)
  }
  writeState(map, look.state)
  return map
}

/** Only what differs from what the document says: what this build does not know stays there. */
export function $writeProperties(types: NodeTypes, node: LexicalNode, shared: SharedNode): void {
  if (node.__key !== 'root' && typeOf(shared) !== node.__type) setAttribute(shared, '__type', node.__type)
  writeProperties(types, node.__type, shared, types.propertiesOf(node))
  setState(shared, nodeState(node))
}

export function writeLook(types: NodeTypes, map: Y.Map<unknown>, look: Look): void {
  if (typeOf(map) !== look.type) map.set('__type', look.type)
  writeProperties(types, look.type, map, look.properties)
  setState(map, {
    ...Object.fromEntries(Object.keys(stateOf(map)).map(key => [key, undefined])),
    ...look.state,
  })
}

function writeProperties(
  types: NodeTypes,
  type: string,
  shared: SharedNode,
  properties: Readonly<Record<string, unknown>>,
): void {
  for (const [name, value] of Object.entries(properties)) {
    const same = sameValue(types.stored(type, shared, name), value)
    if (!same && value !== undefined) setAttribute(shared, name, value)
  }
}

function writeState(shared: SharedNode, state: Readonly<Record<string, unknown>>): void {
  if (Object.keys(state).length > 0) setAttribute(shared, '__state', new Y.Map(Object.entries(state)))
}

function emptyShared(node: LexicalNode): SharedNode {
  if ($isElementNode(node)) return new Y.XmlText()
  if ($isDecoratorNode(node)) return new Y.XmlElement()
  if ($isLineBreakNode(node)) return new Y.Map()
  throw new Error(`a node of type ${node.__type} has no place in the document`)
}

function isWorthWriting(value: unknown, byDefault: unknown): boolean {
  if (value === undefined) return false
  const isNothing = value === 0 || value === '' || value === null || value === false
  return !isNothing || !sameValue(value, byDefault)
}

function copyUnknown(types: NodeTypes, node: LexicalNode, from: SharedNode, to: SharedNode): void {
  if (from.doc === null || from._item?.deleted === true) return
  const known = types.of(node).defaults
  for (const name of attributeNames(from)) {
    const value = attribute(from, name)
    const isOurs = Object.hasOwn(known, name) || name === '__type' || name === '__state'
    if (!isOurs && !(value instanceof Y.AbstractType)) setAttribute(to, name, value)
  }
}
