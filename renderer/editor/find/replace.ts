import { $getNearestNodeFromDOMNode, $isTextNode, type LexicalEditor } from 'lexical'
import type { Found } from './find-in-page'

/**
 * Puts other words in place of what was found, in one edit, so that one undo brings all of it back. From the last to the
 * first: the places before stay where they are. Returns how many were replaced.
 */
export function replaceFound(editor: LexicalEditor, found: readonly Found[], words: string): number {
  let count = 0
  editor.update(
    () => {
      for (const { range } of [...found].reverse()) if ($replace(range, words)) count += 1
    },
    { discrete: true },
  )
  return count
}

function $replace(range: StaticRange, words: string): boolean {
  const start = $getNearestNodeFromDOMNode(range.startContainer)
  const end = $getNearestNodeFromDOMNode(range.endContainer)
  if (!$isTextNode(start) || !$isTextNode(end)) return false
  if (start.is(end)) {
    start.spliceText(range.startOffset, range.endOffset - range.startOffset, words)
    return true
  }
  // It goes over a change of look (half of it bold): all of it takes the look that it begins with.
  for (let between = start.getNextSibling(); between !== null && !between.is(end);) {
    const next = between.getNextSibling()
    if (!$isTextNode(between)) return false
    between.remove()
    between = next
  }
  end.spliceText(0, range.endOffset, '')
  start.spliceText(range.startOffset, start.getTextContentSize() - range.startOffset, words)
  return true
}
