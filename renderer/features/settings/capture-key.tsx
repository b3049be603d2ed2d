import { Button, Switch } from '@mantine/core'
import { useEffect, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { captureKeyStateSchema, type CaptureKeyState } from '../../../electron/contract/bridge'
import { useSession } from '../../app/session'
import { Keys } from '../search'
import { acceleratorOf, keysOf } from './accelerator'
import styles from './settings.module.css'

const USUAL = 'CommandOrControl+Shift+Space'

/** The key that captures from anywhere: on or off, which one, and whether the system gave it. */
export function CaptureKeySection(): ReactNode {
  const { t } = useTranslation()
  const { bridge, info } = useSession()
  const [key, setKey] = useState<CaptureKeyState | null>(null)
  const [asking, setAsking] = useState(false)
  useEffect(() => {
    void bridge.invoke('capture:key', undefined).then(answer => setKey(captureKeyStateSchema.parse(answer)))
  }, [bridge])
  if (key === null) return null

  async function change(accelerator: string | null): Promise<void> {
    setAsking(false)
    setKey(captureKeyStateSchema.parse(await bridge.invoke('capture:set-key', { accelerator })))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!asking) return
    if (event.key === 'Tab' || event.key === 'Escape') return setAsking(false)
    event.preventDefault()
    event.stopPropagation()
    const accelerator = acceleratorOf(event, info.platform === 'darwin')
    if (accelerator !== null) void change(accelerator)
  }
  return (
    <section className={styles['section']} aria-labelledby="capture-key">
      <h3 id="capture-key">{t('capture.key.title')}</h3>
      <p className={styles['note']}>{t('capture.key.text')}</p>
      <div className={styles['keys']}>
        <Switch
          size="xs"
          label={t(key.state === 'off' ? 'capture.key.off' : 'capture.key.on')}
          checked={key.state !== 'off'}
          onChange={event => void change(event.currentTarget.checked ? USUAL : null)}
        />
        {key.accelerator !== null && <Keys keys={keysOf(key.accelerator)} />}
        {key.state !== 'off' && (
          <Button
            variant="default"
            onKeyDown={onKeyDown}
            onBlur={() => setAsking(false)}
            onClick={() => setAsking(true)}
          >
            {t(asking ? 'capture.key.press' : 'capture.key.change')}
          </Button>
        )}
      </div>
      {asking && <p className={styles['note']}>{t('capture.key.needs')}</p>}
      {key.state === 'taken' && (
        <p className={styles['taken']} role="alert">
          {t('capture.key.taken')}
        </p>
      )}
    </section>
  )
}
