import type { VirtualElement } from '@floating-ui/dom'
import type { LexicalEditor } from 'lexical'
import { Fragment, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from '../editor.module.css'
import { FloatingMenu } from '../ui/floating-menu'
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
  const [able] = useState(() => editor.read(() => new Set(tableActions.filter(action => $canTable(action)))))
  return (
    <FloatingMenu at={at} label={t('editor.table.menu')} onClose={onClose}>
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
    </FloatingMenu>
  )
}
