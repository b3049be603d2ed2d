import { $isCodeNode } from '@lexical/code'
import { $findMatchingParent } from '@lexical/utils'
import { $getSelection, $isRangeSelection, $isTextNode, type LexicalEditor, type NodeKey } from 'lexical'
import { useEffect, useState } from 'react'
import { LOOK_BACK, triggerIn, type Trigger } from './triggers'

export interface OpenTrigger {
  readonly trigger: Trigger
  /** Where it begins: a trigger that was sent away stays away until it is another one. */
  readonly place: string
}

/** What the caret asks for, followed with one look at the end of its line per edit. */
export function useTrigger(editor: LexicalEditor): {
  readonly open: OpenTrigger | null
  readonly dismiss: () => void
} {
  const [open, setOpen] = useState<OpenTrigger | null>(null)
  const [dismissed, setDismissed] = useState<string | null>(null)
  useEffect(
    () =>
      editor.registerUpdateListener(({ editorState }) => {
        const next = editor.isEditable() && !editor.isComposing() ? editorState.read($openTrigger) : null
        setOpen(was => (sameTrigger(was, next) ? was : next))
      }),
    [editor],
  )
  useEffect(() => {
    const root = editor.getRootElement()
    const close = (): void => setOpen(null)
    root?.addEventListener('blur', close)
    return () => root?.removeEventListener('blur', close)
  }, [editor])
  return {
    open: open !== null && open.place === dismissed ? null : open,
    dismiss: () => setDismissed(open?.place ?? null),
  }
}

function $openTrigger(): OpenTrigger | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || !selection.isCollapsed() || selection.anchor.type !== 'text')
    return null
  const node = selection.anchor.getNode()
  if (!$isTextNode(node) || !node.isSimpleText() || node.hasFormat('code')) return null
  const { offset } = selection.anchor
  const before = node.getTextContent().slice(Math.max(0, offset - LOOK_BACK), offset)
  if (!/[/:@#[]/.test(before)) return null
  const trigger = triggerIn(before)
  if (trigger === null || $findMatchingParent(node, $isCodeNode) !== null) return null
  return { trigger, place: `${node.getKey()}:${offset - trigger.length}` }
}

function sameTrigger(a: OpenTrigger | null, b: OpenTrigger | null): boolean {
  if (a === null || b === null) return a === b
  return a.place === b.place && a.trigger.query === b.trigger.query && a.trigger.length === b.trigger.length
}

export function $removeTrigger({ length }: Trigger, key: NodeKey | null): void {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || selection.anchor.key !== key) return
  const { offset } = selection.anchor
  selection.anchor.set(selection.anchor.key, offset - length, 'text')
  selection.removeText()
}
