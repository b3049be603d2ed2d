import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageRow } from '../../../../electron/contract/page-rows'
import type { DocumentReplica } from '../../../replica/document-replica'
import { RecordPanel, type RecordKind } from '../references/record-panel'
import { asides } from './asides'
import styles from './page.module.css'

/** What is open at the right of the page: one of its panels, or a record that it names. */
export type OpenAside =
  | { readonly what: 'panel'; readonly id: string }
  | { readonly what: 'record'; readonly kind: RecordKind; readonly id: string }

interface AsidePanelProps {
  readonly aside: OpenAside
  readonly page: PageRow
  readonly replica: DocumentReplica | null
  readonly onClose: () => void
}

export function AsidePanel({ aside, page, replica, onClose }: AsidePanelProps): ReactNode {
  const { t } = useTranslation()
  const registered = aside.what === 'panel' ? asides.find(one => one.id === aside.id) : undefined
  return (
    <aside
      className={styles['aside']}
      aria-label={t('wiki.page.panel')}
      onKeyDown={event => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        onClose()
      }}
    >
      <ActionIcon
        className={styles['closeAside'] ?? ''}
        aria-label={t('wiki.page.closePanel')}
        onClick={onClose}
      >
        <IconX size={16} stroke={1.75} />
      </ActionIcon>
      {aside.what === 'record' && <RecordPanel key={aside.id} kind={aside.kind} id={aside.id} />}
      {registered !== undefined && <registered.Panel page={page} replica={replica} />}
    </aside>
  )
}
