import { ActionIcon, Button } from '@mantine/core'
import { IconFileImport, IconX } from '@tabler/icons-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../electron/contract/messages'
import { failureText } from '../../app/notify'
import { useSession } from '../../app/session'
import { EntryReportStep } from './entry-report'
import { EntryStep } from './entry-step'
import styles from './import.module.css'
import { MappingStep } from './mapping-step'
import { QueueBar } from './queue-bar'
import { ReportStep } from './report-step'
import { RunningStep } from './running-step'
import { useImport } from './use-import'

/** The import, over the board: what the file is, what it will do, and what it did. */
export function ImportPage(): ReactNode {
  const { t } = useTranslation()
  const { ui } = useSession()
  const flow = useImport()
  const { state } = flow
  const page = useRef<HTMLElement>(null)
  // What had the focus in the step before is gone: without this, keys would go nowhere.
  useEffect(() => page.current?.focus(), [state.step])
  return (
    <section
      ref={page}
      className={styles['page']}
      role="dialog"
      aria-label={t('imports.title')}
      tabIndex={-1}
      onKeyDown={event => {
        if (event.key === 'Escape' && !event.defaultPrevented && state.step !== 'running') ui.closePanel()
      }}
    >
      <header className={styles['header']}>
        <h1>{t('imports.title')}</h1>
        <ActionIcon
          aria-label={t('common.close')}
          disabled={state.step === 'running'}
          onClick={ui.closePanel}
        >
          <IconX size={18} stroke={1.75} />
        </ActionIcon>
      </header>
      <QueueBar flow={flow} />
      {state.step === 'choose' && <ChooseStep failure={state.failure} onChoose={flow.choose} />}
      {state.step === 'reading' && (
        <p className={styles['centre']}>{t('imports.reading', { file: state.file.name })}</p>
      )}
      {state.step === 'mapping' && <MappingStep key={state.file.path} state={state} flow={flow} />}
      {state.step === 'entries' && <EntryStep key={state.file.path} state={state} flow={flow} />}
      {state.step === 'running' && <RunningStep state={state} onCancel={flow.cancel} />}
      {state.step === 'done' && <ReportStep state={state} flow={flow} />}
      {state.step === 'entries-done' && <EntryReportStep state={state} flow={flow} />}
    </section>
  )
}

function ChooseStep({
  failure,
  onChoose,
}: {
  readonly failure: Failure | null
  readonly onChoose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  return (
    <div className={styles['centre']}>
      {failure !== null && (
        <p role="alert" className={styles['alert']}>
          {failureText(session, failure)}
        </p>
      )}
      <p>{t('imports.intro')}</p>
      <Button size="sm" leftSection={<IconFileImport size={16} stroke={1.75} />} onClick={onChoose}>
        {t('imports.choose')}
      </Button>
    </div>
  )
}
