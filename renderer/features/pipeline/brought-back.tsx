import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './pipeline.module.css'

interface Gone {
  readonly id: string
  readonly name: string
  /** When it went. */
  readonly when?: string
}

interface BroughtBackProps<Record extends Gone> {
  readonly title: string
  readonly records: readonly Record[]
  readonly restore: (record: Record) => void
}

/** What is no longer offered, each a click from being back. Nothing where there is none. */
export function BroughtBack<Record extends Gone>({
  title,
  records,
  restore,
}: BroughtBackProps<Record>): ReactNode {
  const { t } = useTranslation()
  if (records.length === 0) return null
  return (
    <>
      <h3 className={styles['subtitle']}>{title}</h3>
      <ul className={styles['list']} aria-label={title}>
        {records.map(record => (
          <li key={record.id} className={styles['row']}>
            <div className={styles['line']}>
              <span className={styles['grow']}>{record.name}</span>
              {record.when !== undefined && <span className={styles['soft']}>{record.when}</span>}
              <Button
                variant="default"
                aria-label={t('pipeline.restoreOf', { name: record.name })}
                onClick={() => restore(record)}
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
