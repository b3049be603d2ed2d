import type { VirtualElement } from '@floating-ui/dom'
import type { LexicalEditor } from 'lexical'
import { Fragment, useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from '../editor.module.css'
import { Floating } from '../ui/floating'
import { roveFocus } from '../ui/roving'
import { $canTable, $doTable, tableActions, type TableAction } from './table-actions'

/** A line stands above each of these. */
const apart = new Set<TableAction>(['headRow', 'merge', 'wider', 'deleteRow'])

interface TableMenuProps {
  readonly at: Element | VirtualElement
  readonly editor: LexicalEditor
  readonly onClose: () => void
}

export function TableMenu({ at, editor, onClose }: TableMenuProps): ReactNode {
  const { t } = useTranslation()
  const menu = useRef<HTMLDivElement>(null)
  const [able] = useState(() => editor.read(() => new Set(tableActions.filter(action => $canTable(action)))))
  useEffect(() => {
    menu.current?.querySelector('button')?.focus()
    const away = (event: PointerEvent): void => {
      if (event.target instanceof Node && menu.current?.contains(event.target) === false) onClose()
    }
    window.addEventListener('pointerdown', away)
    return () => window.removeEventListener('pointerdown', away)
  }, [onClose])
  return (
    <Floating at={at} placement="bottom-start">
      <div
        ref={menu}
        role="menu"
        aria-label={t('editor.table.menu')}
        className={styles['menu']}
        onKeyDown={event => {
          if (event.key === 'Escape' || event.key === 'Tab') {
            event.preventDefault()
            onClose()
          } else roveFocus(event, 'column')
        }}
      >
        {tableActions.map(action => (
          <Fragment key={action}>
            {apart.has(action) && <hr className={styles['menuLine']} />}
            <button
              type="button"
              role="menuitem"
              disabled={!able.has(action)}
              onClick={() => {
                editor.update(() => $doTable(action))
                onClose()
              }}
            >
              {t(`editor.table.${action}`)}
            </button>
          </Fragment>
        ))}
      </div>
    </Floating>
  )
}
