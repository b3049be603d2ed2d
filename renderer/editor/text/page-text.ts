import { $getNodeByKey, $getRoot, type LexicalEditor, type NodeKey } from 'lexical'
import type { ValueStore } from '../../replica/value-store'
import { $readBlock, type BlockText, type OutlineEntry } from './block-text'

export interface PageText {
  readonly words: number
  readonly headings: readonly OutlineEntry[]
}

/** Typing goes on while this is worked out; it follows when the hand rests. */
const REST = 200
/** Where several people write, no moment may be at rest: it follows all the same. */
const LATEST = 1_000

/**
 * Words and headings of the whole page, kept up block by block: an edit costs the blocks it touched, once the hand
 * rests, and never the length of the page. Returns how to stop.
 */
export function followPageText(editor: LexicalEditor, text: ValueStore<PageText>): () => void {
  const known = new Map<NodeKey, BlockText>()
  const touched = new Set<NodeKey>()
  let timer: ReturnType<typeof setTimeout> | undefined
  /** When the first of the edits that are not counted yet was made. */
  let since: number | undefined

  const readNow = (): void => {
    since = undefined
    editor.read(() => {
      for (const key of touched) known.delete($blockOf(key))
      touched.clear()
      const order = $getRoot().getChildrenKeys()
      const alive = new Set(order)
      for (const key of [...known.keys()]) if (!alive.has(key)) known.delete(key)
      for (const key of order) {
        const node = known.has(key) ? null : $getNodeByKey(key)
        if (node !== null) known.set(key, $readBlock(node))
      }
      text.set(sum(order.map(key => known.get(key))))
    })
  }
  const stop = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
    if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return
    for (const key of dirtyElements.keys()) touched.add(key)
    for (const key of dirtyLeaves) touched.add(key)
    since ??= Date.now()
    clearTimeout(timer)
    timer = setTimeout(readNow, Math.max(0, Math.min(REST, since + LATEST - Date.now())))
  })
  readNow()
  return () => {
    clearTimeout(timer)
    stop()
  }
}

/** The page's own block that holds this node; the node itself where it is one, or is gone. */
function $blockOf(key: NodeKey): NodeKey {
  let block = key
  for (let node = $getNodeByKey(key); node !== null; node = node.getParent())
    if (node.getKey() !== 'root') block = node.getKey()
  return block
}

function sum(blocks: readonly (BlockText | undefined)[]): PageText {
  return {
    words: blocks.reduce((words, block) => words + (block?.words ?? 0), 0),
    headings: blocks.flatMap(block => block?.headings ?? []),
  }
}
