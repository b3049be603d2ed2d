import * as Y from 'yjs'
import { nodeOf } from '../content/read-tree'
import { defaultOf, STATE, type Attributes, type TreeNode } from '../content/tree'
import { insertsOf } from '../content/write-tree'
import { align } from './align'
import { pairChanged, wordsOf, type Candidate } from './pairing'

/** One child of a stored element, where it stands. */
interface Child {
  /** Null: characters that belong to no text node, which nobody sees. */
  readonly node: TreeNode | null
  readonly stored: unknown
  readonly start: number
  readonly length: number
}

/**
 * Edits a stored element until it holds exactly these nodes, by as little as can be: what is the same is not touched, so
 * that what others write in it meanwhile stays; what changed is changed within, word by word. Call it in a transaction.
 */
export function restoreChildren(element: Y.XmlText, target: readonly TreeNode[]): void {
  const children = childrenOf(element)
  // From the end, so that the places before stay where they are.
  for (const edit of editsOf(children, target).reverse()) {
    if (edit.kind === 'remove') element.delete(edit.child.start, edit.child.length)
    else if (edit.kind === 'insert') insertAt(element, edit.at, edit.nodes)
    else become(element, edit.child, edit.node)
  }
}

type Edit =
  | { readonly kind: 'remove'; readonly child: Child }
  | { readonly kind: 'insert'; readonly at: number; readonly nodes: TreeNode[] }
  | { readonly kind: 'become'; readonly child: Child; readonly node: TreeNode }

function childrenOf(element: Y.XmlText): Child[] {
  const children: Child[] = []
  let start = 0
  for (const { insert } of element.toDelta() as { readonly insert: unknown }[]) {
    const last = children.at(-1)
    if (typeof insert !== 'string')
      children.push({ node: nodeOf(insert, 0), stored: insert, start, length: 1 })
    else if (last?.node?.kind === 'text') {
      const node = { ...last.node, text: last.node.text + insert }
      children[children.length - 1] = { ...last, node, length: last.length + insert.length }
    } else children.push({ node: null, stored: null, start, length: insert.length })
    start += typeof insert === 'string' ? insert.length : 1
  }
  return children
}

function editsOf(children: readonly Child[], target: readonly TreeNode[]): Edit[] {
  const before = children.map(child => (child.node === null ? '' : fingerprint(child.node)))
  const steps = align(before, target.map(fingerprint))
  const edits: Edit[] = []
  let removed: Child[] = []
  let added: TreeNode[] = []
  let end = 0
  const closeGap = (): void => {
    edits.push(...gapEdits(removed, added, end))
    removed = []
    added = []
  }
  for (const step of steps) {
    const child = children[step.a]
    const node = target[step.b]
    if (step.kind === 'same') closeGap()
    if (child !== undefined) {
      if (step.kind === 'removed') removed.push(child)
      else end = child.start + child.length
    }
    if (step.kind === 'added' && node !== undefined) added.push(node)
  }
  closeGap()
  return edits
}

/** Between two children that stay: which of the old become which of the new, which go, which come. `start`: where the gap begins. */
function gapEdits(removed: readonly Child[], added: readonly TreeNode[], start: number): Edit[] {
  const pairs = pairChanged(removed.map(child => candidateOf(child.node)), added.map(candidateOf)) // prettier-ignore
  const edits: Edit[] = []
  let [from, to, at] = [0, 0, start]
  for (const [old, now] of [...pairs, [removed.length, added.length] as const]) {
    const nodes = added.slice(to, now)
    if (nodes.length > 0) edits.push({ kind: 'insert', at, nodes })
    for (const child of removed.slice(from, old)) edits.push({ kind: 'remove', child })
    const child = removed[old]
    const node = added[now]
    if (child !== undefined && node !== undefined) {
      edits.push({ kind: 'become', child, node })
      at = child.start + child.length
    }
    ;[from, to] = [old + 1, now + 1]
  }
  return edits
}

