import * as Y from 'yjs'
import { isJson } from './readable'

/**
 * How a page's text lies in its document: the layout of `@lexical/yjs` (version 1), so that whatever reads that reads ours.
 * An element is a `Y.XmlText` with its properties as attributes. In it stand, in order: a `Y.Map` before each run of text
 * (how the run looks), the characters of the run, a `Y.Map` of type `linebreak`, a `Y.XmlElement` for a decorator, and a
 * `Y.XmlText` for an element within.
 */
export const ROOT_NAME = 'root'
const LINE_BREAK = 'linebreak'
const STATE = '__state'

export type SharedNode = Y.XmlText | Y.XmlElement | Y.Map<unknown>

export interface TextPiece {
  readonly kind: 'text'
  /** How the run looks. Null: its map was deleted while somebody else wrote into the run; the text is still theirs. */
  readonly map: Y.Map<unknown> | null
  /** Where its first character stands in the element, in UTF-16 units and embeds. */
  readonly index: number
  readonly text: string
}
export interface NodePiece {
  readonly kind: 'node'
  readonly shared: SharedNode
  readonly index: number
}
export type Piece = TextPiece | NodePiece

export function rootOf(doc: Y.Doc): Y.XmlText {
  return doc.get(ROOT_NAME, Y.XmlText)
}

/** What stands in an element, in order. A run may be empty: its text is gone and its map is not. */
export function piecesOf(element: Y.XmlText): Piece[] {
  const pieces: Piece[] = []
  let run: { map: Y.Map<unknown> | null; index: number; text: string } | null = null
  let index = 0
  const endRun = () => {
    if (run !== null) pieces.push({ kind: 'text', ...run })
    run = null
  }
  // Yjs types a delta loosely; each insert is a text or one embed.
  for (const { insert } of element.toDelta() as { insert: unknown }[]) {
    if (typeof insert === 'string') {
      run ??= { map: null, index, text: '' }
      run.text += insert
      index += insert.length
      continue
    }
    endRun()
    if (insert instanceof Y.Map && typeOf(insert) !== LINE_BREAK)
      run = { map: insert, index: index + 1, text: '' }
    else if (isShared(insert)) pieces.push({ kind: 'node', shared: insert, index })
    index += 1
  }
  endRun()
  return pieces
}

export function isShared(value: unknown): value is SharedNode {
  return value instanceof Y.XmlText || value instanceof Y.XmlElement || value instanceof Y.Map
}

/** The Lexical type that the document names. Where it names none, text is text and a block is a paragraph: nothing is lost. */
export function typeOf(shared: SharedNode): string {
  const type = attribute(shared, '__type')
  if (typeof type === 'string') return type
  if (shared instanceof Y.XmlText) return 'paragraph'
  return shared instanceof Y.Map ? 'text' : ''
}

export function attribute(shared: SharedNode, name: string): unknown {
  return shared instanceof Y.Map ? shared.get(name) : (shared.getAttribute(name) as unknown)
}

export function setAttribute(shared: SharedNode, name: string, value: unknown): void {
  if (shared instanceof Y.Map) shared.set(name, value)
  // Yjs types the attributes of an XmlElement as texts; it stores any value.
  else if (shared instanceof Y.XmlElement) shared.setAttribute(name, value as string)
  else shared.setAttribute(name, value)
}

export function attributeNames(shared: SharedNode): string[] {
  return shared instanceof Y.Map ? [...shared.keys()] : Object.keys(shared.getAttributes())
}

/** What Lexical calls a node's state, by key. What is no JSON is not Lexical's, and stays where it is. */
export function stateOf(shared: SharedNode): Record<string, unknown> {
  const state = attribute(shared, STATE)
  const entries =
    state instanceof Y.Map ? [...state.entries()] : isJson(state) ? Object.entries(state ?? {}) : []
  return Object.fromEntries(entries.filter(([, value]) => isJson(value)))
}

export function setState(shared: SharedNode, state: Readonly<Record<string, unknown>>): void {
  const before = stateOf(shared)
  const changed = Object.keys({ ...before, ...state }).filter(key => !sameValue(before[key], state[key]))
  if (changed.length === 0) return
  const map = stateMap(shared, before)
  for (const key of changed) {
    if (state[key] === undefined) map.delete(key)
    else map.set(key, state[key])
  }
}

function stateMap(shared: SharedNode, values: Readonly<Record<string, unknown>>): Y.Map<unknown> {
  const present = attribute(shared, STATE)
  if (present instanceof Y.Map) return present as Y.Map<unknown>
  const map = new Y.Map<unknown>(Object.entries(values))
  setAttribute(shared, STATE, map)
  return map
}

/** Values are what JSON holds. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  return JSON.stringify(a) === JSON.stringify(b)
}

/** Whether it still stands in the document (a deleted type still answers, with nothing). */
export function isAlive(shared: SharedNode): boolean {
  return shared.doc !== null && shared._item !== null && !shared._item.deleted
}
