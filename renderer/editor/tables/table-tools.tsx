import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { IconDots } from '@tabler/icons-react'
import type { VirtualElement } from '@floating-ui/dom'
import { COMMAND_PRIORITY_HIGH, KEY_DOWN_COMMAND, mergeRegister } from 'lexical'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Floating } from '../ui/floating'
import { ToolButton } from '../ui/tool-button'
import { useEditorValue } from '../ui/use-editor-value'
import { ColumnGrip } from './column-grip'
import { $cellAtCaret } from './table-actions'
import { TableMenu } from './table-menu'

/** What one can do with a table: a menu at the cell one is in, by mouse or by keyboard, and columns that take another width. */
export function TableTools(): ReactNode {
  const { t } = useTranslation()
  const [editor] = useLexicalComposerContext()
  const cellKey = useEditorValue(editor, $cellKeyAtCaret)
  const [menu, setMenu] = useState<Element | VirtualElement | null>(null)
  const cell = cellKey === null ? null : editor.getElementByKey(cellKey)
  useEffect(() => {
    const openAtCell = (): boolean => {
      const key = editor.read($cellKeyAtCaret)
      const at = key === null ? null : editor.getElementByKey(key)
      if (at === null) return false
      setMenu(at)
      return true
    }
    const onContext = (event: MouseEvent): void => {
      if (
        !(event.target instanceof Element) ||
        event.target.closest('td, th') === null ||
        !editor.isEditable()
      )
        return
      event.preventDefault()
      const point = new DOMRect(event.clientX, event.clientY, 0, 0)
      setMenu({ getBoundingClientRect: () => point })
    }
    return mergeRegister(
      editor.registerCommand(
        KEY_DOWN_COMMAND,
        event => {
          const asks = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)
          if (!asks || !openAtCell()) return false
          event.preventDefault()
          return true
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerRootListener(root => {
        root?.addEventListener('contextmenu', onContext)
        return () => root?.removeEventListener('contextmenu', onContext)
      }),
    )
  }, [editor])
  return (
    <>
      {cell !== null && menu === null && (
        <Floating at={cell} placement="top-end" gap={-30} plain>
          <ToolButton label={t('editor.table.menu')} aria-haspopup="menu" onClick={() => setMenu(cell)}>
            <IconDots size={16} stroke={1.75} />
          </ToolButton>
        </Floating>
      )}
      {menu !== null && (
        <TableMenu
          at={menu}
          editor={editor}
          onClose={() => {
            setMenu(null)
            editor.focus()
          }}
        />
      )}
      <ColumnGrip />
    </>
  )
}

function $cellKeyAtCaret(): string | null {
  return $cellAtCaret()?.getKey() ?? null
}
