import { Button, Progress } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../app/use-formats'
import { shareOf, type Work } from './import-state'
import styles from './page-files.module.css'

interface WorkingProps {
  readonly title: string
  readonly work: Work
  readonly onCancel: () => void
}

/** How far it is, with a number, and a way to stop it while it still can be. */
export function Working({ title, work, onCancel }: WorkingProps): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const { progress, cancelling } = work
  const share = shareOf(work)
  return (
    <div className={styles['centre']}>
      <h2>{title}</h2>
      <Progress.Root w={320}>
        <Progress.Section value={(share ?? 0) * 100} aria-label={t('pageFiles.progressLabel')} />
      </Progress.Root>
      <p className="tabular" role="status">
        {cancelling ? t('pageFiles.cancelling') : t(`pageFiles.phase.${progress?.phase ?? 'reading'}`)}
        {share !== null && !cancelling && ` · ${formats.percent(share)}`}
      </p>
      <Button variant="default" disabled={cancelling || progress?.cancellable === false} onClick={onCancel}>
        {t('common.cancel')}
      </Button>
    </div>
  )
}
