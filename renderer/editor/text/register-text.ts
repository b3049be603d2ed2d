import { registerCodeIndentation } from '@lexical/code-core'
import { INSERT_HORIZONTAL_RULE_COMMAND, namedSignals } from '@lexical/extension'
import { LinkNode, registerAutoLink, registerLink } from '@lexical/link'
import { $isListItemNode, $isListNode, ListNode, registerCheckList, registerList } from '@lexical/list'
import { registerMarkdownShortcuts } from '@lexical/markdown'
import {
  registerTablePlugin,
  registerTableSelectionObserver,
  setScrollableTablesActive,
} from '@lexical/table'
import { $findMatchingParent, $unwrapNode } from '@lexical/utils'
import {
  $getNodeByKey,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_EDITOR,
  COMMAND_PRIORITY_LOW,
  INDENT_CONTENT_COMMAND,
  KEY_TAB_COMMAND,
  mergeRegister,
  OUTDENT_CONTENT_COMMAND,
  type LexicalEditor,
  type NodeKey,
} from 'lexical'
import { $insertBlock } from '../blocks/block-kinds'
import { linkMatchers } from '../links/link-matchers'
import { safeUrl } from '../links/safe-url'
import { pageTransformers } from './markdown'

/** How text behaves on a page, without anything that is shown beside it. Returns what takes it all away. */
export function registerText(editor: LexicalEditor): () => void {
  setScrollableTablesActive(editor, true)
  return mergeRegister(
    registerList(editor),
    registerCheckList(editor, { disableTakeFocusOnClick: true }),
    editor.registerMutationListener(ListNode, touched => sayChecks(editor, touched.keys())),
    registerTablePlugin(editor),
    registerTableSelectionObserver(editor, true),
    registerCodeIndentation(editor, 2),
    registerLink(
      editor,
      namedSignals({ attributes: undefined, validateUrl: (url: string) => safeUrl(url) !== null }),
    ),
    registerAutoLink(editor, { matchers: linkMatchers, changeHandlers: [], excludeParents: [] }),
    registerMarkdownShortcuts(editor, [...pageTransformers]),
    editor.registerNodeTransform(LinkNode, $keepSafe),
    editor.registerCommand(KEY_TAB_COMMAND, $tabInList, COMMAND_PRIORITY_LOW),
    editor.registerCommand(
      INSERT_HORIZONTAL_RULE_COMMAND,
      () => $insertBlock(editor, 'divider'),
      COMMAND_PRIORITY_EDITOR,
    ),
  )

  /** Tab indents where there is something to indent; elsewhere it goes on to the next thing, as it does everywhere. */
  function $tabInList(event: KeyboardEvent): boolean {
    const selection = $getSelection()
    if (!$isRangeSelection(selection)) return false
    if ($findMatchingParent(selection.anchor.getNode(), $isListItemNode) === null) return false
    event.preventDefault()
    return editor.dispatchCommand(event.shiftKey ? OUTDENT_CONTENT_COMMAND : INDENT_CONTENT_COMMAND)
  }
}

/** Lexical makes the points of a check list check boxes; what holds check boxes is a group, and no list. */
function sayChecks(editor: LexicalEditor, keys: Iterable<NodeKey>): void {
  editor.getEditorState().read(() => {
    for (const key of keys) {
      const list = $getNodeByKey(key)
      const element = editor.getElementByKey(key)
      if (element !== null && $isListNode(list))
        element.role = list.getListType() === 'check' ? 'group' : null
    }
  })
}

/** However a link came here from this window (typed, pasted, chosen): one that leads nowhere good becomes its text. */
function $keepSafe(node: LinkNode): void {
  if (safeUrl(node.getURL()) === null) $unwrapNode(node)
}
