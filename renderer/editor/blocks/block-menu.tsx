import { $getNodeByKey, $isElementNode, type LexicalEditor, type NodeKey } from 'lexical'
import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from '../editor.module.css'
import { Floating } from '../ui/floating'
import { roveFocus } from '../ui/roving'
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
  const menu = useRef<HTMLDivElement>(null)
  useEffect(() => {
    menu.current?.querySelector('button')?.focus()
    const away = (event: PointerEvent): void => {
      if (event.target instanceof Node && menu.current?.contains(event.target) === false) onClose()
    }
    window.addEventListener('pointerdown', away)
    return () => window.removeEventListener('pointerdown', away)
  }, [onClose])
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
    <Floating at={at} placement="bottom-start">
      <div
        ref={menu}
        role="menu"
        aria-label={t('editor.handle.menu')}
        className={styles['menu']}
        onKeyDown={event => {
          if (event.key === 'Escape') onClose()
          else roveFocus(event, 'column')
        }}
      >
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
      </div>
    </Floating>
  )
}
