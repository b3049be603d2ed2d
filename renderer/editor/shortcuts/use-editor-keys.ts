import { $isListItemNode, $isListNode } from '@lexical/list'
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $findMatchingParent } from '@lexical/utils'
import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_NORMAL,
  FORMAT_TEXT_COMMAND,
  KEY_DOWN_COMMAND,
  type LexicalEditor,
} from 'lexical'
import { useEffect } from 'react'
import { $turnInto, type TextBlockId } from '../blocks/block-kinds'
import { $moveBlock } from '../blocks/move-block'
import { FIND_COMMAND } from '../find/find-command'
import { EDIT_LINK_COMMAND } from '../links/link-command'
import { $isCollapsibleNode, isSectionOpen, setSectionOpen } from '../nodes'

/** By the place of the key, so that they are the same on every keyboard. */
const turns: Readonly<Record<string, TextBlockId>> = {
  'alt Digit0': 'paragraph',
  'alt Digit1': 'heading1',
  'alt Digit2': 'heading2',
  'alt Digit3': 'heading3',
  'shift Digit7': 'number',
  'shift Digit8': 'bullet',
  'shift Digit9': 'check',
}

export function useEditorKeys(): void {
  const [editor] = useLexicalComposerContext()
  useEffect(
    () =>
      editor.registerCommand(
        KEY_DOWN_COMMAND,
        event => {
          const done = $handle(editor, event)
          if (done) {
            event.preventDefault()
            event.stopPropagation()
          }
          return done
        },
        COMMAND_PRIORITY_NORMAL,
      ),
    [editor],
  )
}

function $handle(editor: LexicalEditor, event: KeyboardEvent): boolean {
  const { altKey, shiftKey, code } = event
  const mod = event.ctrlKey || event.metaKey
  if (altKey && shiftKey && !mod && code === 'ArrowUp') return $moveBlock('up') || true
  if (altKey && shiftKey && !mod && code === 'ArrowDown') return $moveBlock('down') || true
  if (!mod) return false
  const turn = altKey !== shiftKey ? turns[`${altKey ? 'alt' : 'shift'} ${code}`] : undefined
  if (turn !== undefined) {
    $turnInto(turn)
    return true
  }
  if (altKey) return false
  if (shiftKey && event.key.toLowerCase() === 'k') return editor.dispatchCommand(EDIT_LINK_COMMAND, undefined)
  if (shiftKey && event.key.toLowerCase() === 'h')
    return editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'highlight')
  if (!shiftKey && event.key.toLowerCase() === 'f') return editor.dispatchCommand(FIND_COMMAND, undefined)
  return event.key === 'Enter' && !shiftKey && ($toggleCheck() || $toggleSection(editor))
}

/** Ticks or unticks the point of a check list that the caret is in. */
function $toggleCheck(): boolean {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return false
  const item = $findMatchingParent(selection.anchor.getNode(), $isListItemNode)
  const list = item?.getParent()
  if (item === null || !$isListNode(list) || list.getListType() !== 'check') return false
  item.toggleChecked()
  return true
}

function $toggleSection(editor: LexicalEditor): boolean {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return false
  const section = $findMatchingParent(selection.anchor.getNode(), $isCollapsibleNode)
  if (section === null) return false
  setSectionOpen(editor, section.getKey(), !isSectionOpen(editor, section.getKey()))
  return true
}
