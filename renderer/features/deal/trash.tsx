import { Button } from '@mantine/core'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TrashRow } from '../../../electron/contract/rows'
import { boardInMind } from '../../app/board-in-mind'
import { restoreDeals } from '../../app/deal-actions'
import { notifyFailure } from '../../app/notify'
import { Panel } from '../../app/panel'
import { useDirectory, useSession } from '../../app/session'
import { useFormats } from '../../app/use-formats'
import styles from './inspector.module.css'

const SHOWN = 100

/** Deals that were removed, each a click from being back. */
export function Trash({ opened }: { readonly opened: boolean }): ReactNode {
  const { t } = useTranslation()
  return (
    <Panel opened={opened} title={t('deal.trash.title')} size="lg">
      {opened && <TrashList />}
    </Panel>
  )
}

function TrashList(): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const formats = useFormats()
  const { members } = useDirectory()
  const [rows, setRows] = useState<readonly TrashRow[] | null>(null)
  useEffect(() => {
    const boardId = boardInMind(session)?.id
    if (boardId === undefined) return
    void session.client.query('trash', { boardId }).then(result => {
      if (result.ok) setRows(result.value)
      else notifyFailure(session, result.error)
    })
  }, [session])
  if (rows === null) return null
  if (rows.length === 0) return <p>{t('deal.trash.empty')}</p>
  const name = (id: TrashRow['by']) => (id === null ? undefined : members.get(id)?.name) ?? t('deal.somebody')
  return (
    <ul className={styles['trash']}>
      {rows.slice(0, SHOWN).map(row => (
        <li key={row.id}>
          <span>
            {row.title}
            <small>{t('deal.trash.by', { name: name(row.by), date: formats.instant(row.at) })}</small>
          </span>
          <Button
            variant="default"
            aria-label={t('deal.trash.restore', { title: row.title })}
            onClick={() => {
              setRows(rows.filter(other => other.id !== row.id))
              void restoreDeals(session, [row.id], row.title)
            }}
          >
            {t('deal.restore')}
          </Button>
        </li>
      ))}
      {rows.length > SHOWN && <li>{t('deal.trash.more', { count: rows.length - SHOWN })}</li>}
    </ul>
  )
}
