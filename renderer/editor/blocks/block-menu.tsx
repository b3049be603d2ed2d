import { $getNodeByKey, $isElementNode, type LexicalEditor, type NodeKey } from 'lexical'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from '../editor.module.css'
import { FloatingMenu } from '../ui/floating-menu'
import { $turnInto, textBlockIds } from './block-kinds'
import { blockIcons } from './block-icons'
import { $moveBlock } from './move-block'

interface BlockMenuProps {
  readonly at: Element
  readonly editor: LexicalEditor
  readonly block: NodeKey
  readonly onClose: () => void
}

/** What can be done with one block. */
export function BlockMenu({ at, editor, block, onClose }: BlockMenuProps): ReactNode {
  const { t } = useTranslation()
  const run = ($what: () => void) => (): void => {
    editor.update(() => {
      const node = $getNodeByKey(block)
      if ($isElementNode(node)) node.selectStart()
      else node?.selectNext()
      $what()
    })
    onClose()
    editor.focus()
  }
  return (
    <FloatingMenu at={at} label={t('editor.handle.menu')} onClose={onClose}>
      {textBlockIds.map(id => {
        const Sign = blockIcons[id]
        return (
          <button key={id} type="button" role="menuitem" onClick={run(() => $turnInto(id))}>
            <Sign size={16} stroke={1.75} />
            {t(`editor.block.${id}`)}
          </button>
        )
      })}
      <hr className={styles['menuLine']} />
      <button type="button" role="menuitem" onClick={run(() => $moveBlock('up'))}>
        {t('editor.keys.up')}
      </button>
      <button type="button" role="menuitem" onClick={run(() => $moveBlock('down'))}>
        {t('editor.keys.down')}
      </button>
      <button type="button" role="menuitem" onClick={run(() => $getNodeByKey(block)?.remove())}>
        {t('editor.handle.remove')}
      </button>
    </FloatingMenu>
  )
}
