import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../electron/contract/messages'
import { failureText } from '../../app/notify'
import { useSession } from '../../app/session'
import styles from './import.module.css'

interface PlanFrameProps {
  /** Why there is no plan. */
  readonly failure: Failure | null
  /** Said while there is no plan yet. */
  readonly waiting: string | null
  /** What is shown is of the mapping before the last change. */
  readonly stale: boolean
  /** The plan, once there is one. */
  readonly children: ReactNode
  readonly run: {
    readonly label: string
    readonly blocked: boolean
    readonly quiet: boolean
    readonly go: () => void
  }
}

/** The dry run, beside the mapping it is of, and the button that makes it real. */
export function PlanFrame({ failure, waiting, stale, children, run }: PlanFrameProps): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  return (
    <aside className={styles['plan']} aria-label={t('imports.plan')} aria-busy={stale}>
      <h2>{t('imports.plan')}</h2>
      {failure !== null && (
        <p role="alert" className={styles['alert']}>
          {failureText(session, failure)}
        </p>
      )}
      {failure === null && waiting !== null && <p className={styles['soft']}>{waiting}</p>}
      {children !== null && (
        <div className={styles['facts']} data-stale={stale || undefined}>
          {children}
        </div>
      )}
      <div className={styles['actions']}>
        <Button
          size="sm"
          fullWidth
          disabled={run.blocked}
          variant={run.quiet ? 'default' : 'filled'}
          onClick={run.go}
        >
          {run.label}
        </Button>
      </div>
    </aside>
  )
}
