import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { EditableCollection } from '../../../core/workspace/editable'
import { restoreRecord } from '../../app/record-actions'
import { useSession } from '../../app/session'
import styles from './pipeline.module.css'

interface RetiredProps {
  readonly collection: EditableCollection
  readonly records: readonly { readonly id: string; readonly name: string }[]
  readonly title: string
}

/** What is no longer offered: deals keep what they say of it, and it is brought back in one step (D5). */
export function Retired({ collection, records, title }: RetiredProps): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  if (records.length === 0) return null
  return (
    <>
      <h3 className={styles['subtitle']}>{title}</h3>
      <ul className={styles['list']} aria-label={title}>
        {records.map(record => (
          <li key={record.id} className={styles['row']}>
            <div className={styles['line']}>
              <span className={styles['grow']}>{record.name}</span>
              <Button
                variant="default"
                aria-label={t('pipeline.restoreOf', { name: record.name })}
                onClick={() => void restoreRecord(session, collection, record)}
              >
                {t('pipeline.restore')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
