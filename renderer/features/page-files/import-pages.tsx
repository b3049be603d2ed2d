import { Button, Group } from '@mantine/core'
import { IconCircleCheck, IconFileText, IconFolder } from '@tabler/icons-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../electron/contract/messages'
import { failureText } from '../../app/notify'
import { Panel } from '../../app/panel'
import { useSession } from '../../app/session'
import { undoThis } from '../../app/undo-actions'
import type { ImportState } from './import-state'
import styles from './page-files.module.css'
import { PlanStep } from './plan-step'
import { useImportPages, type ImportFlow } from './use-import-pages'
import { Working } from './working'

/** Markdown to pages: what there is, what it will become, how far it is, and the way back. */
export function ImportPages(): ReactNode {
  const { t } = useTranslation()
  const { wiki } = useSession()
  const flow = useImportPages()
  const { step } = flow.state
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => wiki.follow(), [wiki])
  // What had the focus in the step before is gone: without this, keys would go nowhere.
  useEffect(() => body.current?.focus(), [step])
  const busy = step === 'running'
  return (
    <Panel opened title={t('pageFiles.importTitle')} size={640} busy={busy}>
      <div ref={body} tabIndex={-1} className={styles['body']}>
        <Step state={flow.state} flow={flow} />
      </div>
    </Panel>
  )
}

function Step({ state, flow }: { readonly state: ImportState; readonly flow: ImportFlow }): ReactNode {
  const { t } = useTranslation()
  switch (state.step) {
    case 'choose':
      return <ChooseStep failure={state.failure} choose={flow.choose} />
    case 'reading':
      return (
        <Working
          title={t('pageFiles.reading', { name: state.source.name })}
          work={state.work}
          onCancel={flow.cancel}
        />
      )
    case 'plan':
      return <PlanStep state={state} flow={flow} />
    case 'running':
      return (
        <Working
          title={t('pageFiles.running', { name: state.source.name })}
          work={state.work}
          onCancel={flow.cancel}
        />
      )
    case 'done':
      return <DoneStep state={state} />
  }
}

function ChooseStep({
  failure,
  choose,
}: {
  readonly failure: Failure | null
  readonly choose: ImportFlow['choose']
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
      <p>{t('pageFiles.intro')}</p>
      <Group gap="sm" justify="center">
        <Button
          size="sm"
          leftSection={<IconFolder size={16} stroke={1.75} />}
          onClick={() => choose('folder')}
          data-autofocus
        >
          {t('pageFiles.chooseFolder')}
        </Button>
        <Button
          size="sm"
          variant="default"
          leftSection={<IconFileText size={16} stroke={1.75} />}
          onClick={() => choose('file')}
        >
          {t('pageFiles.chooseFile')}
        </Button>
      </Group>
    </div>
  )
}

function DoneStep({ state }: { readonly state: Extract<ImportState, { step: 'done' }> }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const [busy, setBusy] = useState(false)
  const { report, done, firstId } = state
  return (
    <div className={styles['centre']}>
      <h2>
        <IconCircleCheck size={22} stroke={1.75} /> {t('pageFiles.done', { count: report.total })}
      </h2>
      {report.troubles.length > 0 && <p>{t('pageFiles.leftOut', { count: report.troubles.length })}</p>}
      <Group gap="sm" justify="center">
        {firstId !== null && (
          <Button size="sm" onClick={() => session.ui.showPage(firstId)} data-autofocus>
            {t('pageFiles.show')}
          </Button>
        )}
        <Button
          size="sm"
          variant="default"
          disabled={busy}
          onClick={() => {
            setBusy(true)
            void undoThis(session, done).finally(session.ui.closePanel)
          }}
        >
          {t('pageFiles.undo')}
        </Button>
      </Group>
    </div>
  )
}
