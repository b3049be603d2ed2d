import { Button } from '@mantine/core'
import { type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SyncStatus } from '../../../electron/contract/rows'
import { Panel } from '../../app/panel'
import { useDirectory, useSession } from '../../app/session'
import { useFormats } from '../../app/use-formats'
import { useValue } from '../../replica/value-store'
import { Join } from './join'
import { RelayForm } from './relay-form'
import { ShareLink } from './share-link'
import styles from './sharing.module.css'
import { Workspaces } from './workspaces'

/** The one place where the network has words: who gets this workspace, and where one's changes are. */
export function Sharing({ opened }: { readonly opened: boolean }): ReactNode {
  const { t } = useTranslation()
  const { sync } = useSession()
  const status = useValue(sync)
  const { workspace } = useDirectory().directory
  return (
    <Panel opened={opened} title={t('sharing.title')} size="lg">
      <p className={styles['soft']}>{t('sharing.intro')}</p>
      {workspace !== null && (
        <p className={styles['soft']}>{t('sharing.thisWorkspace', { name: workspace.name })}</p>
      )}
      {status !== null && <RelayForm key={status.relay} status={status} />}
      {status !== null && <Trouble status={status} />}
      {typeof status?.relay === 'string' && <ShareLink relay={status.relay} />}
      <Join />
      <Workspaces />
      <Words />
    </Panel>
  )
}

function Trouble({ status }: { readonly status: SyncStatus }): ReactNode {
  const { t } = useTranslation()
  const { client } = useSession()
  const formats = useFormats()
  const { relay, connection, reason, saveProblem, unheld, heldAt } = status
  if (saveProblem !== null) return <p className={styles['note']}>{t(`sharing.problem.${saveProblem}`)}</p>
  if (relay === null) return null
  if ((connection === 'waiting' || connection === 'refused') && reason !== null)
    return (
      <div className={styles['note']} role="status">
        {t(`sharing.reason.${reason}`)}
        <Button variant="default" onClick={() => void client.command('sharing.retry', {})}>
          {t('common.retry')}
        </Button>
      </div>
    )
  if (unheld > 0) return <p className={styles['soft']}>{t('sharing.unheld', { count: unheld })}</p>
  return heldAt === null ? null : (
    <p className={styles['soft']}>{t('sharing.heldAt', { time: formats.instant(heldAt) })}</p>
  )
}

function Words(): ReactNode {
  const { t } = useTranslation()
  return (
    <section className={styles['section']}>
      <h3>{t('sharing.words')}</h3>
      <dl className={styles['words']}>
        <dt>{t('sharing.savedWord')}</dt>
        <dd>{t('sharing.savedMeans')}</dd>
        <dt>{t('sharing.sentWord')}</dt>
        <dd>{t('sharing.sentMeans')}</dd>
        <dt>{t('sharing.heldWord')}</dt>
        <dd>{t('sharing.heldMeans')}</dd>
      </dl>
    </section>
  )
}
