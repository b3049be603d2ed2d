import { Button, TextInput } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { notify } from '../../app/notify'
import { useSession } from '../../app/session'
import styles from './sharing.module.css'

/** The link that lets a colleague in. */
export function ShareLink({ relay }: { readonly relay: string }): ReactNode {
  const { t } = useTranslation()
  const { client, bridge } = useSession()
  const [link, setLink] = useState<string | null>(null)
  useEffect(() => {
    let wanted = true
    void client.query('sharing.link', {}).then(result => {
      if (wanted && result.ok) setLink(result.value.link)
    })
    return () => {
      wanted = false
    }
  }, [client, relay])
  if (link === null) return null
  return (
    <section className={styles['section']}>
      <div className={styles['line']}>
        <TextInput
          readOnly
          label={t('sharing.link')}
          description={t('sharing.linkHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={link}
          onFocus={event => event.currentTarget.select()}
        />
        <Button
          size="sm"
          variant="default"
          leftSection={<IconCopy size={15} stroke={1.75} />}
          onClick={() =>
            void bridge.invoke('clipboard:write', { text: link }).then(() => notify(t('sharing.copied')))
          }
        >
          {t('sharing.copy')}
        </Button>
      </div>
    </section>
  )
}
