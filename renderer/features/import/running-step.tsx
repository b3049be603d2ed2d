import { Button, Progress } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../app/use-formats'
import styles from './import.module.css'
import type { ImportState } from './import-state'

interface RunningProps {
  readonly state: Extract<ImportState, { step: 'running' }>
  readonly onCancel: () => void
}

/** How far it is, with a number, and a way to stop it while it still can be. */
export function RunningStep({ state, onCancel }: RunningProps): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const { file, progress, cancelling } = state
  const { done = 0, total = 0 } = progress ?? {}
  const share = total === 0 ? 0 : Math.min(100, (done / total) * 100)
  return (
    <div className={styles['centre']}>
      <h2>{t('imports.running', { file: file.name })}</h2>
      <Progress.Root w={360}>
        <Progress.Section value={share} aria-label={t('imports.progressLabel')} />
      </Progress.Root>
      <p className="tabular" role="status">
        {cancelling ? t('imports.cancelling') : t(`imports.phase.${progress?.phase ?? 'reading'}`)}
        {total > 1 && !cancelling && ` · ${formats.percent(share / 100)}`}
      </p>
      <Button variant="default" disabled={cancelling || progress?.cancellable === false} onClick={onCancel}>
        {t('common.cancel')}
      </Button>
    </div>
  )
}
