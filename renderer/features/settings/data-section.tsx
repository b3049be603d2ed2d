import { Button } from '@mantine/core'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { chosenFileSchema } from '../../../electron/contract/bridge'
import type { QueryOutput } from '../../../electron/contract/queries'
import { notify, notifyFailure } from '../../app/notify'
import { useSession, type Session } from '../../app/session'
import styles from './settings.module.css'

/** Where the data is, whether it is well, and how to keep a copy. */
export function DataSection(): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { bridge, info } = session
  const facts = useFacts(session)
  const folder = facts?.folder ?? info.dataDir
  return (
    <section className={styles['section']}>
      <h3>{t('settings.data')}</h3>
      <Act
        text={folder}
        label={t('settings.showFolder')}
        folder
        run={async () => void (await bridge.invoke('file:show-in-folder', { path: folder }))}
      />
      {facts !== null && facts.schemaNewer.length > 0 && (
        <p className={styles['warning']}>{t('settings.newer')}</p>
      )}
      {facts?.keysKeptIn === 'file' && <p className={styles['warning']}>{t('settings.keysInFile')}</p>}
      {facts?.keysKeptIn === 'keychain' && <p>{t('settings.keysInKeychain')}</p>}
      <Act text={t('settings.backupText')} label={t('settings.backup')} run={() => backup(session)} />
      <Act text={t('settings.checkText')} label={t('settings.check')} run={() => check(session)} />
      <Act text={t('settings.rebuildText')} label={t('settings.rebuild')} run={() => rebuild(session)} />
    </section>
  )
}

interface ActProps {
  readonly text: string
  readonly label: string
  readonly run: () => Promise<void>
  readonly folder?: boolean
}

function Act({ text, label, run, folder = false }: ActProps): ReactNode {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  return (
    <div className={styles['act']}>
      <p
        className={folder ? styles['folder'] : undefined}
        {...(folder && { 'aria-label': t('settings.folder') })}
      >
        {text}
      </p>
      <Button
        variant="default"
        disabled={busy}
        flex="none"
        onClick={() => {
          setBusy(true)
          void run().finally(() => setBusy(false))
        }}
      >
        {label}
      </Button>
    </div>
  )
}

function useFacts({ client }: Session): QueryOutput<'settings'> | null {
  const [facts, setFacts] = useState<QueryOutput<'settings'> | null>(null)
  useEffect(() => {
    let wanted = true
    void client.query('settings', {}).then(result => {
      if (wanted && result.ok) setFacts(result.value)
    })
    return () => {
      wanted = false
    }
  }, [client])
  return facts
}

async function backup(session: Session): Promise<void> {
  const { bridge, client, words } = session
  const suggestedName = `winroom-${new Date().toISOString().slice(0, 10)}.backup`
  const chosen = chosenFileSchema.parse(
    await bridge.invoke('file:choose-export', { suggestedName, format: 'backup' }),
  )
  if (chosen === null) return
  const result = await client.command('store.backup', { path: chosen.path })
  if (result.ok) notify(words.t('settings.backupDone', { file: result.value.path }))
  else notifyFailure(session, result.error)
}

async function check(session: Session): Promise<void> {
  const { client, words } = session
  const result = await client.command('store.check', {})
  if (!result.ok) return notifyFailure(session, result.error)
  const { damage } = result.value
  notify(
    damage.length === 0
      ? words.t('settings.checkGood')
      : words.t('settings.checkBad', { count: damage.length, names: damage.join(', ') }),
  )
}

async function rebuild(session: Session): Promise<void> {
  const { client, words } = session
  const result = await client.command('projection.rebuild', {})
  if (result.ok) notify(words.t('settings.rebuilt', { count: result.value.deals }))
  else notifyFailure(session, result.error)
}
