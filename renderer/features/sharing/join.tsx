import { Button, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { failureText, notify } from '../../app/notify'
import { useSession, useUi } from '../../app/session'
import styles from './sharing.module.css'

/** Joins the workspace that a link leads to. A link that was opened is filled in and asked about, never followed by itself. */
export function Join(): ReactNode {
  const { joinLink } = useUi()
  return <JoinForm key={joinLink} initial={joinLink ?? ''} />
}

function JoinForm({ initial }: { readonly initial: string }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const [link, setLink] = useState(initial)
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  async function join(): Promise<void> {
    setBusy(true)
    const result = await session.client.command('workspace.join', { link: link.trim() })
    setBusy(false)
    if (!result.ok) return setError(failureText(session, result.error))
    session.ui.closePanel()
    notify(t('sharing.joined'))
  }

  return (
    <section className={styles['section']}>
      <h3>{initial === '' ? t('sharing.join') : t('sharing.joinAsk')}</h3>
      <form
        className={styles['line']}
        onSubmit={event => {
          event.preventDefault()
          if (link.trim() !== '') void join()
        }}
      >
        <TextInput
          label={t('sharing.joinLabel')}
          description={t('sharing.joinHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={link}
          error={error}
          maxLength={4_000}
          onChange={event => setLink(event.currentTarget.value)}
        />
        <Button type="submit" size="sm" disabled={link.trim() === '' || busy}>
          {t('sharing.joinButton')}
        </Button>
      </form>
    </section>
  )
}
