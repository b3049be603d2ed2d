import { useEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { UnfoldRail } from '../../app/rail'
import { useSession } from '../../app/session'
import { SyncPill } from '../sharing'
import styles from './wiki.module.css'

/** The HOW and the WHY: pages that several people write. */
export function Wiki(): ReactNode {
  const { t } = useTranslation()
  const { client } = useSession()
  useEffect(() => {
    document.title = `${t('wiki.title')} – Winroom`
    client.setPresence({ boardId: null, dealId: null, doing: 'viewing', field: null })
  }, [t, client])
  return (
    <div className={styles['wiki']}>
      <header className={styles['header']}>
        <UnfoldRail />
        <h1 className={styles['name']}>{t('wiki.title')}</h1>
        <span className={styles['space']} />
        <SyncPill />
      </header>
    </div>
  )
}
