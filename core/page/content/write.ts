import * as Y from 'yjs'
import type { Origin } from '../../documents/origin'
import type { Block } from './blocks'
import { treeOf } from './build-tree'
import { ROOT } from './tree'
import { insertsOf } from './write-tree'

/**
 * Writes a new page's content, in one transaction: what a Lexical editor opens on it is exactly these blocks. Called once,
 * by the page's creator (D8); content that stands is edited, never written anew, so it throws where there is any.
 */
export function writeContent(doc: Y.Doc, blocks: readonly Block[], origin: Origin): void {
  const root = doc.get(ROOT, Y.XmlText)
  if (root.length > 0) throw new Error('content is written into an empty page only')
  const nodes = treeOf(blocks)
  // An editor writes a paragraph into a page that has none: so that opening never writes, it is there already.
  const inserts = insertsOf(nodes.length > 0 ? nodes : [{ kind: 'element', type: 'paragraph', attributes: {}, children: [] }]) // prettier-ignore
  doc.transact(() => root.applyDelta(inserts), origin)
}
