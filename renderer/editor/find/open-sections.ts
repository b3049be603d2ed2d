import { $getNodeByKey, type LexicalEditor, type NodeKey } from 'lexical'
import { $isCollapsibleNode, setSectionOpen } from '../nodes'

/** Opens every folded section that a node is in, in this window. */
export function openSectionsAround(editor: LexicalEditor, key: NodeKey): void {
  const sections = editor.read(() => {
    const found: NodeKey[] = []
    for (let node = $getNodeByKey(key); node !== null; node = node.getParent())
      if ($isCollapsibleNode(node)) found.push(node.getKey())
    return found
  })
  for (const section of sections) setSectionOpen(editor, section, true)
}
