import { Button } from '@mantine/core'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkspaceEntry } from '../../../electron/contract/rows'
import { notifyFailure } from '../../app/notify'
import { useSession } from '../../app/session'
import styles from './sharing.module.css'

/** The workspaces of this computer, where there is more than one. */
export function Workspaces(): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const [places, setPlaces] = useState<readonly WorkspaceEntry[]>([])
  useEffect(() => {
    let wanted = true
    void session.client.query('workspaces', {}).then(result => {
      if (wanted && result.ok) setPlaces(result.value)
    })
    return () => {
      wanted = false
    }
  }, [session])
  if (places.length < 2) return null

  async function open(workspaceId: string): Promise<void> {
    const result = await session.client.command('workspace.open', { workspaceId })
    if (result.ok) session.ui.closePanel()
    else notifyFailure(session, result.error)
  }

  return (
    <section className={styles['section']}>
      <h3>{t('sharing.workspaces')}</h3>
      <ul className={styles['places']}>
        {places.map(({ id, name, current }) => (
          <li key={id}>
            {name}
            {current ? (
              <span className={styles['pill']}>{t('sharing.current')}</span>
            ) : (
              <Button variant="default" onClick={() => void open(id)}>
                {t('sharing.open', { name })}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
