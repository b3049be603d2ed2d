import { Button, Group } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory, useSession } from '../../app/session'
import { HeldFields } from './held-fields'
import styles from './import.module.css'
import type { ImportState } from './import-state'
import { NextFile } from './next-file'
import { ReportFacts } from './report-facts'
import { ThisIsMe } from './this-is-me'
import type { ImportFlow } from './flow'
import { useUndoImport } from './use-undo-import'

type Done = Extract<ImportState, { step: 'done' }>

/** What the import did; who of its people one is; and the way back. */
export function ReportStep({ state, flow }: { readonly state: Done; readonly flow: ImportFlow }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { boards } = useDirectory()
  const { report, file } = state
  const { busy, undo } = useUndoImport({
    boardId: report.boardId,
    layerId: report.layerId,
    fileName: file.name,
  })
  const count = report.created + report.updated + report.unchanged
  const board = boards.find(one => one.id === report.boardId)?.name ?? ''

  return (
    <div className={styles['report']}>
      <h2>
        <IconCircleCheck size={22} stroke={1.75} /> {t('imports.done')}
      </h2>
      <p>{t('imports.doneText', { count, board })}</p>
      <ReportFacts report={report} />
      <HeldFields report={report} />
      <ThisIsMe owners={state.owners} />
      <Group gap="sm" mt="lg">
        <NextFile flow={flow} />
        <Button size="sm" variant={flow.next === null ? 'filled' : 'default'} onClick={session.ui.closePanel}>
          {t('imports.showBoard')}
        </Button>
        {report.customFields.length > 0 && (
          <Button size="sm" variant="default" onClick={() => session.ui.openPipeline('fields')}>
            {t('imports.typeFields', { count: report.customFields.length })}
          </Button>
        )}
        <Button size="sm" variant="default" disabled={busy} onClick={() => void undo()}>
          {busy ? t('imports.undoing') : t('imports.undoThis')}
        </Button>
      </Group>
    </div>
  )
}
