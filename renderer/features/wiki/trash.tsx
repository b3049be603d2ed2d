import { Button } from '@mantine/core'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageTrashRow } from '../../../electron/contract/page-rows'
import { notifyFailure } from '../../app/notify'
import { restorePage } from '../../app/page-actions'
import { useDirectory, useSession } from '../../app/session'
import { useFormats } from '../../app/use-formats'
import { useValue } from '../../replica/value-store'
import { Dialog } from '../../ui/dialog'
import { KindIcon } from './kind-icon'
import styles from './trash.module.css'

const SHOWN = 200

/** Pages that were removed, each a click from being back with all that it had. */
export function PageTrash({
  opened,
  onClose,
}: {
  readonly opened: boolean
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  return (
    <Dialog opened={opened} onClose={onClose} title={t('wiki.trash.title')} size="lg">
      {opened && <TrashList />}
    </Dialog>
  )
}

function TrashList(): ReactNode {
  const { t } = useTranslation()
  const rows = useTrash()
  if (rows === null) return null
  if (rows.length === 0) return <p className={styles['note']}>{t('wiki.trash.empty')}</p>
  return (
    <>
      <p className={styles['note']}>{t('wiki.trash.kept')}</p>
      <ul className={styles['list']}>
        {rows.slice(0, SHOWN).map(row => (
          <TrashLine key={row.id} row={row} />
        ))}
        {rows.length > SHOWN && <li>{t('wiki.trash.more', { count: rows.length - SHOWN })}</li>}
      </ul>
    </>
  )
}

function TrashLine({ row }: { readonly row: PageTrashRow }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const formats = useFormats()
  const { members } = useDirectory()
  const name = (row.by === null ? undefined : members.get(row.by)?.name) ?? t('deal.somebody')
  const title = row.title || t('wiki.untitled')
  return (
    <li>
      <KindIcon kind={row.kind} />
      <span className={styles['what']}>
        {title}
        <small>
          {t('wiki.trash.by', { name, date: formats.instant(row.at) })}
          {row.took > 0 && ` · ${t('wiki.trash.took', { count: row.took })}`}
        </small>
      </span>
      <Button
        variant="default"
        aria-label={t('wiki.trash.restoreOf', { title })}
        onClick={() => void restorePage(session, row.id, title)}
      >
        {t('wiki.trash.restore')}
      </Button>
    </li>
  )
}

/** Asked again whenever the pages change: what is restored, here or by a colleague, leaves the list. */
function useTrash(): readonly PageTrashRow[] | null {
  const session = useSession()
  const index = useValue(session.wiki.index)
  const [rows, setRows] = useState<readonly PageTrashRow[] | null>(null)
  useEffect(() => {
    let wanted = true
    void session.client.query('page.trash', {}).then(result => {
      if (!wanted) return
      if (result.ok) setRows(result.value)
      else notifyFailure(session, result.error)
    })
    return () => {
      wanted = false
    }
  }, [session, index])
  return rows
}