/** Stray characters become nothing: they are taken out. */
function candidateOf(node: TreeNode | null): Candidate {
  if (node === null) return { type: '', words: [] }
  return { type: `${node.kind} ${node.type}`, words: wordsOf(textIn(node)) }
}

function textIn(node: TreeNode): string {
  if (node.kind === 'text') return node.text
  return node.kind === 'element' ? node.children.map(textIn).join(' ') : ''
}

/** What a node is, all of it, with its attributes in one order. */
function fingerprint(node: TreeNode): string {
  const attributes = Object.entries(node.attributes)
    .filter(([name, value]) => defaultOf(name)?.value !== value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const content =
    node.kind === 'element' ? node.children.map(fingerprint) : node.kind === 'text' ? node.text : null
  return JSON.stringify([node.kind, node.type, attributes, content])
}

function insertAt(element: Y.XmlText, at: number, nodes: readonly TreeNode[]): void {
  element.applyDelta([...(at > 0 ? [{ retain: at }] : []), ...insertsOf(nodes)])
}

/** A child of the same kind and type becomes this one, in its place. */
function become(parent: Y.XmlText, { stored, node, start }: Child, target: TreeNode): void {
  if (stored instanceof Y.XmlText || stored instanceof Y.XmlElement) {
    becomeAttributes(target.attributes, stored.getAttributes(), {
      set: (name, value) => stored.setAttribute(name, value),
      remove: name => stored.removeAttribute(name),
    })
    if (stored instanceof Y.XmlText && target.kind === 'element') restoreChildren(stored, target.children)
  } else if (stored instanceof Y.Map) {
    becomeAttributes(target.attributes, Object.fromEntries(stored.entries()), {
      set: (name, value) => stored.set(name, value),
      remove: name => stored.delete(name),
    })
    if (node?.kind === 'text' && target.kind === 'text') becomeText(parent, start + 1, node.text, target.text)
  }
}

interface Attributed {
  readonly set: (name: string, value: unknown) => void
  readonly remove: (name: string) => void
}

function becomeAttributes(
  target: Attributes,
  now: Readonly<Record<string, unknown>>,
  { set, remove }: Attributed,
): void {
  for (const [name, value] of Object.entries(now)) {
    if (name === '__type' || name in target) continue
    if (name === STATE && value instanceof Y.Map) for (const key of [...value.keys()]) value.delete(key)
    else becomeDefault(name, value, { set, remove })
  }
  for (const [name, value] of Object.entries(target)) {
    const before = now[name]
    if (before instanceof Y.Map && name === STATE) becomeState(before, value)
    else if (JSON.stringify(before) !== JSON.stringify(value))
      set(name, name === STATE ? stateOf(value) : value)
  }
}

function becomeDefault(name: string, now: unknown, { set, remove }: Attributed): void {
  const standard = defaultOf(name)
  if (standard === null) remove(name)
  else if (standard.value !== now) set(name, standard.value)
}

function becomeState(state: Y.Map<unknown>, target: unknown): void {
  const wanted = isRecord(target) ? target : {}
  for (const key of [...state.keys()]) if (!(key in wanted)) state.delete(key)
  for (const [key, value] of Object.entries(wanted))
    if (JSON.stringify(state.get(key)) !== JSON.stringify(value)) state.set(key, value)
}

function stateOf(value: unknown): Y.Map<unknown> {
  return new Y.Map(Object.entries(isRecord(value) ? value : {}))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** Text from `start` on, word by word: what others write between the words that stay, stays. */
export function becomeText(text: Y.Text, start: number, now: string, target: string): void {
  const before = wordsOf(now)
  const after = wordsOf(target)
  let at = start
  for (const step of align(before, after)) {
    const word = step.kind === 'added' ? after[step.b] : before[step.a]
    if (word === undefined) continue
    if (step.kind === 'removed') text.delete(at, word.length)
    else if (step.kind === 'added') insertWord(text, at, word)
    if (step.kind !== 'removed') at += word.length
  }
}

/** Without attributes: what is inserted beside formatted text would take its looks over. */
function insertWord(text: Y.Text, at: number, word: string): void {
  text.insert(at, word, {})
}
