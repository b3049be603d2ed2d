import { Button, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SyncStatus } from '../../../electron/contract/rows'
import { failureText } from '../../app/notify'
import { useSession } from '../../app/session'
import styles from './sharing.module.css'

export function RelayForm({ status }: { readonly status: SyncStatus }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const [address, setAddress] = useState(status.relay ?? '')
  const [error, setError] = useState<string | null>(null)

  async function connect(relay: string | null): Promise<void> {
    const result = await session.client.command('sharing.connect', { relay })
    setError(result.ok ? null : failureText(session, result.error))
  }

  return (
    <form
      className={styles['line']}
      onSubmit={event => {
        event.preventDefault()
        if (address.trim() !== '') void connect(address.trim())
      }}
    >
      <TextInput
        label={t('sharing.relay')}
        description={
          status.relay === null
            ? t('sharing.relayHint')
            : t(`sharing.relayState.${status.connection}`, { relay: status.relay })
        }
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={address}
        maxLength={500}
        error={error}
        onChange={event => setAddress(event.currentTarget.value)}
      />
      {status.relay === null || address.trim() !== status.relay ? (
        <Button type="submit" size="sm">
          {t('sharing.connect')}
        </Button>
      ) : (
        <Button variant="default" size="sm" onClick={() => void connect(null)}>
          {t('sharing.disconnect')}
        </Button>
      )}
    </form>
  )
}
