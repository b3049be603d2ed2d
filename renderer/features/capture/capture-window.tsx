import { Button } from '@mantine/core'
import { useEffect, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../app/session'
import { CaptureForm } from './capture-form'
import styles from './capture.module.css'
import type { Kept } from './keep'

/** How long the small window says what was kept before it goes by itself. */
const SAID_FOR = 4_000

/** The whole of the small window that the global key opens over whatever else is open on this computer. */
export function CaptureWindow(): ReactNode {
  const { t } = useTranslation()
  const { bridge, undo } = useSession()
  const [kept, setKept] = useState<Kept | null>(null)
  const close = (): void => {
    setKept(null)
    void bridge.invoke('capture:close', undefined)
  }
  useEffect(() => {
    if (kept === null) return
    const timer = setTimeout(() => {
      setKept(null)
      void bridge.invoke('capture:close', undefined)
    }, SAID_FOR)
    return () => clearTimeout(timer)
  }, [kept, bridge])
  const takeBack = async (): Promise<void> => {
    if (kept !== null) await undo.undoThis(kept.done)
    setKept(null)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (kept === null) return
    if (event.key === 'z' && (event.ctrlKey || event.metaKey)) void takeBack()
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
  }
  return (
    <main className={styles['window']} onKeyDown={onKeyDown}>
      <h1 className={styles['title']}>{t('capture.title')}</h1>
      {kept === null ? (
        <CaptureForm onKept={setKept} onGiveUp={close} />
      ) : (
        <div className={styles['said']} role="status">
          <p>{t('capture.kept', { title: kept.deal.title })}</p>
          <Button variant="subtle" onClick={() => void takeBack()}>
            {t('common.undo')}
          </Button>
          <Button autoFocus onClick={close}>
            {t('common.close')}
          </Button>
        </div>
      )}
      <p className={styles['hint']}>{t('capture.hint')}</p>
    </main>
  )
}
