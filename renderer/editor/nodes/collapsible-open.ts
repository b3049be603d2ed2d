import type { LexicalEditor, NodeKey } from 'lexical'

/**
 * Which sections stand open: a thing of this window, never of the page. Kept beside the editor, because the section's
 * own element is made again whenever it moves.
 */
const opened = new WeakMap<LexicalEditor, Set<NodeKey>>()

export function isSectionOpen(editor: LexicalEditor, key: NodeKey): boolean {
  return opened.get(editor)?.has(key) ?? false
}

export function setSectionOpen(editor: LexicalEditor, key: NodeKey, open: boolean): void {
  const keys = opened.get(editor) ?? new Set<NodeKey>()
  opened.set(editor, keys)
  if (open) keys.add(key)
  else keys.delete(key)
  const element = editor.getElementByKey(key)
  if (element !== null) showSectionOpen(element, open)
}

/** Attributes only: Lexical watches what the editor contains, not how its elements are marked. */
export function showSectionOpen(section: HTMLElement, open: boolean): void {
  section.dataset['open'] = String(open)
  section.querySelector(':scope > * > [aria-expanded]')?.setAttribute('aria-expanded', String(open))
}
